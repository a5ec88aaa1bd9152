package io.github.nightlywheels.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one run of Maven printed.
 *
 * @param text all of it
 */
public record MavenOutput(String text) {
    private static final Pattern BLOCK = Pattern.compile(
            "(?s)Failed to execute goal [^\\n]*?:publish-nightly [^\\n]*? on project \\S+: (.*?) -> \\[Help 1\\]");

    /** The runs in a log, one after the other. */
    static List<MavenOutput> runs(Path log) {
        return parts(log).skip(1).map(MavenOutput::new).toList();
    }

    /** What stands in a log before all that the runs printed, without the words of the invoker and the JVM and the colors. */
    static String beforeRuns(Path log) {
        return parts(log)
                .findFirst()
                .orElseThrow()
                .replaceAll("\u001b\\[[0-9;]*m", "")
                .replaceAll("(?m)^(Running|Finished) pre-build script: .*$", "")
                .replaceAll("(?m)^WARNING: .*$", "") // a newer JVM about an older Maven
                .replaceFirst("\\[INFO] $", "")
                .strip();
    }

    private static Stream<String> parts(Path log) {
        try {
            return Stream.of(Files.readString(log).split("Scanning for projects\\.\\.\\.", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether these texts were printed, in this order. */
    public MavenOutput shows(String... texts) {
        assertThat(text).containsSubsequence(texts);
        return this;
    }

    /** Whether this text was printed a single time. */
    public MavenOutput showsOnce(String once) {
        assertThat(text).containsOnlyOnce(once);
        return this;
    }

    public MavenOutput hides(String... texts) {
        assertThat(text).doesNotContain(texts);
        return this;
    }

    /** Whether the build failed with exactly these lines. */
    public MavenOutput failsWith(String block) {
        assertThat(block()).isEqualTo(block.strip());
        return this;
    }

    /** Whether the build failed with a block that holds these texts in this order. */
    public MavenOutput failsSaying(String... texts) {
        assertThat(block()).containsSubsequence(texts);
        return this;
    }

    /**
     * What the goal failed with: the lines that a person reads, without those Maven puts around them. What differs from run
     * to run is replaced by a word in capital letters.
     */
    public String block() {
        Matcher matcher = BLOCK.matcher(text);
        assertThat(matcher.find())
                .as("a failure of publish-nightly in:%n%s", text)
                .isTrue();
        return matcher.group(1)
                .replaceAll("(?m)^\\[ERROR\\] ?", "")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "SERVER")
                .replace("(protocol_version) ", "") // a newer JDK names the alert twice
                .replaceAll("request id \\w+", "request id ID")
                .replaceAll("/[^\\n ]*/target/it[^/\n ]*/", "ITS/")
                .strip();
    }

    /** Whether Maven warned of nothing but these, and of repositories that lack what only Maven 4 asks them for. */
    public MavenOutput warnsOnlyOf(String... expected) {
        assertThat(text.lines()
                        .filter(line -> line.startsWith("[WARNING]"))
                        .filter(line -> !line.contains("/.meta/prefixes.txt")))
                .allMatch(line -> List.of(expected).stream().anyMatch(line::contains));
        return this;
    }
}
