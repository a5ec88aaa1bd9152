package io.github.nightlywheels.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.nightlywheels.failure.WheelFault;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reads every wheel below the directories in the system property {@code nightly.realWheels} (separated as in a class path),
 * all of which pip must be known to install, and prints what is odd about them and how long it took. Skipped without the
 * property.
 */
class RealWheelsTest {
    private static final String DIRECTORIES = System.getProperty("nightly.realWheels", "");

    @Test
    void refusesNoWheelThatPipInstalls() throws IOException {
        assumeThat(DIRECTORIES)
                .as("-Dnightly.realWheels=DIR names a directory of real wheels")
                .isNotBlank();
        List<Path> wheels = wheels();

        long hashingBegan = System.nanoTime();
        List<String> hashes =
                wheels.parallelStream().map(RealWheelsTest::sha256).toList();
        Duration hashing = Duration.ofNanos(System.nanoTime() - hashingBegan);

        long readingBegan = System.nanoTime();
        List<ReadResult> inspections = WheelReader.inspectAll(wheels);
        Duration reading = Duration.ofNanos(System.nanoTime() - readingBegan);

        List<WheelFault> faults =
                inspections.stream().flatMap(each -> each.faults().stream()).toList();
        report(wheels, hashing, reading, inspections, faults);
        assertThat(faults).isEmpty();
        assertThat(inspections.stream()
                        .map(each -> each.wheel().orElseThrow().digests().sha256()))
                .isEqualTo(hashes);
    }

    private static List<Path> wheels() throws IOException {
        List<Path> wheels = new ArrayList<>();
        for (String directory : Arrays.asList(DIRECTORIES.split(File.pathSeparator, -1))) {
            try (Stream<Path> files = Files.walk(Path.of(directory))) {
                files.filter(file -> file.toString().endsWith(".whl")).sorted().forEach(wheels::add);
            }
        }
        return wheels;
    }

    private static void report(
            List<Path> wheels,
            Duration hashing,
            Duration reading,
            List<ReadResult> inspections,
            List<WheelFault> faults)
            throws IOException {
        long bytes = 0;
        for (Path wheel : wheels) {
            bytes += Files.size(wheel);
        }
        System.out.printf(
                "%d wheels, %d MB; SHA-256 alone %d ms, reading %d ms%n",
                wheels.size(), bytes / 1_000_000, hashing.toMillis(), reading.toMillis());
        faults.forEach(fault -> System.out.println("refused " + fault));
        Map<String, List<String>> odd = new TreeMap<>();
        for (ReadResult inspection : inspections) {
            inspection
                    .wheel()
                    .ifPresent(wheel -> wheel.warnings()
                            .forEach(warning -> odd.computeIfAbsent(
                                            warning.replaceFirst(": .*", ""), kind -> new ArrayList<>())
                                    .add(wheel.filename() + warning.replaceFirst("[^:]*", ""))));
        }
        odd.forEach((kind, examples) -> System.out.println(examples.size() + " times " + kind + "; such as "
                + examples.stream().limit(4).collect(Collectors.joining("; "))));
    }

    private static String sha256(Path file) {
        MessageDigest digest = Digests.newSha256();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer.clear()) >= 0) {
                digest.update(buffer.flip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
