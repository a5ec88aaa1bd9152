package io.github.nightlywheels.channel.directory;

import static io.github.nightlywheels.channel.Upload.Kind.NEW;
import static io.github.nightlywheels.channel.Upload.Kind.REPLACEMENT;
import static io.github.nightlywheels.channel.directory.Nightly.channel;
import static io.github.nightlywheels.channel.directory.Nightly.publish;
import static io.github.nightlywheels.channel.directory.Nightly.wheel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Removal;
import io.github.nightlywheels.channel.RemovalListener;
import io.github.nightlywheels.channel.RemovalOutcome;
import io.github.nightlywheels.channel.RemovalResult;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.files.DurableFiles;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of what a page names in any way, no run deletes anything. */
class SweepTest {
    private static final FileLinks ONE_BASE = FileLinks.to(Optional.of("https://files.example.org/simple"));
    private static final FileLinks OTHER_BASE = FileLinks.to(Optional.of("https://mirror.example.org/nightly"));

    private static final List<String> LINKS = List.of(
            "https://files.example.org/simple/demo/DIGITS/NAME",
            "/simple/demo/DIGITS/NAME",
            "./DIGITS/NAME",
            "../demo/DIGITS/NAME",
            "../Demo/DIGITS/NAME",
            "DIGITS/../DIGITS//NAME",
            "DIGITS/NAME?x=a/b",
            "./DIGITS/ENCODED",
            "./DIGITS/CAPITAL",
            "demo%2FDIGITS%2FNAME",
            "100%/DIGITS/ENCODED",
            "UPPER/NAME",
            "https://files.example.org/blobs/SHA256/NAME",
            "https://files.example.org/NAME",
            "https://files.example.org/get?id=DIGITS",
            "https://files.example.org/get?id=7");

    @TempDir
    Path temporary = Path.of("");

    private Wheel first;
    private Wheel second;
    private Wheel third;

    /** Which of the two pages names a file. */
    private enum Named {
        BY_BOTH,
        BY_HTML,
        BY_JSON
    }

    @BeforeEach
    void build() {
        Path built = temporary.resolve("built");
        first = wheel(built, "demo", "1.0.dev1", "first");
        second = wheel(built, "demo", "1.0.dev2", "second");
        third = wheel(built, "demo", "1.0.dev3", "third");
    }

    @Test
    void keepsWhatWasPublishedWithAnotherBase() {
        List<List<FileLinks>> changes = List.of(
                List.of(ONE_BASE, FileLinks.RELATIVE),
                List.of(ONE_BASE, OTHER_BASE),
                List.of(FileLinks.RELATIVE, ONE_BASE));
        for (List<FileLinks> change : changes) {
            Path directory = temporary.resolve("channel" + changes.indexOf(change));
            publish(channel(directory, new DurableFiles(), change.get(0)), List.of(isNew(first)));
            DirectoryChannel changed = channel(directory, new DurableFiles(), change.get(1));
            publishAndRemove(changed);
            assertKept(directory, first, change.toString());
            List<String> doubts = change.get(0).equals(FileLinks.RELATIVE)
                    ? List.of()
                    : List.of("the page's entry of " + first.filename() + " is not as this channel writes it");
            assertThat(changed.list(first.metadata().name()).orElseThrow().doubts())
                    .isEqualTo(doubts);
        }
    }

    @ParameterizedTest
    @CsvSource({"BY_BOTH,true", "BY_HTML,true", "BY_JSON,true", "BY_BOTH,false", "BY_HTML,false", "BY_JSON,false"})
    void keepsWhatAnEntryOfOthersCanMean(Named named, boolean hashed) throws IOException {
        Map<String, Wheel> byLink = new LinkedHashMap<>();
        for (String link : LINKS) {
            byLink.put(link, wheel(temporary.resolve("built"), "demo", "0." + byLink.size(), link));
        }
        Path directory = temporary.resolve("channel");
        publish(
                channel(directory),
                byLink.values().stream().map(SweepTest::isNew).toList());
        Path demo = directory.resolve("acme/simple/demo");
        for (Map.Entry<String, Wheel> one : byLink.entrySet()) {
            alter(demo, one.getValue(), url(one.getKey(), one.getValue()), named, hashed);
        }
        publishAndRemove(channel(directory));
        for (Map.Entry<String, Wheel> one : byLink.entrySet()) {
            assertKept(directory, one.getValue(), one.getKey());
            assertThat(Files.readString(demo.resolve("index.html")))
                    .contains("href=\"" + url(one.getKey(), one.getValue()));
        }
    }

    private static String url(String link, Wheel wheel) {
        String digits = IndexedFile.directoryOf(wheel.digests().sha256());
        String name = wheel.filename().text();
        return link.replace("DIGITS", digits)
                .replace("UPPER", digits.toUpperCase(Locale.ROOT))
                .replace("SHA256", wheel.digests().sha256())
                .replace("NAME", name)
                .replace("ENCODED", name.replace("demo", "%64emo"))
                .replace("CAPITAL", name.replace("demo", "Demo"));
    }

    @Test
    void keepsWhatAHashInTheLinkOfAnEntryMeans() throws IOException {
        Path directory = temporary.resolve("channel");
        publish(channel(directory), List.of(isNew(first)));
        String url =
                "https://files.example.org/7#sha256=" + first.digests().sha256().toUpperCase(Locale.ROOT);
        alter(directory.resolve("acme/simple/demo"), first, url, Named.BY_JSON, false);
        publishAndRemove(channel(directory));
        assertKept(directory, first, url);
    }

    /** One whose hash says that it is another file keeps nothing but that. */
    @Test
    void deletesWhatAnEntryOfOthersCannotMean() throws IOException {
        Path directory = temporary.resolve("channel");
        publish(channel(directory), List.of(isNew(first)));
        Path page = directory.resolve("acme/simple/demo/index.json");
        Files.writeString(page, """
                {"name": "demo", "files": [{"filename": "%s", "url": "https://files.example.org/%1$s",
                 "hashes": {"sha256": "%s"}}]}
                """.formatted(first.filename().text(), "0a".repeat(32)));
        Files.delete(page.resolveSibling("index.html"));
        publish(channel(directory), List.of(isNew(second)));
        assertThat(page.resolveSibling(ProjectFiles.locationOf(first))).doesNotExist();
        assertThat(page.resolveSibling(ProjectFiles.locationOf(second))).exists();
    }

    /** Between the two renames of a killed run the HTML page names what {@code index.json} does not. */
    @Test
    void leavesNoLinkDanglingWhileItGoesOnAfterARunThatWasKilled() throws IOException {
        Path directory = temporary.resolve("channel");
        Path simple = directory.resolve("acme/simple");
        publish(channel(directory), List.of(isNew(first)));
        Wheel changed = wheel(temporary.resolve("changed"), "demo", "1.0.dev1", "changed");
        DurableFiles dying = new DurableFiles(step -> {
            if (step.equals("move to " + simple.resolve("demo/index.json"))) {
                throw new IllegalStateException("killed");
            }
        });
        assertThatThrownBy(() ->
                        publish(channel(directory, dying), List.of(new Upload(changed, REPLACEMENT), isNew(third))))
                .hasMessage("killed");
        assertThat(IndexAsPipSeesIt.read(simple))
                .containsEntry(changed.filename().text(), changed.digests().sha256())
                .containsKey(third.filename().text());
        DurableFiles watched = new DurableFiles(
                step -> assertThat(IndexAsPipSeesIt.read(simple)).as(step).isNotEmpty());
        publish(channel(directory, watched), List.of(isNew(second)));
        assertThat(IndexAsPipSeesIt.read(simple))
                .containsOnlyKeys(first.filename().text(), second.filename().text());
        publish(channel(directory), List.of(new Upload(second, REPLACEMENT)));
        assertThat(IndexAsPipSeesIt.filesOnDisk(simple)).hasSize(2);
    }

    private static Upload isNew(Wheel wheel) {
        return new Upload(wheel, NEW);
    }

    /** Sweeps by way of two publications and of a removal. */
    private void publishAndRemove(DirectoryChannel channel) {
        publish(channel, List.of(isNew(second)));
        publish(channel, List.of(isNew(third)));
        Release release = Release.of(second);
        List<Distribution> there = channel.read(List.of(release)).getOrDefault(release, List.of());
        assertThat(there).hasSize(1);
        List<Removal> removals =
                there.stream().map(file -> new Removal(release, file)).toList();
        assertThat(channel.remove(removals, new RemovalListener() {}).stream().map(RemovalResult::outcome))
                .containsExactly(RemovalOutcome.REMOVED);
        assertThat(channel.read(List.of(release)).get(release)).isEmpty();
    }

    private static void assertKept(Path directory, Wheel wheel, String what) {
        Path file = directory.resolve("acme/simple/demo").resolve(ProjectFiles.locationOf(wheel));
        assertThat(file).as(what).exists();
        assertThat(file.resolveSibling(file.getFileName() + ".metadata"))
                .as(what)
                .exists();
    }

    /** Gives a file another link. */
    private static void alter(Path demo, Wheel wheel, String url, Named named, boolean hashed) throws IOException {
        String name = wheel.filename().text();
        Path html = demo.resolve("index.html");
        String anchor =
                "<a href=\"" + url + (hashed ? "#sha256=" + wheel.digests().sha256() : "") + "\">" + name + "</a>";
        Files.writeString(
                html,
                Files.readString(html)
                        .replaceFirst("<a href=[^>]*>" + name + "</a>", named == Named.BY_JSON ? "" : anchor));
        Path json = demo.resolve("index.json");
        ObjectNode page = (ObjectNode) new ObjectMapper().readTree(json.toFile());
        for (Iterator<JsonNode> entries = page.path("files").iterator(); entries.hasNext(); ) {
            ObjectNode entry = (ObjectNode) entries.next();
            if (entry.path("filename").asText().equals(name)) {
                entry.put("url", url);
                if (!hashed) {
                    entry.putObject("hashes");
                }
                if (named == Named.BY_HTML) {
                    entries.remove();
                }
            }
        }
        Files.writeString(json, page.toString());
    }
}
