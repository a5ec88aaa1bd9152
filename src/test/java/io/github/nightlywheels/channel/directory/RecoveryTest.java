package io.github.nightlywheels.channel.directory;

import static io.github.nightlywheels.channel.Upload.Kind.NEW;
import static io.github.nightlywheels.channel.Upload.Kind.REPLACEMENT;
import static io.github.nightlywheels.channel.directory.Nightly.channel;
import static io.github.nightlywheels.channel.directory.Nightly.outcomes;
import static io.github.nightlywheels.channel.directory.Nightly.publish;
import static io.github.nightlywheels.channel.directory.Nightly.wheel;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.wheel.Digests;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages and files that somebody deleted or damaged. */
class RecoveryTest {
    private static final List<String> PAGES = List.of("index.html", "index.json", "demo/index.html", "demo/index.json");

    @TempDir
    Path temporary;

    private Path simple;
    private DirectoryChannel channel;
    private Wheel first;
    private Wheel second;
    private Map<String, String> pages;

    @BeforeEach
    void publishTwoWheels() throws IOException {
        simple = temporary.resolve("acme/simple");
        channel = channel(temporary);
        first = wheel(temporary.resolve("dist"), "demo", "1.0.dev1", "first");
        second = WheelReader.read(WheelBuilder.wheel("demo", "1.0.dev2")
                .tags("cp313", "cp313", "win32")
                .buildIn(temporary.resolve("dist")));
        publish(channel, List.of(new Upload(first, NEW), new Upload(second, NEW)));
        for (Path file : List.of(at(first), at(second))) {
            Files.setLastModifiedTime(file, FileTime.from(Nightly.NOW));
        }
        pages = pages();
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "index.json", "demo/index.html", "demo/index.json"})
    void mendsADamagedPage(String page) throws IOException {
        Files.writeString(simple.resolve(page), "<damaged");
        checkReadAndMend();
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "index.json", "demo/index.html", "demo/index.json"})
    void mendsADeletedPage(String page) throws IOException {
        Files.delete(simple.resolve(page));
        checkReadAndMend();
    }

    @Test
    void mendsAllPagesAtOnce() throws IOException {
        for (String page : PAGES) {
            Files.delete(simple.resolve(page));
        }
        checkReadAndMend();
    }

    private void checkReadAndMend() throws IOException {
        assertThat(channel.read(List.of(Release.of(first))).get(Release.of(first)))
                .extracting(Distribution::filename)
                .containsExactly(first.filename().text());
        assertThat(outcomes(publish(channel, List.of(new Upload(second, REPLACEMENT)))))
                .containsExactly(Outcome.UNCHANGED);
        assertThat(pages()).isEqualTo(pages);
        assertThat(IndexAsPipSeesIt.read(simple)).hasSize(2);
    }

    @Test
    void recoversTheNewestContentOfAName() throws IOException {
        Wheel replaced = wheel(temporary.resolve("dist"), "demo", "1.0.dev1", "replaced");
        publish(channel, List.of(new Upload(replaced, REPLACEMENT)));
        Files.setLastModifiedTime(at(replaced), FileTime.from(Nightly.NOW.plus(Duration.ofDays(1))));
        Files.delete(simple.resolve("demo/index.json"));
        publish(channel, List.of(new Upload(second, REPLACEMENT)));
        assertThat(IndexAsPipSeesIt.read(simple))
                .containsEntry(replaced.filename().text(), replaced.digests().sha256());
    }

    @Test
    void leavesDamagedFilesOutOfWhatItRecovers() throws IOException {
        Files.delete(simple.resolve("demo/index.json"));
        Files.writeString(at(first), "damaged");
        publish(channel, List.of(new Upload(second, REPLACEMENT)));
        assertThat(IndexAsPipSeesIt.read(simple))
                .containsOnlyKeys(second.filename().text());
    }

    /** Such as a wheel from before a rule that refuses it now. */
    @Test
    void keepsWhatItWouldNotPublishWhereThePageHasItsHash() throws IOException {
        byte[] content = "no wheel".getBytes(StandardCharsets.UTF_8);
        String sha256 = Digests.sha256Of(content);
        String location = IndexedFile.directoryOf(sha256) + "/demo-0.9-py3-none-any.whl";
        Path file = simple.resolve("demo").resolve(location);
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, content);
        Path page = simple.resolve("demo/index.html");
        String link = "<a href=\"" + location + "#sha256=" + sha256 + "\">";
        Files.writeString(page, Files.readString(page) + link + "demo-0.9-py3-none-any.whl</a>");
        Files.delete(simple.resolve("demo/index.json"));
        for (String version : List.of("1.0.dev3", "1.0.dev4")) {
            publish(channel, List.of(new Upload(wheel(temporary.resolve("dist"), "demo", version, "x"), NEW)));
        }
        assertThat(file).exists();
        assertThat(Files.readString(page)).contains(link);
    }

    @Test
    void publishesAnewWhatSomebodyDeletedFromTheDisk() throws IOException {
        Files.delete(at(first));
        assertThat(channel.read(List.of(Release.of(first))).get(Release.of(first)))
                .isEmpty();
        assertThat(outcomes(publish(channel, List.of(new Upload(first, NEW))))).containsExactly(Outcome.PUBLISHED);
        assertThat(IndexAsPipSeesIt.read(simple)).hasSize(2);
    }

    @Test
    void publishesAnewWhatWasCutShort() throws IOException {
        Files.writeString(at(first), "short");
        assertThat(outcomes(Nightly.run(channel, List.of(first, second)))).containsExactly(Outcome.PUBLISHED);
        assertThat(IndexAsPipSeesIt.read(simple)).hasSize(2);
    }

    /** Such as a pointer of Git LFS, in whose place the wheel comes later. */
    @Test
    void keepsListedWhatIsDamagedAndSaysSo() throws IOException {
        Files.writeString(at(first), "version https://git-lfs.github.com/spec/v1");
        for (String version : List.of("1.0.dev3", "1.0.dev4")) {
            publish(channel, List.of(new Upload(wheel(temporary.resolve("dist"), "demo", version, "x"), NEW)));
        }
        assertThat(at(first)).hasContent("version https://git-lfs.github.com/spec/v1");
        assertThat(Files.readString(simple.resolve("demo/index.html"))).contains(ProjectFiles.locationOf(first));
        String warning = first.filename().text() + " is damaged in " + temporary.resolve("acme")
                + "; it stays listed, so publish it again, or delete its entry from both pages";
        assertThat(channel.warnings()).containsExactly(warning, warning);
    }

    @Test
    void readChangesNothing() throws IOException {
        Files.delete(simple.resolve("demo/index.json"));
        Map<String, String> before = IndexAsPipSeesIt.filesOnDisk(temporary);
        channel.read(List.of(Release.of(first)));
        assertThat(IndexAsPipSeesIt.filesOnDisk(temporary)).isEqualTo(before);
        assertThat(simple.resolve("demo/index.json")).doesNotExist();
    }

    private Path at(Wheel wheel) {
        return simple.resolve("demo").resolve(ProjectFiles.locationOf(wheel));
    }

    private Map<String, String> pages() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(simple)) {
            for (Path page : all.filter(file -> file.getFileName().toString().startsWith("index."))
                    .toList()) {
                found.put(simple.relativize(page).toString(), Files.readString(page));
            }
        }
        return found;
    }
}
