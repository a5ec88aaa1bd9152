package io.github.nightlywheels.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.report.Schema;
import io.github.nightlywheels.report.model.Sample;
import io.github.nightlywheels.report.model.SampleAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whether the schemas say what the pages about the JSON files say. */
class SchemaTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([^`]+)` \\| ((?:string|number|boolean|array|object)[a-z ]*)(, optional)? \\|");

    @Test
    void theReportsSchemaHasTheFieldsOfItsPage() throws IOException {
        assertThat(fields(Schema.REPORT)).isEqualTo(documented("report-json.md"));
    }

    @Test
    void theAccessSchemaHasTheFieldsOfItsPage() throws IOException {
        assertThat(fields(Schema.ACCESS)).isEqualTo(documented("access-json.md"));
    }

    @Test
    void theStatusSchemaHasTheFieldsOfItsPage() throws IOException {
        assertThat(fields(Schema.STATUS)).isEqualTo(documented("status-json.md"));
    }

    @Test
    void refusesAFieldThatIsNotDocumented() throws IOException {
        byte[] report = ReportJson.bytes(new Sample()
                .wheel("demo-1.0.dev1-py3-none-any.whl", Outcome.PUBLISHED)
                .run());
        Schema.REPORT.accepts(report);
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(report);
        ((ObjectNode) json.at("/publications/0/wheels/0")).put("colour", "red");
        assertThat(Schema.REPORT.errors(new ObjectMapper().writeValueAsBytes(json)))
                .singleElement()
                .asString()
                .contains("colour");
    }

    @Test
    void refusesAnOutcomeAndATimeThatAreNone() throws IOException {
        ObjectNode json = (ObjectNode) new ObjectMapper()
                .readTree(ReportJson.bytes(new Sample()
                        .wheel("demo-1.0.dev1-py3-none-any.whl", Outcome.PUBLISHED)
                        .run()));
        json.put("time", "yesterday");
        ((ObjectNode) json.at("/publications/0/wheels/0")).put("outcome", "new");
        assertThat(Schema.REPORT.errors(new ObjectMapper().writeValueAsBytes(json)))
                .hasSize(2);
    }

    @Test
    void refusesAProblemWithoutARemedy() throws IOException {
        byte[] access = AccessJson.bytes(SampleAccess.problem());
        Schema.ACCESS.accepts(access);
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(access);
        ((ObjectNode) json.at("/answers/1")).putNull("remedy");
        assertThat(Schema.ACCESS.errors(new ObjectMapper().writeValueAsBytes(json)))
                .isNotEmpty();
    }

    /** The fields that a page describes, each with whether a document may lack it. */
    private static Map<String, String> documented(String page) throws IOException {
        return ROW.matcher(Files.readString(Path.of("src/site/markdown", page)))
                .results()
                .filter(row ->
                        !row.group(2).startsWith("object") && !row.group(2).startsWith("array of objects"))
                .collect(Collectors.toMap(row -> row.group(1), SchemaTest::documented, (a, b) -> a, TreeMap::new));
    }

    private static String documented(MatchResult row) {
        return row.group(2) + (row.group(3) == null ? "" : row.group(3));
    }

    private static Map<String, String> fields(Schema schema) {
        JsonNode root = schema.json();
        Map<String, String> fields = new TreeMap<>();
        add("", root, root, "", fields);
        return fields;
    }

    private static void add(String path, JsonNode root, JsonNode given, String optional, Map<String, String> fields) {
        JsonNode schema = given.has("$ref") ? root.at(given.get("$ref").asText().substring(1)) : given;
        if (schema.has("properties")) {
            assertThat(schema.path("additionalProperties").isBoolean()
                            && !schema.path("additionalProperties").asBoolean())
                    .as("%s is strict", path)
                    .isTrue();
            schema.get("properties")
                    .properties()
                    .forEach(property -> add(
                            (path.isEmpty() ? "" : path + ".") + property.getKey(),
                            root,
                            property.getValue(),
                            isRequired(schema, property.getKey()) ? "" : ", optional",
                            fields));
        } else if (schema.path("type").asText().equals("array")) {
            add(path + "[]", root, schema.get("items"), optional, fields);
        } else {
            fields.put(path, type(schema) + optional);
        }
    }

    private static boolean isRequired(JsonNode schema, String property) {
        for (JsonNode name : schema.path("required")) {
            if (name.asText().equals(property)) {
                return true;
            }
        }
        return false;
    }

    private static String type(JsonNode schema) {
        if (schema.has("anyOf")) {
            return "string or null";
        }
        if (schema.has("const")) {
            return "number";
        }
        if (schema.has("enum")) {
            boolean nullable =
                    schema.get("enum").get(schema.get("enum").size() - 1).isNull();
            return nullable ? "string or null" : "string";
        }
        JsonNode type = schema.get("type");
        if (type.isArray()) {
            return type.get(0).asText().equals("array") ? "array of strings or null" : "string or null";
        }
        return type.asText().replace("integer", "number");
    }
}
