package io.github.nightlywheels.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of parameters, compared with the plugin's descriptor. */
class ParameterTablesTest {
    private final Map<String, PluginParameter> parameters = PluginParameter.all();

    @Test
    void thePageOfParametersHasOneTrueRowForEach() {
        assertThat(rows(Page.read(Page.PARAMETERS)))
                .hasSizeGreaterThan(20)
                .containsExactlyInAnyOrderElementsOf(parameters.values().stream()
                        .map(ParameterTablesTest::row)
                        .toList());
    }

    @Test
    void theReadmeRepeatsSomeOfThem() {
        assertThat(rows(Page.read(Page.README)))
                .hasSizeBetween(5, 15)
                .isSubsetOf(parameters.values().stream()
                        .map(ParameterTablesTest::row)
                        .toList());
    }

    @Test
    void everyOtherTableStatesTheSameDefaults() {
        Map<String, String> byProperty = parameters.values().stream()
                .filter(parameter -> !parameter.property().isEmpty())
                .collect(Collectors.toMap(
                        parameter -> code(parameter.property()), parameter -> shown(parameter.defaultValue())));
        List<String> compared = new ArrayList<>();
        for (Page page : Page.ofSite()) {
            page.tables().stream()
                    .filter(table -> table.columns().containsAll(List.of("parameter", "default")))
                    .filter(table -> !table.columns().contains("property"))
                    .flatMap(table -> table.rows().stream())
                    .forEach(row -> {
                        String property = cell(row, "parameter");
                        assertThat(byProperty)
                                .as("%s in %s", property, page.path())
                                .containsEntry(property, cell(row, "default"));
                        compared.add(property);
                    });
        }
        assertThat(compared).contains("`nightly.timeout`");
    }

    private static List<String> rows(Page page) {
        return page.tables().stream()
                .filter(table -> table.columns().contains("property"))
                .flatMap(table -> table.rows().stream())
                .map(row -> String.join(
                        " | ",
                        cell(row, "parameter"),
                        cell(row, "property"),
                        cell(row, "default"),
                        cell(row, "goals"),
                        cell(row, "meaning").isBlank() ? "no meaning" : "a meaning"))
                .toList();
    }

    private static String row(PluginParameter parameter) {
        return String.join(
                " | ",
                code(parameter.name()),
                parameter.property().isEmpty() ? "none" : code(parameter.property()),
                shown(parameter.defaultValue()),
                goals(parameter),
                "a meaning");
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static String goals(PluginParameter parameter) {
        Set<String> goals = parameter.goals();
        return goals.equals(PluginParameter.allGoals())
                ? "all"
                : goals.stream().map(ParameterTablesTest::code).collect(Collectors.joining(", "));
    }

    private static String shown(String defaultValue) {
        return defaultValue.isEmpty()
                ? "none"
                : Stream.of(defaultValue.split(",", -1))
                        .map(ParameterTablesTest::code)
                        .collect(Collectors.joining(", "));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
