package io.github.nightlywheels.fake.pypi;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What PyPI refuses in a zip ({@code pypi-upload-api.md} section 1.6). Only headers are read at first, so that a large wheel takes
 * no longer than a small one.
 */
final class ZipDirectory {
    private static final int END = 22;
    private static final int END_64 = 56;
    private static final int LOCATOR_64 = 20;
    private static final int CENTRAL = 46;
    private static final int LOCAL = 30;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int DESCRIPTOR = 1 << 3;
    private static final int UTF_8_NAME = 1 << 11;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final long HARMLESS = 64 << 20;
    private static final long MOST_TIMES = 50;

    private final ByteBuffer zip;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private long unpacked;
    private final NavigableMap<Long, Long> ends = new TreeMap<>();

    /** Where the bytes of an entry are. */
    private record Entry(int start, int compressed, long size, int method) {}

    /** Why a zip is refused. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    private ZipDirectory(byte[] content) {
        zip = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads what is in a zip.
     *
     * @throws Refused if PyPI would not take the zip
     */
    static ZipDirectory read(byte[] content) {
        ZipDirectory directory = new ZipDirectory(content);
        try {
            directory.read();
        } catch (IndexOutOfBoundsException
                | BufferUnderflowException
                | ArithmeticException
                | CharacterCodingException e) {
            throw new Refused("it is malformed");
        }
        return directory;
    }

    Set<String> names() {
        return entries.keySet();
    }

    /** What is in an entry, if there is one of that name. */
    Optional<byte[]> content(String name) {
        return Optional.ofNullable(entries.get(name)).map(this::content);
    }

    private byte[] content(Entry entry) {
        Inflater inflater = new Inflater(true);
        try {
            byte[] content = new byte[Math.toIntExact(entry.size())];
            ByteBuffer stored = zip.slice(entry.start(), entry.compressed());
            if (entry.method() == STORED) {
                stored.get(content);
                return content;
            }
            inflater.setInput(stored);
            require(inflater.inflate(content) == content.length, "it is malformed");
            return content;
        } catch (DataFormatException | IndexOutOfBoundsException | BufferUnderflowException | ArithmeticException e) {
            throw new Refused("it is malformed");
        } finally {
            inflater.end();
        }
    }

    private static void require(boolean isRight, String otherwise) {
        if (!isRight) {
            throw new Refused(otherwise);
        }
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(zip.getShort(at));
    }

    private long wide(int at) {
        return Integer.toUnsignedLong(zip.getInt(at));
    }

    private void read() throws CharacterCodingException {
        int end = findEnd();
        require(end + END + unsigned(end + 20) == zip.limit(), "Trailing data");
        long count = unsigned(end + 10);
        require(unsigned(end + 8) == count, "Malformed zip file");
        long size = wide(end + 12);
        long start = wide(end + 16);
        int directoryEnd = end;
        int locator = end - LOCATOR_64;
        if (locator >= 0 && zip.getInt(locator) == 0x07064b50) {
            directoryEnd = Math.toIntExact(zip.getLong(locator + 8));
            require(
                    zip.getInt(directoryEnd) == 0x06064b50
                            && zip.getLong(directoryEnd + 4) == 44
                            && directoryEnd + END_64 == locator,
                    "ZIP64 extensible data not allowed");
            count = zip.getLong(directoryEnd + 32);
            require(zip.getLong(directoryEnd + 24) == count, "Malformed zip file");
            size = zip.getLong(directoryEnd + 40);
            start = zip.getLong(directoryEnd + 48);
        }
        require(start + size == directoryEnd, "Mis-matched offset");
        int at = Math.toIntExact(start);
        for (long i = 0; i < count; i++) {
            at = readEntry(at);
        }
        require(at == directoryEnd, "Mis-matched size of the directory");
        requireNothingBetween(start);
        require(
                unpacked <= HARMLESS || unpacked <= MOST_TIMES * zip.limit(),
                "it unpacks to more than " + MOST_TIMES + " times its size");
    }

    /** An entry begins where the one before it ends, and the directory where the last one does. */
    private void requireNothingBetween(long directory) {
        long at = 0;
        for (Map.Entry<Long, Long> entry : ends.entrySet()) {
            require(entry.getKey() == at, "Unknown record signature");
            at = entry.getValue();
        }
        require(at == directory, "Unknown record signature");
    }

    private int findEnd() {
        for (int at = zip.limit() - END; at >= Math.max(0, zip.limit() - END - LONGEST_COMMENT); at--) {
            if (zip.getInt(at) == 0x06054b50) {
                return at;
            }
        }
        throw new Refused("no end of the central directory");
    }

    private int readEntry(int at) throws CharacterCodingException {
        require(zip.getInt(at) == 0x02014b50, "Unknown record in the directory");
        require((unsigned(at + 8) & DESCRIPTOR) == 0, "ZIP contains a data descriptor");
        int method = unsigned(at + 10);
        require(method == STORED || method == DEFLATED, "Unsupported compression method " + method);
        int nameLength = unsigned(at + 28);
        int extraLength = unsigned(at + 30);
        require(unsigned(at + 32) == 0, "Comment in the central directory");
        String name = name(at + CENTRAL, nameLength);
        boolean isMarked = (unsigned(at + 8) & UTF_8_NAME) != 0;
        require(isMarked || name.chars().allMatch(c -> c < 0x80), "Filename not in central directory");
        require(!entries.containsKey(name), "Duplicate filename " + name);
        ExtraFields extra = ExtraFields.read(zip, at + CENTRAL + nameLength, extraLength);
        long size = extra.wide(wide(at + 24));
        long compressed = extra.wide(wide(at + 20));
        long offset = extra.wide(wide(at + 42));
        unpacked += size;
        int data = readLocal(Math.toIntExact(offset), size, compressed, at + CENTRAL, nameLength);
        ends.put(offset, data + compressed);
        entries.put(name, new Entry(data, Math.toIntExact(compressed), size, method));
        return at + CENTRAL + nameLength + extraLength;
    }

    /** Where the data begin behind a local header. */
    private int readLocal(int at, long size, long compressed, int centralName, int nameLength) {
        require(zip.getInt(at) == 0x04034b50, "Mis-matched offset of an entry");
        require((unsigned(at + 6) & DESCRIPTOR) == 0, "ZIP contains a data descriptor");
        int extraStart = at + LOCAL + unsigned(at + 26);
        require(
                zip.slice(at + LOCAL, unsigned(at + 26)).equals(zip.slice(centralName, nameLength)),
                "Filename not in central directory");
        int extraLength = unsigned(at + 28);
        ExtraFields extra = ExtraFields.read(zip, extraStart, extraLength);
        require(!extra.isCut(), "Malformed zip file");
        require(extra.wide(wide(at + 22)) == size && extra.wide(wide(at + 18)) == compressed, "Mis-matched data size");
        return extraStart + extraLength;
    }

    private String name(int at, int length) throws CharacterCodingException {
        String name = StandardCharsets.UTF_8
                .newDecoder()
                .decode(zip.slice(at, length))
                .toString();
        require(name.chars().noneMatch(c -> c < ' ' || c == 0x7f), "Invalid character in a filename");
        return name;
    }

    /** The sizes and offsets that did not fit into a header, in the order in which they were left out of it. */
    private static final class ExtraFields {
        private static final int ZIP_64 = 1;
        private static final int UNICODE_PATH = 0x7075;
        private static final long ELSEWHERE = 0xffffffffL;
        private Optional<ByteBuffer> values = Optional.empty();
        private boolean isCut;

        static ExtraFields read(ByteBuffer zip, int start, int length) {
            ExtraFields fields = new ExtraFields();
            Set<Integer> seen = new HashSet<>();
            int at = start;
            while (at + 4 <= start + length) {
                int id = Short.toUnsignedInt(zip.getShort(at));
                int size = Short.toUnsignedInt(zip.getShort(at + 2));
                require(seen.add(id) || (id != ZIP_64 && id != UNICODE_PATH), "Duplicate extra field");
                if (id == ZIP_64) {
                    fields.values = Optional.of(zip.slice(at + 4, size).order(ByteOrder.LITTLE_ENDIAN));
                }
                at += 4 + size;
            }
            fields.isCut = at != start + length;
            return fields;
        }

        /** Whether there are bytes that make no whole field. */
        boolean isCut() {
            return isCut;
        }

        long wide(long inHeader) {
            return inHeader == ELSEWHERE
                    ? values.filter(ByteBuffer::hasRemaining)
                            .map(ByteBuffer::getLong)
                            .orElse(inHeader)
                    : inHeader;
        }
    }
}
