package io.github.nightlywheels.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wheels of one part of a build, which are looked for twice. */
class WheelSourceTest {
    @TempDir
    Path directory;

    private final List<String> heard = new ArrayList<>();
    private final ReadWheels read = ReadWheels.none();
    private WheelSource source;

    private final WheelSource.CheckListener listener = new WheelSource.CheckListener() {
        @Override
        public void checking(int files, long bytes) {
            heard.add(files + " files");
        }

        @Override
        public void warning(String sentence) {
            heard.add(sentence);
        }
    };

    @BeforeEach
    void start() {
        source = new WheelSource(
                List.of(new WheelSearch(directory, List.of("**/*.whl"), List.of(), List.of())),
                new WheelRules(VersionCheck.WARN, OnSeveralVersions.NEWEST, List.of()),
                Set.of(),
                read);
    }

    private Path wheel(String name, int payload) {
        return WheelBuilder.wheel(name, "1.0.dev1").payload(payload, 1).buildIn(directory.resolve(name));
    }

    private static List<String> names(WheelSource.Checked checked) {
        return checked.result().wheels().stream()
                .map(wheel -> wheel.metadata().name().text())
                .toList();
    }

    @Test
    void findsWhatAnotherPartHasBuiltMeanwhile() {
        WheelSource.Checked before = source.check(listener);
        assertThat(names(before)).isEmpty();
        wheel("demo", 10);
        assertThat(names(source.check(before, listener))).containsExactly("demo");
    }

    @Test
    void readsOnlyWhatIsNewOrChanged() {
        wheel("aaa", 10);
        wheel("bbb", 10);
        WheelSource.Checked before = source.check(listener);
        wheel("bbb", 2000);
        wheel("ccc", 10);
        WheelSource.Checked now = source.check(before, listener);
        assertThat(names(now)).containsExactly("aaa", "bbb", "ccc");
        assertThat(heard).containsExactly("2 files", "2 files");
        Wheel changed = now.result().wheels().get(1);
        assertThat(changed.digests())
                .isNotEqualTo(before.result().wheels().get(1).digests());
    }

    @Test
    void readsNothingTwiceThatStayedAsItWas() {
        wheel("demo", 10);
        WheelSource.Checked before = source.check(listener);
        assertThat(source.check(before, listener)).isSameAs(before);
        assertThat(heard).containsExactly("1 files");
    }

    @Test
    void readsNothingAgainForAnotherChannel() {
        wheel("aaa", 10);
        WheelBuilder.wheel("bbb", "1.0.dev1").buildIn(directory.resolve("bbb"));
        WheelBuilder.wheel("bbb", "1.0.dev2").buildIn(directory.resolve("bbb"));
        WheelSource.Checked first = source.check(listener);
        WheelSource other = new WheelSource(
                source.searches(),
                new WheelRules(VersionCheck.WARN, OnSeveralVersions.ALL, List.of()),
                Set.of("1.0.dev1"),
                read);
        heard.clear();
        WheelSource.Checked second = other.check(listener);
        assertThat(heard).startsWith("0 files").hasSize(2).last().asString().contains("bbb-1.0.dev2");
        assertThat(names(first)).containsExactly("aaa", "bbb");
        assertThat(names(second)).containsExactly("aaa", "bbb", "bbb");
        assertThat(second.result().wheels().get(0))
                .isSameAs(first.result().wheels().get(0));
    }

    @Test
    void takesNothingForReadThatIsOfAnotherClassLoader() {
        wheel("aaa", 10);
        source.check(listener);
        read.byFile().replaceAll((file, wheel) -> "of another class loader");
        heard.clear();
        assertThat(names(source.check(listener))).containsExactly("aaa");
        assertThat(heard).containsExactly("1 files");
    }

    @Test
    void forgetsWhatWasRemoved() throws IOException {
        Path wheel = wheel("demo", 10);
        WheelSource.Checked before = source.check(listener);
        Files.delete(wheel);
        assertThat(names(source.check(before, listener))).isEmpty();
    }

    @Test
    void refusesAWheelThatCameLate() throws IOException {
        WheelSource.Checked before = source.check(listener);
        Files.write(directory.resolve("cut-1.0.dev1-py3-none-any.whl"), new byte[3]);
        assertThat(source.check(before, listener).result().failure())
                .map(FailureException::failure)
                .containsInstanceOf(WheelFailure.BadWheels.class);
    }

    @Test
    void saysAWarningOnce() {
        WheelBuilder.wheel("demo", "1.0").buildIn(directory.resolve("more"));
        WheelSource.Checked before = source.check(listener);
        wheel("other", 10);
        WheelSource.Checked now = source.check(before, listener);
        assertThat(heard).filteredOn(line -> line.contains("PEP 440")).hasSize(1);
        assertThat(now.result().warnings()).hasSize(1);
    }
}
