package io.github.nightlywheels.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanOutputTest {
    private final StringOutput page = new StringOutput();
    private final CleanOutput output = new CleanOutput(page);

    private String text(String value) {
        output.setContext("p", null);
        output.writeUserContent(value);
        return page.toString();
    }

    private String attribute(String name, String value) {
        output.setContext("a", name);
        output.writeUserContent(value);
        return page.toString();
    }

    /** A control of C0 and C1, DEL, marks that reorder, a zero-width joiner, half of a pair, and what is no character. */
    @ParameterizedTest
    @ValueSource(ints = {0, 7, 0x1B, 0x7F, 0x85, 0x202E, 0x2066, 0x200D, 0xD800, 0xFFFE, 0xFFFF})
    void replacesWhatXmlCannotHoldOrWouldShowOtherwise(int codePoint) {
        String value = "a" + (char) codePoint + "b";
        assertThat(text(value)).isEqualTo("a\ufffdb");
        assertThat(attribute("title", value)).isEqualTo("a\ufffdba\ufffdb");
    }

    @Test
    void keepsWhatPeopleWrite() {
        String value = "h5py\t3.16\nGr\u00f6\u00dfe \u0645\u0631\u062d\u0628\u0627 \ud83d\udc0d";
        assertThat(text(value)).isEqualTo(value);
    }

    @Test
    void escapesForThePlaceWhereItStands() {
        assertThat(text("<b>&\"'")).isEqualTo("&lt;b&gt;&amp;\"'");
        assertThat(attribute("title", "\"&'<")).endsWith("&#34;&amp;&#39;&lt;");
    }

    @Test
    void leadsToNoScript() {
        assertThat(attribute("href", "javascript:alert(1)")).isEmpty();
    }
}
