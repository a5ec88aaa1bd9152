package io.github.nightlywheels.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of what is loaded with the plugin. */
class DependencyClosureTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([^:`]+:[^`]+)` \\| ([^ |]+) \\| ([\\d,]+) \\| [^|]+ \\|$");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<type>jar</type>\\s*<version>([^<]+)</version>");

    private final Page page = Page.read(Page.SITE.resolve("dependency-closure.md"));

    private Stream<MatchResult> rows() {
        return ROW.matcher(page.text()).results();
    }

    @Test
    void namesEveryDependencyThatThePluginIsLoadedWith() throws IOException {
        Map<String, String> table = new TreeMap<>();
        rows().forEach(row -> table.put(row.group(1), row.group(2)));
        Map<String, String> resolved = new TreeMap<>();
        String descriptor = Files.readString(Path.of("target/classes/META-INF/maven/plugin.xml"));
        DEPENDENCY
                .matcher(descriptor)
                .results()
                .forEach(match -> resolved.put(match.group(1) + ":" + match.group(2), match.group(3)));
        assertThat(table).isEqualTo(resolved);
    }

    @Test
    void tellsTheSizeOfEachAndOfAll() throws IOException {
        long sum = 0;
        for (MatchResult row : rows().toList()) {
            long size = Files.size(jar(row.group(1).replaceFirst(".*:", "") + "-" + row.group(2) + ".jar"));
            assertThat(String.format(Locale.ROOT, "%,d", size)).as(row.group(1)).isEqualTo(row.group(3));
            sum += size;
        }
        assertThat(page.text()).contains(String.format(Locale.ROOT, "%.1f MB together", sum / 1e6));
    }

    private static Path jar(String name) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(classPath.split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.endsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not on the class path"));
    }
}
