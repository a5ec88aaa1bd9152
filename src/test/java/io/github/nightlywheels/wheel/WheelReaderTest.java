package io.github.nightlywheels.wheel;

import static io.github.nightlywheels.wheel.WheelBuilder.wheel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.failure.WheelFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WheelReaderTest {
    @TempDir
    Path directory;

    @Test
    void readsWhatAWheelIs() throws Exception {
        Path path = wheel("My.Demo", "1.0.dev1+cu12")
                .filename("My_Demo-1.0.dev1+cu12-7-py3-none-any.whl")
                .distInfo("My_Demo-1.0.dev1+cu12.dist-info")
                .metadata("Requires-Python", ">=3.9")
                .description("# Demo\n\nSalut ça va\n\n")
                .payload(300_000, 42)
                .buildIn(directory);
        Wheel wheel = WheelReader.read(path);
        assertThat(wheel.path()).isEqualTo(path);
        assertThat(wheel.filename().distribution()).isEqualTo("My_Demo");
        assertThat(wheel.metadata().name().text()).isEqualTo("My.Demo");
        assertThat(wheel.metadata().requiresPython()).contains(">=3.9");
        assertThat(wheel.warnings())
                .containsExactly("the version has a local part, with which PyPI refuses a wheel: 1.0.dev1+cu12");
        byte[] bytes = Files.readAllBytes(path);
        HexFormat hex = HexFormat.of();
        assertThat(wheel.digests())
                .isEqualTo(new Digests(
                        hex.formatHex(Digests.newSha256().digest(bytes)),
                        Optional.of(hex.formatHex(Digests.newDigest("MD5").digest(bytes))),
                        bytes.length));
        assertThat(new String(wheel.readMetadataFile(), StandardCharsets.UTF_8))
                .startsWith("Metadata-Version: 2.4\nName: My.Demo\n");
        assertThat(wheel.readDescription()).isEqualTo("# Demo\n\nSalut ça va");
    }

    @Test
    void buildsTheSameBytesForTheSameCalls() throws IOException {
        Path one = wheel("demo", "1.0").payload(1000, 1).buildIn(directory.resolve("one"));
        Path other = wheel("demo", "1.0").payload(1000, 1).buildIn(directory.resolve("other"));
        assertThat(Files.mismatch(one, other)).isEqualTo(-1);
    }

    @Test
    void tellsAllFaultsOfAllWheelsAtOnceInTheOrderOfTheWheels() {
        Path unnamed = wheel("demo", "1.0").withoutMetadata("Name").buildIn(directory);
        Path good = wheel("demo", "1.1").buildIn(directory);
        Path misnamed = wheel("demo", "1.2")
                .filename("demo-1.3-py3-none-any.whl")
                .without("WHEEL")
                .buildIn(directory);
        assertThatThrownBy(() -> WheelReader.readAll(List.of(unnamed, good, misnamed)))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isEqualTo(new WheelFailure.BadWheels(List.of(
                                        new WheelFault(
                                                unnamed,
                                                "METADATA Name",
                                                "nothing among metadata-version, version",
                                                "one value"),
                                        new WheelFault(misnamed, "METADATA Version", "1.2", "1.3, as in the filename"),
                                        new WheelFault(
                                                misnamed, "WHEEL", "nothing in demo-1.2.dist-info", "a file")))));
    }

    @Test
    void readsManyWheelsInTheOrderAskedFor() {
        List<Path> paths = IntStream.range(0, 20)
                .mapToObj(i ->
                        wheel("demo", "1." + (i * 7 % 20)).payload(i * 1000L, i).buildIn(directory))
                .toList();
        assertThat(WheelReader.readAll(paths)).extracting(Wheel::path).isEqualTo(paths);
        assertThat(WheelReader.readAll(List.of())).isEmpty();
    }

    @Test
    void saysWhichFileCannotBeRead() {
        Path absent = directory.resolve("demo-1.0-py3-none-any.whl");
        WheelFailure expected = new WheelFailure.Unreadable(absent.toString(), "no such file");
        assertThatThrownBy(() -> WheelReader.read(absent))
                .hasCauseInstanceOf(NoSuchFileException.class)
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.failure()).isEqualTo(expected));
    }

    @Test
    void saysSoWhenAWheelIsGoneAfterItWasChecked() throws IOException {
        Wheel wheel = WheelReader.read(wheel("demo", "1.0").buildIn(directory));
        Files.writeString(wheel.path(), "something else");
        assertThatThrownBy(wheel::readDescription)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isEqualTo(new WheelFailure.Changed(
                                        wheel.filename().text())));
    }

    @Test
    void anInterruptionEndsTheReading() throws IOException {
        Path path = wheel("demo", "1.0").payload(300_000, 1).buildIn(directory);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> WheelReader.readAll(List.of(path)))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure()).isEqualTo(new TransferFailure.Interrupted("read " + path)));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @Timeout(60)
    void aSecondReadLeavesNoThreadBehind() throws Exception {
        Wheel wheel = WheelReader.read(wheel("demo", "1.0").buildIn(directory));
        wheel.requireUnchanged();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("nightly-wheels-digest")) {
                thread.join();
            }
        }
        assertThat(wheel.digests().size()).isEqualTo(Files.size(wheel.path()));
    }

    @Test
    void noticesEveryBitThatFlipsInAContent() throws IOException {
        Path path = wheel("demo", "1.0").payload(2000, 3).buildIn(directory);
        byte[] whole = Files.readAllBytes(path);
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        int contents = new String(whole, StandardCharsets.ISO_8859_1).indexOf("payload.bin") + "payload.bin".length();
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            int at = contents + random.nextInt(2000);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(path, damaged);
            assertThat(WheelReader.inspect(path).faults())
                    .as("seed %d, byte %d", seed, at)
                    .hasSize(2);
        }
    }

    @Test
    void refusesEveryCutWheelAndNeverFailsOtherwise() throws IOException {
        Path path = wheel("demo", "1.0").description("text ".repeat(50)).buildIn(directory);
        byte[] whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertThat(WheelReader.inspect(path).faults())
                    .as("cut at %d", length)
                    .isNotEmpty();
        }
    }

    @Test
    void endsOnAnyBytes() throws IOException {
        Path path = wheel("demo", "1.0").description("text ".repeat(50)).buildIn(directory);
        byte[] whole = Files.readAllBytes(path);
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = whole.clone();
            for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(path, damaged);
            assertThat(WheelReader.inspect(path).unreadable())
                    .as("seed %d, round %d", seed, i)
                    .isEmpty();
        }
    }
}
