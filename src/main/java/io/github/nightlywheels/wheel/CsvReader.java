package io.github.nightlywheels.wheel;

import io.github.nightlywheels.wheel.fault.DamageException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Reads rows as Python's {@code csv} module does by default: commas, and fields in double quotes, which are doubled inside. */
final class CsvReader {
    private static final int LONGEST_FIELD = 1 << 16;
    private static final int END = -1;

    private final Reader reader;
    private int next;
    private boolean started;

    CsvReader(Reader reader) {
        this.reader = reader;
    }

    /**
     * The next row's fields; no fields for an empty line, null at the end.
     *
     * @throws DamageException if a field is longer than 64 Ki characters
     */
    @org.jspecify.annotations.Nullable
    List<String> next() throws IOException, DamageException {
        if (!started) {
            started = true;
            advance();
        }
        if (next == END) {
            return null;
        }
        List<String> fields = new ArrayList<>();
        while (next != '\n' && next != '\r' && next != END) {
            fields.add(field());
            if (next == ',') {
                advance();
                if (next == '\n' || next == '\r' || next == END) {
                    fields.add("");
                }
            }
        }
        if (next == '\r') {
            advance();
        }
        if (next == '\n') {
            advance();
        }
        return fields;
    }

    private String field() throws IOException, DamageException {
        StringBuilder field = new StringBuilder();
        boolean quoted = next == '"';
        if (quoted) {
            advance();
        }
        while (next != END) {
            if (quoted && next == '"') {
                advance();
                quoted = next == '"';
                if (!quoted) {
                    continue;
                }
            } else if (!quoted && (next == ',' || next == '\n' || next == '\r')) {
                break;
            }
            if (field.length() == LONGEST_FIELD) {
                throw new DamageException("RECORD", "a field longer than " + LONGEST_FIELD + " characters", "a path");
            }
            field.append((char) next);
            advance();
        }
        return field.toString();
    }

    private void advance() throws IOException {
        next = reader.read();
    }
}
