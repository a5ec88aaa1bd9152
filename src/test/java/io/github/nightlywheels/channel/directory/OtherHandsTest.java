package io.github.nightlywheels.channel.directory;

import static io.github.nightlywheels.channel.Upload.Kind.NEW;
import static io.github.nightlywheels.channel.Upload.Kind.REPLACEMENT;
import static io.github.nightlywheels.channel.directory.Nightly.channel;
import static io.github.nightlywheels.channel.directory.Nightly.outcomes;
import static io.github.nightlywheels.channel.directory.Nightly.publish;
import static io.github.nightlywheels.channel.directory.Nightly.wheel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.files.DurableFiles;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** An index into which others write too: people, other tools, and whoever copies it from a bucket. */
class OtherHandsTest {
    @TempDir
    Path directory;

    @TempDir
    Path built;

    private Path simple;
    private DirectoryChannel channel;
    private Wheel first;
    private Wheel second;

    @BeforeEach
    void open() {
        simple = directory.resolve("acme/simple");
        channel = channel(directory);
        first = wheel(built, "demo", "1.0.dev1", "first");
        second = wheel(built, "demo", "1.0.dev2", "second");
    }

    @Test
    void addsToAPageThatIsWrittenByHandInHtmlAlone() throws IOException {
        write("demo/index.html", """
                <a href="https://example.org/demo-0.9-py3-none-any.whl#sha256=%s" data-yanked="broken">demo-0.9</a>
                <a href="old/demo-0.8.tar.gz">demo-0.8.tar.gz</a>
                """.formatted("0a".repeat(32)));
        write("index.html", """
                <a href='demo/'>demo</a> <a href="https://example.org/simple/other/">other</a> <a href='third/'>third/</a>
                """);
        publish(channel, List.of(new Upload(first, NEW)));
        assertThat(html("demo/index.html"))
                .contains("<a href=\"https://example.org/demo-0.9-py3-none-any.whl#sha256=" + "0a".repeat(32)
                        + "\" data-yanked=\"broken\">demo-0.9-py3-none-any.whl</a>")
                .contains("<a href=\"old/demo-0.8.tar.gz\">")
                .contains(">demo-1.0.dev1-py3-none-any.whl</a>");
        assertThat(filenames())
                .containsExactly("demo-0.8.tar.gz", "demo-0.9-py3-none-any.whl", "demo-1.0.dev1-py3-none-any.whl");
        assertThat(html("index.html"))
                .contains("<a href=\"demo/\">demo</a>")
                .contains("<a href=\"https://example.org/simple/other/\">other</a>")
                .contains("<a href=\"third/\">third</a>");
        assertThat(json("index.json").path("projects"))
                .map(JsonNode::toString)
                .containsExactly("{\"name\":\"demo\"}", "{\"name\":\"other\"}", "{\"name\":\"third\"}");
    }

    @Test
    void keepsWhatSomebodyYankedOnEitherPage() throws IOException {
        publish(channel, List.of(new Upload(first, NEW), new Upload(second, NEW)));
        ObjectNode page = (ObjectNode) json("demo/index.json");
        ((ObjectNode) page.path("files").get(0)).put("yanked", "does not start");
        page.put("project-status", "archived");
        write("demo/index.json", page.toString());
        write(
                "demo/index.html",
                html("demo/index.html").replace(">demo-1.0.dev2", " data-yanked data-provenance='p'>demo-1.0.dev2"));
        publish(channel, List.of(new Upload(wheel(built, "demo", "1.0.dev3", "third"), NEW)));
        assertThat(json("demo/index.json").path("project-status").asText()).isEqualTo("archived");
        assertThat(json("demo/index.json").path("files"))
                .map(file -> file.path("yanked").asText("-"))
                .containsExactly("does not start", "true", "-");
        assertThat(html("demo/index.html"))
                .contains(" data-yanked=\"does not start\">demo-1.0.dev1")
                .contains(" data-yanked=\"\" data-provenance=\"p\">demo-1.0.dev2")
                .doesNotContainPattern("data-yanked[^>]*>demo-1.0.dev3");
    }

    @Test
    void keepsBothOfTwoEntriesOfOneFilename() throws IOException {
        publish(channel, List.of(new Upload(first, NEW)));
        Wheel other = wheel(built, "demo", "1.0.dev1", "other");
        publish(channel, List.of(new Upload(other, REPLACEMENT)));
        ObjectNode page = (ObjectNode) json("demo/index.json");
        ObjectNode entry = (ObjectNode) page.path("files").get(0).deepCopy();
        entry.put("url", ProjectFiles.locationOf(first));
        entry.putObject("hashes").put("sha256", first.digests().sha256());
        page.withArray("files").add(entry);
        write("demo/index.json", page.toString());
        write("demo/index.html", """
                <a href="https://one.example.org/demo-0.9.tar.gz">demo-0.9.tar.gz</a>
                <a href="https://two.example.org/demo-0.9.tar.gz" data-yanked="old">demo-0.9.tar.gz</a>
                """);
        publish(channel, List.of(new Upload(second, NEW)));
        publish(channel, List.of(new Upload(wheel(built, "demo", "1.0.dev3", "third"), NEW)));
        assertThat(html("demo/index.html"))
                .contains(ProjectFiles.locationOf(first), ProjectFiles.locationOf(other))
                .contains("<a href=\"https://one.example.org/demo-0.9.tar.gz\">")
                .contains("<a href=\"https://two.example.org/demo-0.9.tar.gz\" data-yanked=\"old\">");
        assertThat(List.of(first, other))
                .allSatisfy(wheel -> assertThat(simple.resolve("demo").resolve(ProjectFiles.locationOf(wheel)))
                        .exists());
    }

    @Test
    void addsToEachEntryWhatItsLinkSays() throws IOException {
        write("demo/index.json", """
                {"name": "demo", "files": [
                 {"filename": "demo-0.9.tar.gz", "url": "https://example.org/demo-0.9.tar.gz", "hashes": {}, "size": 1},
                 {"filename": "demo-0.9.tar.gz", "url": "https://example.org/demo-0.9.tar.gz", "hashes": {}, "size": 2}]}
                """);
        write("demo/index.html", """
                <a href="https://example.org/demo-0.9.tar.gz" data-yanked="old">demo-0.9.tar.gz</a>
                """);
        publish(channel, List.of(new Upload(first, NEW)));
        assertThat(json("demo/index.json").path("files"))
                .map(file -> file.path("yanked").asText("-"))
                .containsExactly("old", "old", "-");
    }

    @Test
    void keepsListedWhatDoesNotLieOnThisDisk() throws IOException {
        publish(channel, List.of(new Upload(first, NEW)));
        String before = html("demo/index.html");
        Files.delete(simple.resolve("demo").resolve(ProjectFiles.locationOf(first)));
        publish(channel, List.of(new Upload(second, NEW)));
        assertThat(filenames()).containsExactly("demo-1.0.dev1-py3-none-any.whl", "demo-1.0.dev2-py3-none-any.whl");
        assertThat(html("demo/index.html")).contains(before.substring(before.indexOf("<a "), before.indexOf("</a>")));
    }

    @Test
    void keepsListedWhatDoesNotLieOnThisDiskAlsoWithoutJson() throws IOException {
        publish(channel, List.of(new Upload(first, NEW)));
        Files.delete(simple.resolve("demo").resolve(ProjectFiles.locationOf(first)));
        Files.delete(simple.resolve("demo/index.json"));
        publish(channel, List.of(new Upload(second, NEW)));
        assertThat(filenames()).containsExactly("demo-1.0.dev1-py3-none-any.whl", "demo-1.0.dev2-py3-none-any.whl");
    }

    @Test
    void takesForThereWhatItsBaseHas() throws IOException {
        DirectoryChannel elsewhere =
                channel(directory, new DurableFiles(), FileLinks.to(Optional.of("https://files.example.org/simple")));
        publish(elsewhere, List.of(new Upload(first, NEW)));
        Files.delete(simple.resolve("demo").resolve(ProjectFiles.locationOf(first)));
        Release release = Release.of(first);
        assertThat(elsewhere.read(List.of(release)).get(release))
                .extracting(Distribution::sha256)
                .containsExactly(Optional.of(first.digests().sha256()));
        assertThat(outcomes(publish(elsewhere, List.of(new Upload(first, REPLACEMENT), new Upload(second, NEW)))))
                .containsExactly(Outcome.UNCHANGED, Outcome.PUBLISHED);
        assertThat(json("demo/index.json").path("files"))
                .map(file -> file.path("url").asText())
                .containsExactly(
                        "https://files.example.org/simple/demo/" + ProjectFiles.locationOf(first),
                        "https://files.example.org/simple/demo/" + ProjectFiles.locationOf(second));
    }

    @Test
    void readsAndReplacesTheFilesOfOthersByName() throws IOException {
        write("demo/index.json", """
                {"name": "demo", "files": [{"filename": "demo-1.0.dev1-py3-none-any.whl",
                 "url": "../files/demo-1.0.dev1-py3-none-any.whl", "hashes": {"sha256": "%s"}}]}
                """.formatted("0a".repeat(32)));
        Release release = Release.of(first);
        assertThat(channel.read(List.of(release)).get(release))
                .extracting(Distribution::sha256)
                .containsExactly(Optional.of("0a".repeat(32)));
        assertThat(channel.history(first.metadata().name()))
                .extracting(PublishedRelease::version)
                .containsExactly("1.0.dev1");
        assertThat(outcomes(publish(channel, List.of(new Upload(first, NEW))))).containsExactly(Outcome.FAILED);
        assertThat(outcomes(publish(channel, List.of(new Upload(first, REPLACEMENT)))))
                .containsExactly(Outcome.REPLACED);
        assertThat(IndexAsPipSeesIt.read(simple))
                .isEqualTo(Map.of(first.filename().text(), first.digests().sha256()));
    }

    @Test
    void sweepsNothingThatAnEntryOfOthersNames() throws IOException {
        publish(channel, List.of(new Upload(first, NEW)));
        ObjectNode page = (ObjectNode) json("demo/index.json");
        ((ObjectNode) page.path("files").get(0)).remove("size");
        write("demo/index.json", page.toString());
        publish(channel, List.of(new Upload(second, NEW)));
        assertThat(simple.resolve("demo").resolve(ProjectFiles.locationOf(first)))
                .exists();
        assertThat(filenames()).hasSize(2);
    }

    /** With {@code LC_ALL=C} the system tells each byte of such a name as U+FFFD. */
    @Test
    @EnabledIfSystemProperty(named = "sun.jnu.encoding", matches = "UTF-?8")
    void sweepsNothingWhoseNameThePageMaySpellInAnotherWay() throws IOException {
        Path told = simple.resolve("demo/0a0a0a0a0a0a0a0a/demo-1.0-py3-none-\uFFFD\uFFFD.whl");
        Files.createDirectories(told.getParent());
        Files.writeString(told, "x");
        write("demo/index.json", """
                {"name": "demo", "files": [{"filename": "demo-1.0-py3-none-\u00FC.whl", "size": 1,
                 "url": "0a0a0a0a0a0a0a0a/demo-1.0-py3-none-%%C3%%BC.whl", "hashes": {"sha256": "%s"},
                 "upload-time": "2026-11-22T03:04:05.678901Z"}]}
                """.formatted("0a".repeat(32)));
        publish(channel, List.of(new Upload(first, NEW)));
        assertThat(told).exists();
        assertThat(filenames()).hasSize(2);
    }

    @Test
    void refusesBeforeAnythingIsChangedWhatItCouldNotKeep() throws IOException {
        for (String page : List.of("index.json", "demo/index.json")) {
            for (String content : List.of("""
                    {"meta": {"api-version": "2.0"}, "files": [], "projects": []}""", """
                    {"meta": {"api-version": "2.0"}}""")) {
                write(page, content);
                Map<String, String> before = IndexAsPipSeesIt.filesOnDisk(directory);
                assertThatThrownBy(() -> channel.read(List.of(Release.of(first))))
                        .isInstanceOfSatisfying(
                                FailureException.class,
                                e -> assertThat(e.failure())
                                        .isEqualTo(new ChannelFailure.ForeignIndex(
                                                simple.resolve(page).toString(), "its api-version is 2.0")));
                assertThat(outcomes(publish(channel, List.of(new Upload(first, NEW)))))
                        .containsExactly(Outcome.FAILED);
                assertThat(IndexAsPipSeesIt.filesOnDisk(directory)).containsAllEntriesOf(before);
                assertThat(simple.resolve("demo/index.html")).doesNotExist();
                assertThat(html(page)).isEqualTo(content);
                Files.delete(simple.resolve(page));
            }
        }
    }

    private List<String> filenames() throws IOException {
        return json("demo/index.json").path("files").findValuesAsText("filename");
    }

    private void write(String page, String content) throws IOException {
        Files.createDirectories(simple.resolve("demo"));
        Files.writeString(simple.resolve(page), content);
    }

    private String html(String page) throws IOException {
        return Files.readString(simple.resolve(page));
    }

    private JsonNode json(String page) throws IOException {
        return new ObjectMapper().readTree(Files.readAllBytes(simple.resolve(page)));
    }
}
