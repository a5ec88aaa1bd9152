package io.github.nightlywheels.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.nightlywheels.engine.TagPattern;
import io.github.nightlywheels.frontend.PublishParameters;
import io.github.nightlywheels.wheel.WheelFilename;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The CI examples: that they are well-formed, and run the commands that integration projects run. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("src/site/resources/examples");
    private static final List<Path> PROJECTS = List.of(
            Path.of("src/it/publish-nightly-in-ci/invoker.properties"),
            Path.of("src/it/publish-nightly-from-many-jobs/invoker.properties"));
    /** What differs from job to job and from night to night. */
    private static final Pattern VARIABLE = Pattern.compile("(-Dnightly\\.(?:version|tag|requiredTags))=\\S+");

    private static final Pattern BUILT_TAG = Pattern.compile("\\bcp\\d+-cp\\d+-\\w+");
    private static final Pattern REQUIRED_TAGS = Pattern.compile("requiredTags=([^'\"\\s]+)");
    private static final Pattern TOKEN = Pattern.compile("\\b[A-Z]+(?:_[A-Z]+)*_TOKEN\\b");
    private static final Pattern SHELL = Pattern.compile("\\bsh '([^']+)'");

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.sorted().toList().stream();
        }
    }

    private static boolean isYaml(Path file) {
        return file.toString().endsWith(".yml");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void runsOnlyCommandsThatAreTested(Path example) throws IOException {
        assertThat(commands(example)).isNotEmpty();
        assertThat(tested()).containsAll(commands(example));
    }

    @Test
    void everyTestedCommandIsInAnExample() throws IOException {
        assertThat(examples().flatMap(example -> commands(example).stream())).containsAll(tested());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void requiresWhatItsJobsBuildAndNothingElse(Path example) throws IOException {
        String text = Files.readString(example);
        Set<String> built =
                BUILT_TAG.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
        List<TagPattern> required = REQUIRED_TAGS
                .matcher(text)
                .results()
                .flatMap(match ->
                        PublishParameters.requiredTags(List.of(match.group(1).split(","))).stream())
                .toList();
        assertThat(built).allMatch(tag -> required.stream().anyMatch(pattern -> matches(pattern, tag)));
        assertThat(required).allMatch(pattern -> built.stream().anyMatch(tag -> matches(pattern, tag)));
    }

    private static boolean matches(TagPattern pattern, String tag) {
        return pattern.matches(WheelFilename.find("demo-1.0.dev1-" + tag + ".whl")
                .orElseThrow()
                .tags());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void namesTheVariableThatTheTokenIsLookedForIn(Path example) throws IOException {
        Set<String> variables = TOKEN.matcher(Files.readString(example))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(variables)
                .containsExactly(
                        PluginParameter.named("tokenEnvironmentVariable").defaultValue());
    }

    /** Its lines that run Maven. */
    private static List<String> commands(Path example) {
        try {
            Stream<String> lines = isYaml(example)
                    ? scalars(new YAMLMapper().readTree(example.toFile()))
                    : SHELL.matcher(Files.readString(example)).results().map(match -> match.group(1));
            return lines.flatMap(String::lines)
                    .filter(line -> line.startsWith("mvn "))
                    .map(ExamplesTest::withoutVariables)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> scalars(JsonNode node) {
        return node.isContainerNode()
                ? StreamSupport.stream(node.spliterator(), false).flatMap(ExamplesTest::scalars)
                : Stream.of(node.asText());
    }

    private static List<String> tested() throws IOException {
        List<String> tested = new ArrayList<>();
        for (Path project : PROJECTS) {
            Properties invocations = properties(project);
            for (String name : invocations.stringPropertyNames()) {
                if (name.startsWith("invoker.goals.")) {
                    String command =
                            "mvn " + invocations.getProperty(name).strip() + ofFile(project, invocations, name);
                    tested.add(withoutVariables(command.replace("${project.version}", "0.1.0-SNAPSHOT")));
                }
            }
        }
        return tested;
    }

    /** The properties that an integration test gives in a file, as on the command line. */
    private static String ofFile(Path project, Properties invocations, String goals) throws IOException {
        String file = invocations.getProperty(goals.replace("goals", "userPropertiesFile"));
        if (file == null) {
            return "";
        }
        return properties(project.resolveSibling(file)).entrySet().stream()
                .map(property -> " -D" + property.getKey() + "=" + property.getValue())
                .sorted()
                .collect(Collectors.joining());
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private static String withoutVariables(String command) {
        return VARIABLE.matcher(command.replaceFirst(" > \\S+$", "")).replaceAll("$1=...");
    }
}
