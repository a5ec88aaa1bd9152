package io.github.nightlywheels.wheel.zip;

import io.github.nightlywheels.wheel.fault.DamageException;
import io.github.nightlywheels.wheel.fault.Findings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The extra fields of a local or central header: an id, a length and data each (APPNOTE.TXT 4.5). */
final class ExtraFields {
    private static final int ZIP64 = 0x0001;
    private static final int UNICODE_PATH = 0x7075;
    private static final int UNICODE_PATH_HEAD = 5;

    private record Field(int id, ByteBuffer data) {}

    private final List<Field> fields = new ArrayList<>();

    private boolean hasRest;

    private ExtraFields() {}

    /**
     * Takes extra fields apart. As in Python, up to three bytes behind the last one do not count.
     *
     * @throws DamageException if one is longer than what is there
     */
    static ExtraFields parse(String entry, ByteBuffer bytes) throws DamageException {
        ExtraFields extra = new ExtraFields();
        while (bytes.remaining() >= Integer.BYTES) {
            int id = Short.toUnsignedInt(bytes.getShort());
            int length = Short.toUnsignedInt(bytes.getShort());
            if (length > bytes.remaining()) {
                throw new DamageException("zip entry " + entry, "a cut extra field", "a whole one (damaged zip)");
            }
            extra.fields.add(new Field(id, bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN)));
            bytes.position(bytes.position() + length);
        }
        extra.hasRest = bytes.hasRemaining();
        return extra;
    }

    /** Whether up to three bytes stand behind the last one, such as zipalign adds. */
    boolean hasRest() {
        return hasRest;
    }

    /** What decides an entry's sizes and name may stand there only once, or each reader takes another one. */
    void refuseAmbiguity(ZipEntryInfo entry, Findings findings) {
        for (int id : new int[] {ZIP64, UNICODE_PATH}) {
            if (fields.stream().filter(field -> field.id() == id).count() > 1) {
                findings.refuse(
                        "zip entry " + entry.path(),
                        String.format("two extra fields of the id %04x in one header", id),
                        "one, so that all installers read the same");
            }
        }
        fields.stream()
                .filter(field -> field.id() == UNICODE_PATH)
                .map(field -> unicodePath(field.data()))
                .filter(path -> !path.equals(entry.name()))
                .forEach(path -> findings.refuse(
                        "zip entry " + entry.path(),
                        "the other name " + path + " in a Unicode Path extra field",
                        "the same name, so that all installers unpack the same"));
    }

    private static String unicodePath(ByteBuffer data) {
        int length = Math.max(data.remaining() - UNICODE_PATH_HEAD, 0);
        byte[] name = new byte[length];
        data.get(data.remaining() - length, name);
        return new String(name, StandardCharsets.UTF_8);
    }

    Optional<Zip64> zip64() {
        return fields.stream()
                .filter(field -> field.id() == ZIP64)
                .map(field -> new Zip64(field.data()))
                .findFirst();
    }

    /** The field with what does not fit into the 32 bits of a header (APPNOTE.TXT 4.5.3). */
    record Zip64(ByteBuffer data) {
        int length() {
            return data.limit();
        }

        /** The number at a place, counted in numbers of 64 bits; empty if the field ends before it. */
        OptionalLong number(int index) {
            return (index + 1) * Long.BYTES <= data.limit()
                    ? OptionalLong.of(data.getLong(index * Long.BYTES))
                    : OptionalLong.empty();
        }
    }
}
