package io.github.nightlywheels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Only the goals speak of Maven: what other front ends show too has the names of its parameters from them. */
class MavenWordsTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/nightlywheels");
    /** The front ends, and the rooms that read the versions of Maven projects and the settings of Maven. */
    private static final Set<String> EXEMPT = Set.of("maven", "cli", "settings", "version");

    private static final String NAME_OF_THE_PROJECT = "nightly-wheels-maven-plugin";
    private static final Pattern WORDS = Pattern.compile(
            "(?i:maven|mvn|mojo|settings\\.xml|settings-security|deploy phase|goal)"
                    + "|\\bPOM\\b|-Dnightly|\"[^\"]*\\bnightly\\.[a-zA-Z]|<(?:server|password|proxies|configuration)\\b");

    /** All that is not a front end. */
    static Stream<String> rooms() throws IOException {
        try (Stream<Path> rooms = Files.list(SOURCES)) {
            return rooms
                    .filter(Files::isDirectory)
                    .map(room -> room.getFileName().toString())
                    .filter(room -> !EXEMPT.contains(room))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void speaksOfNoMaven(String room) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES.resolve(room))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).isNotEmpty();
            for (Path source : sources) {
                List<String> lines = Files.readAllLines(source);
                for (int i = 0; i < lines.size(); i++) {
                    assertThat(speaksOfMaven(lines.get(i)))
                            .as("%s:%d: %s", source, i + 1, lines.get(i))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void readsTheRoomsThatMakeTexts() throws IOException {
        assertThat(rooms())
                .contains("access", "channel", "engine", "failure", "frontend", "http", "report", "token", "wheel");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "return \"set <apiUrl> (-Dnightly.apiUrl)\";, true",
                "return \"see nightly.apiUrl\";, true",
                "/** As Maven does. */, true",
                "\"correct it in the POM\", true",
                "\"the <proxies> in a file\", true",
                "import io.github.nightlywheels.failure.Failure;, false",
                "\"https://github.com/nightlywheels/nightly-wheels-maven-plugin\", false"
            })
    void knowsTheWords(String line, boolean expected) {
        assertThat(speaksOfMaven(line)).isEqualTo(expected);
    }

    private static boolean speaksOfMaven(String line) {
        return WORDS.matcher(line.replace(NAME_OF_THE_PROJECT, "")).find();
    }
}
