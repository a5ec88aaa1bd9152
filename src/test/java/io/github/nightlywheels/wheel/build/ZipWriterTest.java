package io.github.nightlywheels.wheel.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipWriterTest {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 26, 3, 14, 15);

    @TempDir
    Path temporary;

    private static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    private Path write(long zip64From, List<byte[]> contents) throws IOException {
        Path file = temporary.resolve("a.zip");
        try (ZipWriter zip = new ZipWriter(file, TIME, zip64From)) {
            for (int i = 0; i < contents.size(); i++) {
                byte[] content = contents.get(i);
                zip.add("d/" + i + (i == 1 ? "ä" : ""), 0100644, content.length, new ByteArrayInputStream(content));
            }
            zip.finish();
        }
        return file;
    }

    /** All limits, some, or none exceeded; both readers of the JDK, of which one goes by the local headers alone. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1000, 150_000, ZipWriter.LARGEST_NARROW})
    void isReadWithAndWithoutZip64(long zip64From) throws IOException {
        List<byte[]> contents = List.of(new byte[0], random(10), random(100_000), new byte[1 << 20], random(70_000));
        Path file = write(zip64From, contents);
        try (ZipFile zip = new ZipFile(file.toFile());
                ZipInputStream stream = new ZipInputStream(Files.newInputStream(file))) {
            assertThat(zip.size()).isEqualTo(contents.size());
            int i = 0;
            for (ZipEntry entry : zip.stream().toList()) {
                assertThat(entry.getName()).isEqualTo("d/" + i + (i == 1 ? "ä" : ""));
                assertThat(entry.getTimeLocal()).isEqualTo(TIME.withSecond(14));
                assertThat(zip.getInputStream(entry).readAllBytes()).isEqualTo(contents.get(i));
                ZipEntry streamed = stream.getNextEntry();
                assertThat(streamed).isNotNull();
                assertThat(streamed.getSize()).isEqualTo(contents.get(i).length);
                assertThat(stream.readAllBytes()).isEqualTo(contents.get(i));
                i++;
            }
        }
    }

    @Test
    void holdsMoreFilesThanTwoBytesCount() throws IOException {
        Path file = temporary.resolve("many.zip");
        try (ZipWriter zip = new ZipWriter(file, TIME, ZipWriter.LARGEST_NARROW)) {
            for (int i = 0; i < 70_000; i++) {
                zip.add("f" + i, 0100644, 0, new ByteArrayInputStream(new byte[0]));
            }
            zip.finish();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.size()).isEqualTo(70_000);
            assertThat(zip.getEntry("f69999")).isNotNull();
        }
    }

    @Test
    void noticesContentOfAnotherSizeThanItWasTold() {
        for (int size : new int[] {9, 11}) {
            assertThatThrownBy(() -> {
                        try (ZipWriter zip =
                                new ZipWriter(temporary.resolve("b.zip"), TIME, ZipWriter.LARGEST_NARROW)) {
                            zip.add("a", 0100644, size, new ByteArrayInputStream(new byte[10]));
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessage("a changed while it was read: 10 bytes in place of " + size);
        }
    }
}
