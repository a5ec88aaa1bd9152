package io.github.nightlywheels.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Appends each exchange to a file, as one JSON object per line (JSON Lines, UTF-8). The file and its directory are created with
 * the first exchange. That it cannot be written stops nothing: it is said once, and no more is written.
 */
public final class TranscriptWriter implements ExchangeListener {
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final Consumer<String> warning;
    private boolean failed;

    /**
     * A writer; nothing is written yet.
     *
     * @param warning is told once, in one sentence, that the file cannot be written
     */
    public TranscriptWriter(Path file, Consumer<String> warning) {
        this.file = file.toAbsolutePath();
        this.warning = warning;
    }

    @Override
    public synchronized void exchange(Exchange exchange) {
        if (failed) {
            return;
        }
        try {
            Path directory = file.getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Files.writeString(file, line(exchange) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            failed = true;
            warning.accept("The transcript " + file + " cannot be written: "
                    + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static String line(Exchange exchange) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("begun", exchange.begun().toString());
            json.writeStringField("method", exchange.method());
            json.writeStringField("url", exchange.url());
            if (exchange.status().isPresent()) {
                json.writeNumberField("status", exchange.status().getAsInt());
            }
            write(json, "noResponse", exchange.noResponse());
            json.writeNumberField("millis", exchange.duration().toMillis());
            json.writeNumberField("attempt", exchange.attempt());
            json.writeNumberField("requestBytes", exchange.requestBytes());
            write(json, "cfRay", exchange.cfRay());
            write(json, "requestId", exchange.requestId());
            json.writeArrayFieldStart("answerKeys");
            for (String key : exchange.answerKeys()) {
                json.writeString(key);
            }
            json.writeEndArray();
            write(json, "answerText", exchange.answerText());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }
}
