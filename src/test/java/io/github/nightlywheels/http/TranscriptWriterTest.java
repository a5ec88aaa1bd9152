package io.github.nightlywheels.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.nightlywheels.concurrent.ParallelRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptWriterTest {
    @TempDir
    Path directory;

    private final List<String> warnings = new ArrayList<>();

    private static Exchange exchange(int attempt) {
        return new Exchange(
                Instant.parse("2026-11-22T03:00:00Z"),
                "POST",
                "https://api.example/commit/acme/demo/1.0/demo-1.0-py3-none-any.whl",
                OptionalInt.of(404),
                Optional.empty(),
                Duration.ofMillis(83),
                attempt,
                42,
                Optional.of("8f2c1d-FRA"),
                Optional.empty(),
                List.of("error"),
                Optional.of("Invalid dist_id"));
    }

    private static Exchange unanswered() {
        return new Exchange(
                Instant.parse("2026-11-22T03:00:00Z"),
                "GET",
                "https://api.example:8443/user",
                OptionalInt.empty(),
                Optional.of("the connection was refused"),
                Duration.ofMillis(5),
                1,
                0,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    @Test
    void eachExchangeIsOneLineOfJson() throws IOException {
        Path file = directory.resolve("new/transcript.jsonl");
        TranscriptWriter writer = new TranscriptWriter(file, warnings::add);
        writer.exchange(exchange(2));
        assertThat(Files.readString(file))
                .isEqualTo("{\"begun\":\"2026-11-22T03:00:00Z\",\"method\":\"POST\",\"url\":"
                        + "\"https://api.example/commit/acme/demo/1.0/demo-1.0-py3-none-any.whl\",\"status\":404,"
                        + "\"millis\":83,\"attempt\":2,\"requestBytes\":42,\"cfRay\":\"8f2c1d-FRA\","
                        + "\"answerKeys\":[\"error\"],\"answerText\":\"Invalid dist_id\"}\n");
        writer.exchange(unanswered());
        assertThat(Files.readAllLines(file)).hasSize(2).last().asString().contains("\"noResponse\":");
        assertThat(warnings).isEmpty();
    }

    @Test
    void manyThreadsWriteWholeLinesBehindWhatIsThere() throws IOException {
        Path file = directory.resolve("transcript.jsonl");
        Files.writeString(file, "{}\n");
        TranscriptWriter writer = new TranscriptWriter(file, warnings::add);
        try (ParallelRunner threads = new ParallelRunner(8)) {
            threads.each(IntStream.range(0, 400).boxed().toList(), number -> {
                writer.exchange(exchange(number));
                return number;
            });
        }
        List<Integer> attempts = new ArrayList<>();
        for (String line : Files.readAllLines(file).subList(1, 401)) {
            JsonNode json = new ObjectMapper().readTree(line);
            attempts.add(json.path("attempt").asInt());
        }
        assertThat(attempts).doesNotHaveDuplicates().hasSize(400);
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidOnceAndStopsNothing() {
        TranscriptWriter writer = new TranscriptWriter(directory, warnings::add);
        writer.exchange(exchange(1));
        writer.exchange(exchange(2));
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("The transcript " + directory + " cannot be written: FileSystemException: " + directory);
    }

    @Test
    void theLineForAPersonNamesWhatMatters() {
        assertThat(exchange(2).line())
                .isEqualTo("POST /commit/acme/demo/1.0/demo-1.0-py3-none-any.whl 404 in 83 ms, attempt 2"
                        + " (api.example, cf-ray 8f2c1d-FRA)");
        assertThat(unanswered().line())
                .isEqualTo("GET /user no response: the connection was refused, in 5 ms, attempt 1 (api.example:8443)");
    }
}
