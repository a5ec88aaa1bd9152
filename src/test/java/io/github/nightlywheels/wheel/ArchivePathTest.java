package io.github.nightlywheels.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchivePathTest {
    @ParameterizedTest
    @CsvSource({
        "demo/a.py, demo/a.py",
        "./demo//a/, demo/a",
        "demo/../a, a",
        "demo/../../a, ../a",
        "../../a, ../../a",
        "demo/\u00fc\0/a, demo/\u00fc\0/a",
        "., ''"
    })
    void resolvesWhatATextSays(String text, String place) {
        assertThat(ArchivePath.of(text)).hasToString(place);
    }

    @Test
    void isAPlaceAmongOthers() {
        ArchivePath place = ArchivePath.of("demo/a/b");
        assertThat(place.first()).isEqualTo("demo");
        assertThat(place.parent()).isEqualTo(ArchivePath.of("demo/a")).isLessThan(place);
        assertThat(place.resolve("../../../..").first()).isEqualTo("..");
        assertThat(ArchivePath.of("demo").parent()).isEqualTo(ArchivePath.TOP);
        assertThat(ArchivePath.TOP.parent().first()).isEmpty();
    }
}
