package io.github.nightlywheels.wheel.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.wheel.metadata.Marker.AllOf;
import io.github.nightlywheels.wheel.metadata.Marker.AnyOf;
import io.github.nightlywheels.wheel.metadata.Marker.Expression;
import io.github.nightlywheels.wheel.metadata.Marker.Literal;
import io.github.nightlywheels.wheel.metadata.Marker.MarkerComparison;
import io.github.nightlywheels.wheel.metadata.Marker.Operand;
import io.github.nightlywheels.wheel.python.Python;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Compares the reader of requirements with the {@code packaging} library: with its stored results for the requirements of
 * 967 real wheels and some thousand generated ones, and with the library itself where it is. The system properties
 * {@code nightly.cases} and {@code nightly.seed} set how many new ones are made for that, and which.
 */
class PackagingAgreementTest {
    private static final int CASES = Integer.getInteger("nightly.cases", 500);
    private static final long SEED = Long.getLong("nightly.seed", 1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void readsEveryStoredRequirementAsPackagingDid() throws IOException {
        for (JsonNode each : stored("requirements.jsonl")) {
            String text = each.get(0).textValue();
            assertThat(read(text)).as(text).isEqualTo(each.get(1));
        }
    }

    @Test
    void readsEveryStoredPythonVersionAsPackagingDid() throws IOException {
        for (JsonNode each : stored("specifiers.jsonl")) {
            String text = each.get(0).textValue();
            assertThat(readSpecifiers(text)).as(text).isEqualTo(each.get(1));
        }
    }

    @Test
    void readsNewRequirementsAsPackagingDoes() throws Exception {
        Python.assume("packaging", 26);
        RequirementGenerator generator = new RequirementGenerator(SEED);
        List<JsonNode> real = stored("requirements.jsonl");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            texts.add(withoutLineBreakAtEnd(generator.next()));
            String known = real.get((int) (i * 7919L % real.size())).get(0).textValue();
            texts.add(withoutLineBreakAtEnd(generator.mutated(known)));
        }
        List<String> results = Python.run("parse_requirements.py", json(texts));
        for (int i = 0; i < texts.size(); i++) {
            assertThat(read(texts.get(i)))
                    .as("seed %d: %s", SEED, texts.get(i))
                    .isEqualTo(JSON.readTree(results.get(i)));
        }
    }

    @Test
    void readsNewPythonVersionsAsPackagingDoes() throws Exception {
        Python.assume("packaging", 26);
        RequirementGenerator generator = new RequirementGenerator(SEED);
        List<String> texts =
                Stream.generate(generator::nextSpecifiers).limit(CASES).toList();
        List<String> results = Python.run("parse_requirements.py", json(texts), "specifiers");
        for (int i = 0; i < texts.size(); i++) {
            assertThat(readSpecifiers(texts.get(i)))
                    .as("seed %d: %s", SEED, texts.get(i))
                    .isEqualTo(JSON.readTree(results.get(i)));
        }
    }

    /** packaging 26.2 takes one and 26.3 does not; METADATA has none. */
    private static String withoutLineBreakAtEnd(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /** Each line is a text and what packaging made of it. */
    private static List<JsonNode> stored(String resource) throws IOException {
        List<JsonNode> cases = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(PackagingAgreementTest.class.getResourceAsStream("/python/" + resource + ".gz")),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                cases.add(JSON.readTree(line));
            }
        }
        assertThat(cases).hasSizeGreaterThan(500);
        return cases;
    }

    private static List<String> json(List<String> texts) {
        return texts.stream().map(text -> NODES.textNode(text).toString()).toList();
    }

    private static JsonNode read(String text) {
        return DependencySpecifier.find(text)
                .<JsonNode>map(PackagingAgreementTest::json)
                .orElse(NullNode.instance);
    }

    private static JsonNode readSpecifiers(String text) {
        try {
            return clauses(VersionSpecifier.parseAll(text));
        } catch (IllegalArgumentException e) {
            return NullNode.instance;
        }
    }

    private static ObjectNode json(DependencySpecifier specifier) {
        ObjectNode json = NODES.objectNode().put("name", specifier.name().text());
        ArrayNode extras = json.putArray("extras");
        specifier.extras().stream().distinct().sorted().forEach(extras::add);
        json.set("versions", clauses(specifier.versions()));
        json.put("url", specifier.url().orElse(null));
        json.put(
                "marker",
                specifier.marker().map(marker -> text(marker.expression())).orElse(null));
        return json;
    }

    private static ArrayNode clauses(List<VersionSpecifier> versions) {
        ArrayNode json = NODES.arrayNode();
        versions.stream()
                .sorted(Comparator.comparing(VersionSpecifier::operator).thenComparing(VersionSpecifier::version))
                .distinct()
                .forEach(version -> json.addArray().add(version.operator()).add(version.version()));
        return json;
    }

    private static String text(Expression expression) {
        if (expression instanceof MarkerComparison comparison) {
            return text(comparison.left()) + " Op:" + comparison.operator() + " " + text(comparison.right());
        }
        boolean all = expression instanceof AllOf;
        List<Expression> parts = all ? ((AllOf) expression).parts() : ((AnyOf) expression).parts();
        return parts.stream()
                .map(PackagingAgreementTest::text)
                .collect(Collectors.joining(all ? " and " : " or ", "(", ")"));
    }

    private static String text(Operand operand) {
        return operand instanceof Literal literal ? "Value:" + literal.text() : "Variable:" + operand;
    }
}
