package io.github.nightlywheels.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Appends each exchange to a file, as one JSON object per line (JSON Lines, UTF-8). The file and its directory are created with the
 * first exchange. That it cannot be written stops nothing: it is said once, and no more is written.
 */
public final class TranscriptWriter implements ExchangeListener, AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final Consumer<String> warning;
    private @Nullable OutputStream out;
    private boolean isOver;

    /**
     * A writer; nothing is opened yet.
     *
     * @param warning is told, in one sentence, that the file cannot be written
     */
    public TranscriptWriter(Path file, Consumer<String> warning) {
        this.file = file.toAbsolutePath();
        this.warning = warning;
    }

    @Override
    public synchronized void exchange(Exchange exchange) {
        if (isOver) {
            return;
        }
        try {
            OutputStream open = out == null ? open() : out;
            out = open;
            open.write((line(exchange) + "\n").getBytes(StandardCharsets.UTF_8));
            open.flush();
        } catch (IOException e) {
            isOver = true;
            warning.accept("The transcript " + file + " cannot be written ("
                    + e.getClass().getSimpleName() + ": " + e.getMessage()
                    + "); give nightly.transcript a path that can.");
        }
    }

    private OutputStream open() throws IOException {
        Path directory = file.getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
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

    @Override
    public synchronized void close() {
        isOver = true;
        OutputStream open = out;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (IOException e) {
            warning.accept("The transcript " + file + " may lack its end: " + e.getMessage());
        }
    }
}
