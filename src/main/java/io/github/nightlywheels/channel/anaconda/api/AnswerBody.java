package io.github.nightlywheels.channel.anaconda.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import okio.Buffer;
import okio.BufferedSource;

/**
 * The body of an answer, read as it comes.
 *
 * @param json the JSON, without the elements of the listing; a missing node where it is not JSON
 * @param beginning its beginning as text, for the words of what is not JSON
 * @param keys the names of its fields
 */
record AnswerBody(JsonNode json, String beginning, JsonKeys keys) {
    private static final int BEGINNING = 4096;
    private static final ObjectMapper MAPPER = new ObjectMapper().disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);

    /**
     * Reads to the end.
     *
     * @throws IOException if the end does not come
     */
    static AnswerBody read(BufferedSource source, Optional<ListReader<?>> listing) throws IOException {
        listing.ifPresent(ListReader::reset);
        source.request(BEGINNING);
        String beginning =
                source.peek().readUtf8(Math.min(BEGINNING, source.getBuffer().size()));
        JsonKeys keys = new JsonKeys();
        JsonNode json;
        try (JsonParser parser = MAPPER.createParser(source.inputStream())) {
            json = listing.isPresent() ? read(parser, listing.get(), keys) : read(parser);
        } catch (JsonProcessingException e) {
            json = MissingNode.getInstance();
        }
        while (!source.exhausted()) {
            source.skip(source.getBuffer().size());
        }
        keys.add("", json);
        return new AnswerBody(json, beginning, keys);
    }

    /** Loads what {@link #read} needs. */
    static void prepare() {
        try {
            read(new Buffer().writeUtf8("{\"files\": [{\"size\": 1}]}"), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(JsonParser parser) throws IOException {
        JsonNode json = parser.readValueAsTree();
        return json == null ? MissingNode.getInstance() : json;
    }

    private static JsonNode read(JsonParser parser, ListReader<?> listing, JsonKeys keys) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY && listing.key().equals(ListReader.ROOT)) {
            readElements(parser, listing, keys);
            return MAPPER.createArrayNode();
        }
        if (first != JsonToken.START_OBJECT) {
            return first == null ? MissingNode.getInstance() : read(parser);
        }
        ObjectNode json = MAPPER.createObjectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            boolean isArray = parser.nextToken() == JsonToken.START_ARRAY;
            if (isArray && key.equals(listing.key())) {
                readElements(parser, listing, keys);
            } else if (parser.currentToken().isScalarValue() || listing.alsoWants(key)) {
                json.set(key, read(parser));
            } else {
                keys.add(key);
                parser.skipChildren();
            }
        }
        return json;
    }

    private static void readElements(JsonParser parser, ListReader<?> listing, JsonKeys keys) throws IOException {
        String name = listing.key() + "[]";
        listing.begin();
        for (int number = 0; parser.nextToken() != JsonToken.END_ARRAY; number++) {
            JsonNode element = read(parser);
            if (number == 0) {
                keys.add(name, element);
            }
            listing.add(element);
        }
    }
}
