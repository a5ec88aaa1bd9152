package io.github.nightlywheels.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FakeAnacondaListingsTest {
    private static final Instant NEWEST = Instant.parse("2026-11-20T03:00:00Z");
    private static final String LAST_FILE = "demo-1.0.dev9-6999-py3-none-any.whl";

    @AutoClose
    private final FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", "secret", "spnw", "demo");

    private final HandClient client = new HandClient(fake, "token secret");

    private JsonNode get(String path) throws Exception {
        return HandClient.JSON.readTree(client.call("GET", path).body());
    }

    /** Reads a list of files as it comes, and counts them. */
    private int readsFiles(String path, Consumer<JsonNode> reader) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(fake.apiUrl() + path)).build();
        HttpResponse<InputStream> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Transfer-Encoding")).contains("chunked");
        try (JsonParser json = HandClient.JSON.createParser(response.body())) {
            return count(json, reader);
        }
    }

    private static int count(JsonParser json, Consumer<JsonNode> reader) throws IOException {
        int count = 0;
        boolean inFiles = false;
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                inFiles = Optional.ofNullable(json.currentName())
                        .filter(name -> !name.equals("files") && !name.equals("distributions"))
                        .isEmpty();
            } else if (inFiles && token == JsonToken.START_OBJECT) {
                JsonNode file = HandClient.JSON.readTree(json);
                count++;
                reader.accept(file);
            }
        }
        return count;
    }

    @Test
    void twentyThousandFilesAreListedWherever() throws Exception {
        fake.manyReleases("spnw", "demo", 10, 2_000, NEWEST, Duration.ofDays(1));
        assertThat(readsFiles("/package/spnw/demo", file -> {})).isEqualTo(20_000);
        assertThat(readsFiles("/package/spnw/demo/files", file -> {})).isEqualTo(20_000);
        assertThat(readsFiles("/release/spnw/demo/1.0.dev3", file -> {})).isEqualTo(2_000);
    }

    @Test
    void eachOfSeventyThousandFilesIsMadeWhenItsTurnComes() throws Exception {
        fake.manyReleases("spnw", "demo", 10, 7_000, NEWEST, Duration.ofDays(1));
        boolean[] started = new boolean[1];
        int count = readsFiles("/package/spnw/demo", file -> {
            if (!started[0]) {
                started[0] = true;
                fake.deletes("spnw", "demo", "1.0.dev9", LAST_FILE);
            }
            assertThat(file.path("basename").asText()).isNotEqualTo(LAST_FILE);
        });
        assertThat(count).isEqualTo(69_999);
    }

    @Test
    void aLongListMayBreakOff() {
        fake.manyReleases("spnw", "demo", 10, 7_000, NEWEST, Duration.ofDays(1))
                .truncatesResponse(Endpoint.PACKAGE_GET, 1);
        assertThatThrownBy(() -> readsFiles("/package/spnw/demo", file -> {})).isInstanceOf(IOException.class);
    }

    @Test
    void oneOfManyFilesIsAFileLikeAnyOther() throws Exception {
        fake.manyReleases("spnw", "demo", 10, 7_000, NEWEST, Duration.ofDays(1), "main", "dev");
        JsonNode file = get("/dist/spnw/demo/1.0.dev9/" + LAST_FILE);
        assertThat(file.path("sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(file.path("size").asLong()).isEqualTo(5_000_000);
        assertThat(file.path("labels").toString()).isEqualTo("[\"main\",\"dev\"]");
        assertThat(file.path("upload_time").asText()).isEqualTo("2026-11-20 03:00:00.000000+00:00");
        assertThat(client.call("DELETE", "/dist/spnw/demo/1.0.dev9/" + LAST_FILE)
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.call("GET", "/dist/spnw/demo/1.0.dev9/" + LAST_FILE).statusCode())
                .isEqualTo(404);
        fake.distribution("spnw", "demo", "1.0.dev9", LAST_FILE, new byte[3]);
        assertThat(get("/dist/spnw/demo/1.0.dev9/" + LAST_FILE).path("size").asLong())
                .isEqualTo(3);
        assertThat(fake.distributions("spnw", "demo", "1.0.dev9")).hasSize(7_000);
    }

    @Test
    void aProjectMayHaveANightlyOfEachDay() throws Exception {
        fake.manyReleases("spnw", "demo", 3, 2, NEWEST, Duration.ofDays(1), "main");
        assertThat(fake.releases("spnw", "demo")).containsExactly("1.0.dev0", "1.0.dev1", "1.0.dev2");
        for (int i = 0; i < 3; i++) {
            Instant uploaded = NEWEST.minus(Duration.ofDays(2 - i));
            assertThat(fake.distributions("spnw", "demo", "1.0.dev" + i).values())
                    .hasSize(2)
                    .extracting(FakeDistribution::uploadedAt)
                    .containsOnly(uploaded);
        }
        assertThat(client.call("DELETE", "/release/spnw/demo/1.0.dev0").statusCode())
                .isEqualTo(201);
        assertThat(fake.releases("spnw", "demo")).containsExactly("1.0.dev1", "1.0.dev2");
    }

    @Test
    void theUploadTimeOfAFileCanBeSet() throws Exception {
        String name = "demo-1.0-py3-none-any.whl";
        fake.distribution("spnw", "demo", "1.0", name, new byte[3])
                .uploadedAt("spnw", "demo", "1.0", name, Instant.parse("2025-02-07T15:05:00.099Z"));
        assertThat(get("/package/spnw/demo").at("/files/0/upload_time").asText())
                .isEqualTo("2025-02-07 15:05:00.099000+00:00");
    }

    private void commits(String path) throws Exception {
        byte[] wheel = {1};
        JsonNode staged = HandClient.JSON.readTree(client.stage(path, wheel).body());
        assertThat(client.store(staged, wheel).statusCode()).isEqualTo(201);
        assertThat(client.commit(path, staged).statusCode()).isEqualTo(200);
    }

    private int listed() throws Exception {
        return get("/release/spnw/demo/1.0").path("distributions").size();
    }

    @Test
    void aCommitMayBeListedLaterThanItShows() throws Exception {
        fake.release("spnw", "demo", "1.0").listsCommitsLate(2);
        String path = "spnw/demo/1.0/demo-1.0-py3-none-any.whl";
        commits(path);
        assertThat(client.call("GET", "/dist/" + path).statusCode()).isEqualTo(200);
        assertThat(listed()).isZero();
        assertThat(get("/package/spnw/demo").path("files")).isEmpty();
        assertThat(listed()).isEqualTo(1);
        assertThat(get("/package/spnw/demo").path("files")).hasSize(1);
    }

    @Test
    void aCommitMayBeListedWhenTimeHasPassed() throws Exception {
        fake.release("spnw", "demo", "1.0").listsCommitsLate(Duration.ofMinutes(5));
        String path = "spnw/demo/1.0/demo-1.0-py3-none-any.whl";
        commits(path);
        assertThat(listed()).isZero();
        assertThat(client.call("GET", "/dist/" + path).statusCode()).isEqualTo(200);
        fake.passes(Duration.ofMinutes(5));
        assertThat(listed()).isEqualTo(1);
    }

    @Test
    void aCommitMayShowWhenTimeHasPassed() throws Exception {
        fake.release("spnw", "demo", "1.0").showsCommitsLate(Duration.ofMinutes(5));
        String path = "spnw/demo/1.0/demo-1.0-py3-none-any.whl";
        commits(path);
        assertThat(client.call("GET", "/dist/" + path).statusCode()).isEqualTo(404);
        assertThat(listed()).isZero();
        fake.passes(Duration.ofMinutes(5));
        assertThat(client.call("GET", "/dist/" + path).statusCode()).isEqualTo(200);
        assertThat(listed()).isEqualTo(1);
    }
}
