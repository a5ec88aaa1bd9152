package io.github.nightlywheels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.docs.PluginParameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** That the options, the parameters of the goals, and the page are the same set. */
class OptionsTest {
    private static final Map<String, String> GOALS = Map.of(
            "publish", "publish-nightly",
            "check-access", "check-access",
            "status", "channel-status",
            "prune", "prune",
            "version", "nightly-version",
            "package-wheel", "package-wheel");
    private static final Path PAGE = Path.of("src/site/markdown/command-line.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final CommandLine commands = new Main(ProcessEnvironment.ofThisProcess()).commands();

    static Stream<String> commandNames() {
        return GOALS.keySet().stream().sorted();
    }

    private List<OptionSpec> options(String command) {
        return commands.getSubcommands().get(command).getCommandSpec().options().stream()
                .filter(option -> !Main.ONLY_HERE.contains(option.longestName()))
                .toList();
    }

    private static String parameter(OptionSpec option) {
        return OptionName.ofOption(option.longestName()).parameter();
    }

    @Test
    void everyGoalHasACommandAndTheOtherWayRound() {
        Set<String> names = new TreeSet<>(commands.getSubcommands().keySet());
        names.remove("help");
        assertThat(names).isEqualTo(new TreeSet<>(GOALS.keySet()));
        assertThat(new TreeSet<>(GOALS.values())).isEqualTo(PluginParameter.allGoals());
    }

    /** These take wheels as publish does, where the goal finds them in the build directories. */
    @ParameterizedTest
    @MethodSource("commandNames")
    void aCommandHasTheOptionsThatItsGoalHasParameters(String command) {
        Set<String> parameters = PluginParameter.all().values().stream()
                .filter(parameter -> parameter.goals().contains(GOALS.get(command)))
                .map(PluginParameter::name)
                .filter(name -> !GoalOnly.PARAMETERS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        if (List.of("check-access", "status", "prune").contains(command)) {
            parameters.addAll(Set.of("wheelDirectory", "includes", "excludes"));
        }
        assertThat(options(command).stream().map(OptionsTest::parameter))
                .containsExactlyInAnyOrderElementsOf(parameters);
    }

    @ParameterizedTest
    @MethodSource("commandNames")
    void anOptionHasTheDefaultOfItsParameter(String command) {
        for (OptionSpec option : options(command)) {
            String goals = PluginParameter.named(parameter(option)).defaultValue();
            if (!goals.contains("${")) { // of a project, which is not here
                assertThat(option.defaultValue() == null ? "" : option.defaultValue())
                        .as(option.longestName())
                        .isEqualTo(goals);
            }
            assertThat(option.description()).as(option.longestName()).isNotEmpty();
        }
    }

    @Test
    void whatOnlyGoalsHaveIsAParameterAndHasNoOption() {
        assertThat(PluginParameter.all().keySet()).containsAll(GoalOnly.PARAMETERS);
        assertThat(Main.options(commands)).doesNotContainAnyElementsOf(GoalOnly.PARAMETERS);
    }

    @Test
    void thePropertyAndTheVariableFollowFromTheOption() {
        Map<String, String> properties = new TreeMap<>();
        commandNames().flatMap(command -> options(command).stream()).forEach(option -> {
            OptionName name = OptionName.ofOption(option.longestName());
            assertThat(name.option()).isEqualTo(option.longestName());
            String property = PluginParameter.named(name.parameter()).property();
            if (!property.isEmpty()) {
                properties.put(name.property(), property);
            }
        });
        assertThat(properties)
                .hasSizeGreaterThan(30)
                .allSatisfy((ours, goals) -> assertThat(ours).isEqualTo(goals));
        assertThat(new OptionName("onConflict").variable()).isEqualTo("NIGHTLY_ON_CONFLICT");
    }

    @Test
    void thePageNamesWhatOnlyOneFrontEndHas() throws IOException {
        assertThat(codes("have no option, since")).isEqualTo(new TreeSet<>(GoalOnly.PARAMETERS));
        assertThat(codes("on only the command line")).isEqualTo(new TreeSet<>(Main.ONLY_HERE));
        assertThat(codes("for this program only")).isEqualTo(withoutProperty());
    }

    /** The keys of the parameters that have an option here and no property in Maven. */
    private Set<String> withoutProperty() {
        return Main.options(commands)
                .filter(name -> PluginParameter.named(name).property().isEmpty())
                .map(name -> new OptionName(name).property())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void thereIsNoOptionForAToken() {
        assertThat(Main.options(commands)
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains("token")))
                .containsExactlyInAnyOrder("tokenEnvironmentVariable", "tokenExpires", "allowOrganizationToken");
    }

    /** What stands in code marks in the one paragraph that has these words. */
    private static Set<String> codes(String words) throws IOException {
        List<String> paragraphs = Stream.of(Files.readString(PAGE).split("\n\n"))
                .filter(paragraph -> paragraph.contains(words))
                .toList();
        assertThat(paragraphs).as(words).hasSize(1);
        return CODE.matcher(paragraphs.get(0))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
