package io.github.nightlywheels.channel.pypi.index;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.HttpUrl;

/** A project's page in JSON (PEP 691, 700), read as it comes: of what was read, only the files are kept. */
final class JsonIndexPage {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonIndexPage() {}

    /**
     * The files of a page.
     *
     * @param url where the page was read from
     * @throws IOException if it is no JSON, or not that of a project
     */
    static List<IndexFile> read(InputStream json, HttpUrl url) throws IOException {
        List<IndexFile> files = new ArrayList<>();
        boolean isList = false;
        try (JsonParser parser = MAPPER.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isFiles = parser.currentName().equals("files");
                if (parser.nextToken() == JsonToken.START_ARRAY && isFiles) {
                    isList = true;
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        JsonNode file = parser.readValueAsTree();
                        read(file, url).ifPresent(files::add);
                    }
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            throw new IOException("the page is no JSON", e);
        }
        if (!isList) {
            throw new IOException("the page has no list of files");
        }
        return files;
    }

    /** Loads what {@link #read} needs. */
    static void prepare() {
        String page = "{\"files\": [{\"filename\": \"a\", \"url\": \"a\", \"hashes\": {\"sha256\": \"0\"}}]}";
        try {
            read(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)), HttpUrl.get("http://localhost/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<IndexFile> read(JsonNode file, HttpUrl url) {
        return Optional.ofNullable(url.resolve(file.path("url").asText()))
                .filter(found -> file.path("filename").isTextual())
                .map(found -> new IndexFile(
                        file.path("filename").asText(), found, hashes(file), size(file), uploadedAt(file)));
    }

    private static Map<String, String> hashes(JsonNode file) {
        Map<String, String> hashes = new HashMap<>();
        file.path("hashes")
                .properties()
                .forEach(hash -> hashes.put(
                        hash.getKey().toLowerCase(Locale.ROOT),
                        hash.getValue().asText().toLowerCase(Locale.ROOT)));
        return hashes;
    }

    private static OptionalLong size(JsonNode file) {
        return file.path("size").canConvertToLong()
                ? OptionalLong.of(file.path("size").asLong())
                : OptionalLong.empty();
    }

    private static Optional<Instant> uploadedAt(JsonNode file) {
        try {
            return Optional.of(file.path("upload-time").asText())
                    .filter(text -> !text.isEmpty())
                    .map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
