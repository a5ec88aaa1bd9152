package io.github.nightlywheels.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.failure.TokenSourceFailure;
import io.github.nightlywheels.report.Schema;
import io.github.nightlywheels.report.model.BuildInfo;
import io.github.nightlywheels.report.model.RunReport;
import io.github.nightlywheels.report.model.Sample;
import io.github.nightlywheels.report.model.SamplePrune;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
    private static final String WHEEL = "demo-1.0.dev1-py2.py3-none-any.whl";

    private static JsonNode json(RunReport report) {
        byte[] bytes = ReportJson.bytes(report);
        Schema.REPORT.accepts(bytes);
        try {
            return new ObjectMapper().readTree(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode publication(Sample sample) {
        return json(sample.run()).path("publications").path(0);
    }

    @Test
    void tellsEverythingOfAWheel() {
        JsonNode wheel = publication(new Sample().wheel(WHEEL, Outcome.REPLACED))
                .path("wheels")
                .path(0);
        assertThat(wheel.path("filename").asText()).isEqualTo(WHEEL);
        assertThat(wheel.path("project").asText()).isEqualTo("demo");
        assertThat(wheel.path("version").asText()).isEqualTo("1.0.dev1");
        assertThat(wheel.path("tags")).map(JsonNode::asText).containsExactly("py2-none-any", "py3-none-any");
        assertThat(wheel.path("sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(wheel.path("size").isIntegralNumber()).isTrue();
        assertThat(wheel.path("planned").asText()).isEqualTo("publish");
        assertThat(wheel.path("outcome").asText()).isEqualTo("replaced");
        assertThat(wheel.path("seconds").asDouble()).isPositive();
        assertThat(wheel.path("tries").asInt()).isEqualTo(1);
        assertThat(wheel.has("failure")).isFalse();
    }

    @Test
    void tellsWhichWheelFailedAndWhy() {
        JsonNode json = publication(new Sample()
                .wheel("demo-1.0.dev1-py3-none-any.whl", Outcome.PUBLISHED)
                .wheel("other-1.0.dev1-py3-none-any.whl", Outcome.MISSING)
                .failedByWheels());
        assertThat(json.path("wheels").path(0).has("failure")).isFalse();
        assertThat(json.path("wheels").path(1).path("outcome").asText()).isEqualTo("missing");
        assertThat(json.path("wheels").path(1).path("failure").path("code").asText())
                .isEqualTo("storage-refused");
        assertThat(json.path("failure").path("problem").asText()).contains("other-1.0.dev1-py3-none-any.whl");
    }

    @Test
    void tellsTheChannelAndTheToken() {
        JsonNode json =
                publication(new Sample().token("jdoe", Duration.ofDays(6).plusHours(5)));
        assertThat(json.path("channel").path("name").asText()).isEqualTo("scientific-python-nightly-wheels");
        assertThat(json.path("channel").path("kind").asText()).isEqualTo("anaconda");
        assertThat(json.path("channel").path("url").asText()).isEqualTo("https://api.anaconda.org");
        assertThat(json.path("token").path("account").asText()).isEqualTo("jdoe");
        assertThat(json.path("token").path("daysLeft").asLong()).isEqualTo(6);
        assertThat(json.path("token").path("expiresAt").asText()).isEqualTo("2026-11-28T08:14:15Z");
        assertThat(publication(new Sample().token("jdoe", Duration.ofHours(-1)))
                        .path("token")
                        .path("daysLeft")
                        .asLong())
                .isNegative();
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        JsonNode json = publication(new Sample().failed(new TokenSourceFailure.Missing(List.of(), List.of())));
        assertThat(json.has("token")).isFalse();
        assertThat(json.path("wheels")).isEmpty();
        assertThat(json.path("failure").path("code").asText()).isEqualTo("token-missing");
        assertThat(json(new Sample().run()).path("success").asBoolean()).isTrue();
    }

    @Test
    void doesNotRepeatAnAddressThatMayHoldCredentials() {
        for (String url : List.of("https://user:secret@host/", "https://host/t/@secret", "not a url secret")) {
            assertThat(new String(
                            ReportJson.bytes(
                                    new Sample().in(Sample.channel("acme", url)).run()),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContain("secret");
        }
        assertThat(Sample.channel("acme", "https://host/?token=secret").url()).contains("https://host/");
    }

    @Test
    void listsWhatTheLastReleaseHasAndThisOneLacks() {
        JsonNode missing = publication(new Sample()
                        .release(
                                "demo",
                                "1.0.dev0",
                                Duration.ofDays(1),
                                List.of(
                                        "demo-1.0.dev0-cp311-cp311-win32.win_amd64.whl",
                                        "demo-1.0.dev0-py3-none-any.whl"))
                        .wheel(WHEEL, Outcome.PUBLISHED))
                .path("missing");
        assertThat(missing)
                .map(JsonNode::toString)
                .containsExactly(
                        "{\"filename\":\"demo-1.0.dev0-cp311-cp311-win32.win_amd64.whl\",\"python\":\"Python 3.11\",\"platform\":\"Windows x86-64\"}",
                        "{\"filename\":\"demo-1.0.dev0-cp311-cp311-win32.win_amd64.whl\",\"python\":\"Python 3.11\",\"platform\":\"Windows x86\"}");
        assertThat(publication(new Sample().wheel(WHEEL, Outcome.PUBLISHED))
                        .path("missing")
                        .isArray())
                .isTrue();
    }

    @Test
    void tellsTheCommandThatPutsBackWhatIsMissing() {
        Sample sample = new Sample().wheel(WHEEL, Outcome.MISSING).failedByWheels();
        assertThat(publication(sample).has("putBack")).isFalse();
        assertThat(publication(sample.putBack("mvn x")).path("putBack").asText())
                .isEqualTo("mvn x");
    }

    @Test
    void hasExactlyTheDocumentedFieldsAndTypes() throws IOException {
        Map<String, String> documented = documented();
        Map<String, Set<String>> seen = new TreeMap<>();
        Stream.concat(nights(), Stream.of(pruned())).forEach(run -> fields("", json(run), seen));
        assertThat(seen.keySet()).isEqualTo(documented.keySet());
        seen.forEach((field, types) -> assertThat(types).as(field).containsExactly(documented.get(field)));
    }

    @Test
    void hasOnlyDocumentedOutcomes() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/report-json.md"));
        nights().flatMap(night -> json(night).findValuesAsText("outcome").stream())
                .distinct()
                .forEach(outcome -> assertThat(page).contains("\n| `" + outcome + "` |"));
        for (Outcome outcome : Outcome.values()) {
            assertThat(page).contains("\n| `" + outcome.name().toLowerCase(java.util.Locale.ROOT) + "` |");
        }
    }

    /** Runs that have every field between them. */
    private static Stream<RunReport> nights() {
        Sample all = new Sample()
                .token("jdoe", Duration.ofDays(6))
                .created("package demo")
                .warning("watch out")
                .putBack("mvn publish-nightly")
                .release("demo", "1.0.dev1", Duration.ofDays(1), List.of("demo-1.0.dev1-cp311-cp311-win_amd64.whl"))
                .build(BuildInfo.of(
                        "demo-jar",
                        "1.0-SNAPSHOT",
                        Map.of(
                                "GITHUB_ACTIONS", "true",
                                "GITHUB_SHA", "4f0c1d2e3b5a69788796a5b4c3d2e1f00f1e2d3c",
                                "GITHUB_SERVER_URL", "https://github.com",
                                "GITHUB_REPOSITORY", "acme/demo",
                                "GITHUB_RUN_ID", "77",
                                "GITHUB_RUN_NUMBER", "8")));
        for (Outcome outcome : Outcome.values()) {
            all.wheel("demo-1.0.dev" + outcome.name().length() + "-py3-none-any.whl", outcome);
        }
        return Stream.of(
                all.failedByWheels().run(),
                new Sample().dryRun(Decision.Action.REFUSE, WHEEL).run());
    }

    private static RunReport pruned() {
        return new RunReport(
                Sample.NOW,
                "0.1.0",
                BuildInfo.of(Map.of()),
                List.of(),
                Optional.empty(),
                List.of(SamplePrune.withEverything()));
    }

    private static void fields(String path, JsonNode node, Map<String, Set<String>> seen) {
        node.properties().forEach(field -> {
            String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            value(name, field.getValue(), seen);
        });
    }

    private static void value(String name, JsonNode value, Map<String, Set<String>> seen) {
        if (value.isArray()) {
            value.forEach(element -> value(name + "[]", element, seen));
        } else if (value.isObject()) {
            fields(name, value, seen);
        } else {
            seen.computeIfAbsent(name, key -> new TreeSet<>())
                    .add(value.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> fields = new TreeMap<>();
        Matcher row = Pattern.compile("(?m)^\\| `([^`]+)` \\| (string|number|boolean)(, optional)? \\|")
                .matcher(Files.readString(Path.of("src/site/markdown/report-json.md")));
        while (row.find()) {
            fields.put(row.group(1), row.group(2));
        }
        return fields;
    }
}
