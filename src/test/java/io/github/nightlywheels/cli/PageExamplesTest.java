package io.github.nightlywheels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples on the page: that the commands have such options, and that the YAML is well-formed. */
class PageExamplesTest {
    private static final Pattern COMMAND = Pattern.compile("java -jar \\S+\\.jar ((?!--help)[a-z][^`'\"\\n]*)");
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\\n(.*?)```");

    private static String page() {
        try {
            return Files.readString(Path.of("src/site/markdown/command-line.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> commands() {
        return COMMAND.matcher(page()).results().map(match -> match.group(1).strip());
    }

    static Stream<String> yaml() {
        return YAML.matcher(page()).results().map(match -> match.group(1));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandIsUnderstood(String command) {
        assertThat(new Main(ProcessEnvironment.ofThisProcess())
                        .commands()
                        .parseArgs(command.split(" "))
                        .hasSubcommand())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void allYamlIsWellFormed(String yaml) throws IOException {
        assertThat(new YAMLMapper().readTree(yaml).isObject()).isTrue();
    }

    @Test
    void thereAreExamples() {
        assertThat(commands().toList()).hasSizeGreaterThan(6).contains("publish --organization=my-nightlies dist");
        assertThat(yaml()).hasSize(2);
    }
}
