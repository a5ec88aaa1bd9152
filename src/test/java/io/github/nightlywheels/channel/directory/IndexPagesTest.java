package io.github.nightlywheels.channel.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexPagesTest {
    private static final String CONTENT = "0123456789abcdef".repeat(4);
    private static final String METADATA = "fedcba9876543210".repeat(4);
    private static final IndexedFile LOCAL = new IndexedFile(
            "demo-1.0.dev1+cu12.1-cp313-cp313-linux_x86_64.whl",
            CONTENT,
            1234,
            Optional.of(">=3.9,<4,!=\"3.10\"&'x'"),
            Optional.of(METADATA),
            Instant.parse("2026-11-22T03:04:05.678901234Z"));
    private static final ProjectIndex INDEX = ProjectIndex.empty("demo").with(List.of(LOCAL));

    @Test
    void encodesUrlsAndEscapesAttributes() {
        assertThat(text(IndexHtml.project(INDEX)))
                .contains("<a href=\"0123456789abcdef/demo-1.0.dev1%2Bcu12.1-cp313-cp313-linux_x86_64.whl#sha256="
                        + CONTENT
                        + "\" data-requires-python=\"&gt;=3.9,&lt;4,!=&quot;3.10&quot;&amp;&#39;x&#39;\""
                        + " data-core-metadata=\"sha256=" + METADATA + "\" data-dist-info-metadata=\"sha256=" + METADATA
                        + "\">demo-1.0.dev1+cu12.1-cp313-cp313-linux_x86_64.whl</a><br>\n")
                .contains("<meta name=\"pypi:repository-version\" content=\"1.1\">");
    }

    @Test
    void encodesWhatIsNotAscii() {
        IndexedFile odd = new IndexedFile(
                "d&é mo-1-py3-none-any.whl", CONTENT, 1, Optional.empty(), Optional.empty(), Instant.EPOCH);
        assertThat(odd.url()).isEqualTo("0123456789abcdef/d%26%C3%A9%20mo-1-py3-none-any.whl");
        assertThat(text(IndexHtml.project(ProjectIndex.empty("d").with(List.of(odd)))))
                .contains(">d&amp;é mo-1-py3-none-any.whl</a>")
                .doesNotContain("data-");
    }

    @Test
    void writesTheJsonOfTheSpecification() throws IOException {
        JsonNode page = new ObjectMapper().readTree(IndexJson.project(INDEX));
        JsonNode expected = new ObjectMapper().readTree("""
                {"meta": {"api-version": "1.1"}, "name": "demo", "versions": ["1.0.dev1+cu12.1"], "files": [{
                  "filename": "demo-1.0.dev1+cu12.1-cp313-cp313-linux_x86_64.whl",
                  "url": "0123456789abcdef/demo-1.0.dev1%%2Bcu12.1-cp313-cp313-linux_x86_64.whl",
                  "hashes": {"sha256": "%s"},
                  "requires-python": ">=3.9,<4,!=\\"3.10\\"&'x'",
                  "core-metadata": {"sha256": "%s"},
                  "size": 1234, "upload-time": "2026-11-22T03:04:05.678901Z"}]}
                """.formatted(CONTENT, METADATA));
        assertThat(page).isEqualTo(expected);
    }

    @Test
    void listsProjects() throws IOException {
        assertThat(text(IndexHtml.list(List.of("a", "b-c"))))
                .contains("<a href=\"a/\">a</a><br>\n<a href=\"b-c/\">b-c</a><br>\n");
        assertThat(new ObjectMapper().readTree(IndexJson.list(List.of("a", "b-c"))))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        "{\"meta\":{\"api-version\":\"1.1\"},\"projects\":[{\"name\":\"a\"},{\"name\":\"b-c\"}]}"));
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(IndexJson.parse("demo", IndexJson.project(INDEX))).contains(INDEX);
        assertThat(IndexJson.parse("demo", IndexJson.project(ProjectIndex.empty("demo"))))
                .contains(ProjectIndex.empty("demo"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "null", "[]", "{}", "{\"meta\":{\"api-version\":\"1.1\"},\"name\":\"demo\"}"})
    void takesADamagedPageForNone(String page) {
        assertThat(IndexJson.parse("demo", page.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef/demo=../../../etc/demo",
                "\"filename\" : \"demo-=\"filename\" : \"../demo-",
                "0123456789abcdef0123=0123456789ABCDEF0123",
                "\"size\" : 1234=\"size\" : -1",
                "T03:04=T99:04",
                "\"name\" : \"demo\"=\"name\" : \"demos\"",
                "\"1.1\"=\"2.0\""
            })
    void takesAnAlteredPageForNone(String alteration) {
        String[] fromTo = alteration.split("=", 2);
        String page = text(IndexJson.project(INDEX));
        String altered = page.replace(fromTo[0], fromTo[1]);
        assertThat(altered).isNotEqualTo(page);
        assertThat(IndexJson.parse("demo", altered.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../demo-1-py3-none-any.whl",
                ".demo-1-py3-none-any.whl",
                "a/demo-1-py3-none-any.whl",
                "a\\demo-1-py3-none-any.whl",
                "demo-1-any.whl",
                "demo-1-py3-none-any.zip"
            })
    void namesNothingThatIsNoWheelOfTheDirectory(String filename) {
        assertThatThrownBy(
                        () -> new IndexedFile(filename, CONTENT, 1, Optional.empty(), Optional.empty(), Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String text(byte[] page) {
        return new String(page, StandardCharsets.UTF_8);
    }
}
