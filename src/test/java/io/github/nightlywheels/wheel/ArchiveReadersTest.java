package io.github.nightlywheels.wheel;

import static io.github.nightlywheels.wheel.WheelBuilder.wheel;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.failure.WheelFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that readers of the central directory and readers of the local headers unpack differently. */
class ArchiveReadersTest {
    private static final String TEXT = "demo/readme.txt";
    private static final String FIELD = "zip entry " + TEXT;
    private static final String SAME = "the same in both places";

    @TempDir
    Path directory;

    private Inspected wheels;

    @BeforeEach
    void useDirectory() {
        wheels = new Inspected(directory);
    }

    @Test
    void otherNamesInUnicodePathFields() {
        byte[] other = unicodePath(TEXT, "demo/__init__.py");
        String found = "the other name demo/__init__.py in a Unicode Path extra field";
        String expected = "the same name, so that all installers unpack the same";
        wheels.refused(with(RawEntry.of(TEXT, "x").centralExtra(other)), FIELD, found, expected);
        wheels.refused(with(RawEntry.of(TEXT, "x").localExtra(other)), FIELD, found, expected);
        wheels.refused(with(RawEntry.of(TEXT, "x").centralExtra(other).localExtra(other)), FIELD, found, expected);
        wheels.accepted(with(
                RawEntry.of(TEXT, "x").centralExtra(unicodePath(TEXT, TEXT)).localExtra(unicodePath(TEXT, TEXT))));
    }

    @Test
    void fieldsThatStandTwiceInOneHeader() {
        byte[] path = unicodePath(TEXT, TEXT);
        wheels.refused(
                with(RawEntry.of(TEXT, "x").localExtra(join(path, path))),
                FIELD,
                "two extra fields of the id 7075 in one header",
                "one, so that all installers read the same");
        byte[] zip64 = extra(1, longs(1, 3));
        wheels.refused(
                with(RawEntry.of(TEXT, "x").stored().zip64().localExtra(zip64)),
                FIELD,
                "two extra fields of the id 0001 in one header",
                "one, so that all installers read the same");
        wheels.accepted(with(
                RawEntry.of(TEXT, "x").localExtra(join(extra(0x5455, new byte[5]), extra(0x5455, new byte[5])))));
    }

    @Test
    void cutExtraFields() {
        byte[] cut = {0x55, 0x54, 9, 0, 1};
        wheels.refused(
                with(RawEntry.of(TEXT, "x").localExtra(cut)), FIELD, "a cut extra field", "a whole one (damaged zip)");
    }

    @Test
    void localZip64SizesThatLie() {
        wheels.refused(
                with(RawEntry.of(TEXT, "x").localSizeError(1)), FIELD, "another CRC or size in its local header", SAME);
        wheels.refused(
                with(RawEntry.of(TEXT, "x").stored().localExtra(extra(1, longs(1, 2)))),
                FIELD,
                "another CRC or size in its local header",
                SAME);
        wheels.refused(
                with(RawEntry.of(TEXT, "x").localExtra(extra(1, new byte[12]))),
                FIELD,
                "a zip64 field of 12 bytes in its local header",
                "16 bytes");
        wheels.accepted(with(RawEntry.of(TEXT, "x").stored().localExtra(extra(1, longs(1, 1)))));
    }

    /** What is copied there is the offset of the entry in the wheel before. */
    @Test
    void zip64FieldsThatWheelTagsCopied() {
        wheels.accepted(
                with(RawEntry.of(TEXT, "x").localExtra(extra(1, longs(0x854347cfL)))),
                "the zip has local zip64 fields as `wheel tags` before wheel 0.48.0 wrote them, which PyPI and uv refuse;"
                        + " tag the wheel again with wheel 0.48.0: " + TEXT);
    }

    @Test
    void twoArchivesInOneFile() throws IOException {
        Path first = wheel("demo", "1.0").file("demo/evil.py", "x").buildIn(directory.resolve("first"));
        Path second = wheel("demo", "1.0").buildIn(directory);
        byte[] one = Files.readAllBytes(first);
        byte[] other = Files.readAllBytes(second);
        Files.write(second, join(one, other));
        refusedForOther(second, "records of another zip archive before its start");
        wheels.refused(
                wheel("demo", "1.0").before(one),
                "zip",
                "records of another zip archive before its start",
                "one archive");
        Files.write(second, join(other, RawEntry.of("x", "x").local()));
        refusedForOther(second, "records of another zip archive behind its end");
    }

    private static void refusedForOther(Path path, String found) {
        assertThat(WheelReader.inspect(path).faults())
                .containsExactly(new WheelFault(path, "zip", found, "one archive"));
    }

    @Test
    void hiddenEntriesInAGap() throws IOException {
        byte[] hidden = RawEntry.of("demo/__init__.py", "evil = 1\n").local();
        wheels.refused(
                with(RawEntry.of(TEXT, "x").behind(hidden)),
                "zip",
                "records of a zip in the " + hidden.length + " bytes after " + TEXT,
                "entries that the central directory lists, and nothing between them");
        wheels.refused(
                with(RawEntry.of(TEXT, "x").withDataDescriptor().behind(hidden)),
                "zip",
                "records of a zip in the " + hidden.length + " bytes after " + TEXT,
                "entries that the central directory lists, and nothing between them");
    }

    @Test
    void dataDescriptorsThatLieOrAreNotThere() {
        String found = "no data descriptor with its CRC and sizes";
        String expected = "one, as its local header says";
        byte[] lie = ints(0x08074b50, 1, 2, 3);
        wheels.refused(with(RawEntry.of(TEXT, "x").descriptor(lie)), FIELD, found, expected);
        wheels.refused(
                with(RawEntry.of(TEXT, "x").stored().descriptor(ints(0x08074b50, crc("x"), 1, 2))),
                FIELD,
                found,
                expected);
        wheels.refused(with(RawEntry.of(TEXT, "x").descriptor(new byte[0])), FIELD, found, expected);
    }

    @Test
    void dataDescriptorsInEveryForm() {
        String warning = "the zip has data descriptors, with which PyPI refuses a wheel, and uv may: " + TEXT;
        int crc = crc("x");
        byte[] wide = join(ints(0x08074b50, crc), longs(1, 1));
        wheels.accepted(with(RawEntry.of(TEXT, "x").stored().descriptor(ints(0x08074b50, crc, 1, 1))), warning);
        wheels.accepted(with(RawEntry.of(TEXT, "x").stored().descriptor(ints(crc, 1, 1))), warning);
        wheels.accepted(with(RawEntry.of(TEXT, "x").stored().descriptor(wide)), warning);
        wheels.accepted(with(RawEntry.of(TEXT, "x").stored().descriptor(join(ints(crc), longs(1, 1)))), warning);
    }

    @Test
    void otherFlagsAndMethodsInTheLocalHeader() {
        String found = "another compression method or flag in its local header";
        wheels.refused(with(RawEntry.of(TEXT, "x").localMethodError(-8)), FIELD, found, SAME);
        wheels.refused(with(RawEntry.of(TEXT, "x").localFlag(0)), FIELD, found, SAME);
        wheels.refused(
                with(RawEntry.of("demo/\u00e9.txt", "x").withoutFlag(11).localFlag(11)),
                "zip entry demo/\u00e9.txt",
                "another encoding of its name in its local header",
                SAME);
    }

    @Test
    void namesThatAreMarkedAsUtf8AndAreNot() {
        wheels.refused(
                wheel("demo", "1.0")
                        .record(text -> text.replace("\u201a", "\u0398"))
                        .entry(RawEntry.of("demo/\u201a.txt", "x")
                                .rawName("demo/\u00e9.txt".getBytes(StandardCharsets.ISO_8859_1))),
                "zip entry demo/\u0398.txt",
                "a name that is marked as UTF-8 and is not",
                "UTF-8");
    }

    @Test
    void formatsThatPythonDoesNotKnow() {
        wheels.refused(with(RawEntry.of(TEXT, "x").version(64)), FIELD, "format version 6.4", "at most 6.3");
    }

    @Test
    void countsThatAreWrong() throws IOException {
        Path path = wheel("demo", "1.0").buildIn(directory);
        byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length - 14] = 3;
        bytes[bytes.length - 12] = 3;
        Files.write(path, bytes);
        assertThat(WheelReader.inspect(path).faults())
                .containsExactly(
                        new WheelFault(path, "zip end record", "a count of 3 entries", "the 4 that are there"));
    }

    @Test
    void twoCountsInOneEndRecord() throws IOException {
        Path path = wheel("demo", "1.0").buildIn(directory);
        byte[] bytes = Files.readAllBytes(path);
        byte[] parted = bytes.clone();
        parted[bytes.length - 14] = 3;
        Files.write(path, parted);
        String warning = "the zip's end record has two counts of its entries, with which PyPI refuses it: 3 and 4";
        assertThat(WheelReader.read(path).warnings()).containsExactly(warning);
        ByteBuffer end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int endAt = bytes.length - 22;
        byte[] counts = longs(3, 4, end.getInt(endAt + 12), end.getInt(endAt + 16));
        Files.write(path, zip64(bytes, join(ints(0x06064b50), longs(44), ints(45 << 16 | 45, 0, 0), counts), endAt));
        assertThat(WheelReader.read(path).warnings()).containsExactly(warning);
    }

    @Test
    void endRecordsThatDisagree() throws IOException {
        Path path = wheel("demo", "1.0").buildIn(directory);
        byte[] bytes = Files.readAllBytes(path);
        ByteBuffer end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int endAt = bytes.length - 22;
        long size = end.getInt(endAt + 12);
        long offset = end.getInt(endAt + 16);
        byte[] record = join(ints(0x06064b50), longs(44), ints(45 << 16 | 45, 0, 0), longs(4, 4, size, offset));
        Path right = Files.write(path, zip64(bytes, record, endAt));
        assertThat(WheelReader.inspect(right).faults()).isEmpty();
        Files.write(path, zip64(bytes, record, endAt - 1));
        assertThat(WheelReader.inspect(path).faults())
                .extracting(WheelFault::found)
                .containsExactly("a locator that points to " + (endAt - 1));
        byte[] other = record.clone();
        other[32] = 5;
        Files.write(path, zip64(bytes, other, endAt));
        assertThat(WheelReader.inspect(path).faults())
                .extracting(WheelFault::found)
                .containsExactly("another central directory than in the end record");
    }

    @Test
    void endRecordsWithExtensibleData() throws IOException {
        Path path = wheel("demo", "1.0").buildIn(directory);
        byte[] bytes = Files.readAllBytes(path);
        ByteBuffer end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int endAt = bytes.length - 22;
        byte[] counts = longs(4, 4, end.getInt(endAt + 12), end.getInt(endAt + 16));
        WheelFault fault = new WheelFault(
                path, "zip64 end record", "none of 56 bytes right before its locator", "one (damaged zip)");
        for (long size : new long[] {43, 45, 44 + 12}) {
            byte[] claimed = join(ints(0x06064b50), longs(size), ints(45 << 16 | 45, 0, 0), counts);
            Files.write(path, zip64(bytes, claimed, endAt));
            assertThat(WheelReader.inspect(path).faults()).containsExactly(fault);
        }
        byte[] longer = join(ints(0x06064b50), longs(44 + 12), ints(45 << 16 | 45, 0, 0), counts, new byte[12]);
        Files.write(path, zip64(bytes, longer, endAt));
        assertThat(WheelReader.inspect(path).faults()).containsExactly(fault);
    }

    /** The archive with a zip64 end record and its locator before the end record. */
    private static byte[] zip64(byte[] zip, byte[] record, long locatedAt) {
        byte[] start = Arrays.copyOf(zip, zip.length - 22);
        byte[] end = Arrays.copyOfRange(zip, zip.length - 22, zip.length);
        byte[] locator = join(ints(0x07064b50, 0), longs(locatedAt), ints(1));
        return join(start, record, locator, end);
    }

    @Test
    void charactersThatHideInNames() {
        for (char hidden : new char[] {'\u202e', '\u200b', '\u0085', '\t', '\u007f'}) {
            String kind = hidden == '\t' || hidden == '\u007f'
                    ? "the zip has a path with control characters, which PyPI and uv refuse"
                    : "the zip has a path with characters that cannot be seen";
            wheels.accepted(
                    wheel("demo", "1.0").file("demo/a" + hidden + "b.txt", "x"),
                    kind + ": demo/a" + String.format("\\u%04x", (int) hidden) + "b.txt");
        }
    }

    @Test
    void directoriesThatAreThereTwice() {
        WheelBuilder once = with(RawEntry.of(TEXT, "x")).unlisted(RawEntry.directory("demo/data/"));
        wheels.accepted(once);
        wheels.accepted(
                once.unlisted(RawEntry.directory("demo/data/")),
                "the zip has two entries for a directory, which PyPI refuses: demo/data/");
    }

    @Test
    void commentsOnEntries() {
        wheels.accepted(
                with(RawEntry.of(TEXT, "x").comment("hello")),
                "the zip has a comment on an entry, which PyPI refuses: " + TEXT);
    }

    @Test
    void harmlessBytesBehindTheEnd() throws IOException {
        Path path = wheel("demo", "1.0").buildIn(directory);
        Files.write(path, "PK, and then nothing".getBytes(StandardCharsets.US_ASCII), StandardOpenOption.APPEND);
        assertThat(WheelReader.read(path).warnings())
                .containsExactly(
                        "the zip does not end at the file's end, which PyPI and uv refuse: 20 bytes stand after it");
    }

    private static WheelBuilder with(RawEntry entry) {
        return wheel("demo", "1.0").entry(entry);
    }

    private static byte[] unicodePath(String name, String other) {
        byte[] path = other.getBytes(StandardCharsets.UTF_8);
        ByteBuffer data = ByteBuffer.allocate(5 + path.length).order(ByteOrder.LITTLE_ENDIAN);
        return extra(0x7075, data.put((byte) 1).putInt(crc(name)).put(path).array());
    }

    private static byte[] extra(int id, byte[] data) {
        ByteBuffer field = ByteBuffer.allocate(4 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        return field.putShort((short) id)
                .putShort((short) data.length)
                .put(data)
                .array();
    }

    private static byte[] longs(long... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long number : numbers) {
            bytes.putLong(number);
        }
        return bytes.array();
    }

    private static byte[] ints(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return bytes.array();
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer bytes = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            bytes.put(part);
        }
        return bytes.array();
    }

    private static int crc(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}
