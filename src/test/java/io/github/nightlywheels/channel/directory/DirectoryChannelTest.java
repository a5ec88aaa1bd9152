package io.github.nightlywheels.channel.directory;

import static io.github.nightlywheels.channel.Upload.Kind.NEW;
import static io.github.nightlywheels.channel.Upload.Kind.REPLACEMENT;
import static io.github.nightlywheels.channel.directory.Nightly.channel;
import static io.github.nightlywheels.channel.directory.Nightly.outcomes;
import static io.github.nightlywheels.channel.directory.Nightly.publish;
import static io.github.nightlywheels.channel.directory.Nightly.wheel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Published;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.wheel.Digests;
import io.github.nightlywheels.wheel.SdistBuilder;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelReader;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryChannelTest {
    @TempDir
    Path temporary;

    private Path directory;
    private Path simple;
    private Path built;
    private DirectoryChannel channel;

    @BeforeEach
    void open() {
        directory = temporary.resolve("srv/nightly");
        simple = directory.resolve("acme/simple");
        built = temporary.resolve("dist");
        channel = channel(directory);
    }

    @Test
    void publishesNewWheelsThatReadThenFinds() throws IOException {
        Wheel first = wheel(built, "Demo.Pkg", "1.0.dev1", "a");
        Wheel second = wheel(built, "Demo.Pkg", "1.0.dev2", "b");
        Published published = publish(channel, List.of(new Upload(first, NEW), new Upload(second, NEW)));

        assertThat(outcomes(published)).containsExactly(Outcome.PUBLISHED, Outcome.PUBLISHED);
        assertThat(published.created()).containsExactly("project demo-pkg");
        assertThat(published.results())
                .allSatisfy(result -> assertThat(result.tries()).isEqualTo(1));
        assertThat(channel.read(List.of(Release.of(first))).get(Release.of(first)))
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("uploadedAt")
                .isEqualTo(new Distribution(
                        "demo_pkg-1.0.dev1-py3-none-any.whl",
                        Optional.of(first.digests().sha256()),
                        Optional.empty(),
                        OptionalLong.of(first.digests().size()),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(IndexAsPipSeesIt.read(simple))
                .isEqualTo(Map.of(
                        first.filename().text(), first.digests().sha256(),
                        second.filename().text(), second.digests().sha256()));
    }

    @Test
    void listsASourceDistributionWithoutMetadataBesideIt() throws IOException {
        Wheel sdist = WheelReader.read(SdistBuilder.sdist("my-demo", "1.0.dev1").buildIn(built));
        assertThat(outcomes(publish(channel, List.of(new Upload(sdist, NEW))))).containsExactly(Outcome.PUBLISHED);
        assertThat(Files.readString(simple.resolve("my-demo/index.html")))
                .contains("my-demo-1.0.dev1.tar.gz#sha256=" + sdist.digests().sha256())
                .doesNotContain("core-metadata");
        assertThat(channel.read(List.of(Release.of(sdist))).get(Release.of(sdist)))
                .extracting(Distribution::filename)
                .containsExactly("my-demo-1.0.dev1.tar.gz");
        assertThat(outcomes(publish(channel, List.of(new Upload(sdist, NEW))))).containsExactly(Outcome.UNCHANGED);
    }

    @Test
    void readsNothingFromADirectoryThatDoesNotExist() {
        Release release = new Release(new ProjectName("demo"), "1.0");
        assertThat(channel.read(List.of(release))).isEqualTo(Map.of(release, List.of()));
        assertThat(directory).doesNotExist();
    }

    @Test
    void findsAReleaseUnderEverySpellingOfItsName() {
        publish(channel, List.of(new Upload(wheel(built, "Demo_Pkg", "1.0.dev1+cu12.1", "a"), NEW)));
        Release spelled = new Release(new ProjectName("demo.pkg"), "1.0-DEV1+cu12-1");
        assertThat(channel.read(List.of(spelled)).get(spelled))
                .extracting(Distribution::filename)
                .containsExactly("demo_pkg-1.0.dev1+cu12.1-py3-none-any.whl");
    }

    @Test
    void knowsNoAccounts() {
        assertThat(channel.probe(List.of()).essentials().account().known()).isEmpty();
        assertThat(channel.name()).isEqualTo("acme");
    }

    @Test
    void replacesOnlyWhatChanged() throws IOException {
        Wheel kept = wheel(built, "demo", "1.0.dev1", "kept");
        Wheel old = wheel(built, "demo", "1.0.dev2", "old");
        publish(channel, List.of(new Upload(kept, NEW), new Upload(old, NEW)));
        Wheel changed = wheel(built, "demo", "1.0.dev2", "changed");
        Published published =
                publish(channel, List.of(new Upload(kept, REPLACEMENT), new Upload(changed, REPLACEMENT)));

        assertThat(outcomes(published)).containsExactly(Outcome.UNCHANGED, Outcome.REPLACED);
        assertThat(published.created()).isEmpty();
        assertThat(IndexAsPipSeesIt.read(simple))
                .containsEntry(kept.filename().text(), kept.digests().sha256())
                .containsEntry(changed.filename().text(), changed.digests().sha256());
    }

    @Test
    void keepsReplacedContentForItsReadersUntilTheNextPublication() throws IOException {
        Wheel first = wheel(built, "demo", "1.0.dev1", "first");
        publish(channel, List.of(new Upload(first, NEW)));
        Wheel second = wheel(built, "demo", "1.0.dev1", "second");
        publish(channel, List.of(new Upload(second, REPLACEMENT)));
        assertThat(IndexAsPipSeesIt.filesOnDisk(simple))
                .containsValues(first.digests().sha256(), second.digests().sha256());
        Wheel third = wheel(built, "demo", "1.0.dev1", "third");
        publish(channel, List.of(new Upload(third, REPLACEMENT)));
        assertThat(IndexAsPipSeesIt.filesOnDisk(simple).values())
                .containsExactlyInAnyOrder(
                        second.digests().sha256(), third.digests().sha256());
    }

    @Test
    void takesUpContentThatLiesThereAlready() throws IOException {
        publish(channel, List.of(new Upload(wheel(built, "demo", "1.0.dev1", "first"), NEW)));
        publish(channel, List.of(new Upload(wheel(built, "demo", "1.0.dev1", "second"), REPLACEMENT)));
        Wheel again = wheel(built, "demo", "1.0.dev1", "first");
        Published published = publish(channel, List.of(new Upload(again, REPLACEMENT)));
        assertThat(outcomes(published)).containsExactly(Outcome.REPLACED);
        assertThat(published.results().get(0).tries()).isZero();
        assertThat(IndexAsPipSeesIt.read(simple))
                .containsEntry(again.filename().text(), again.digests().sha256());
    }

    @Test
    void refusesANewWheelWhoseNameSomebodyElseTookMeanwhile() throws IOException {
        Wheel theirs = wheel(built, "demo", "1.0.dev1", "theirs");
        publish(channel, List.of(new Upload(theirs, NEW)));
        Wheel ours = wheel(built, "demo", "1.0.dev1", "ours");
        Wheel other = wheel(built, "demo", "1.0.dev2", "other");
        Published published = publish(channel, List.of(new Upload(ours, NEW), new Upload(other, NEW)));

        assertThat(outcomes(published)).containsExactly(Outcome.FAILED, Outcome.PUBLISHED);
        assertThat(failure(published, 0))
                .isEqualTo(new ChannelFailure.Conflict(
                        "acme", List.of(ours.filename().text())));
        assertThat(IndexAsPipSeesIt.read(simple))
                .containsEntry(theirs.filename().text(), theirs.digests().sha256())
                .containsEntry(other.filename().text(), other.digests().sha256());
    }

    @Test
    void sendsNothingWhenSomebodyElsePublishedTheSameMeanwhile() {
        Wheel wheel = wheel(built, "demo", "1.0.dev1", "same");
        publish(channel, List.of(new Upload(wheel, NEW)));
        Nightly.Heard heard = new Nightly.Heard();
        Published published = channel.publish(List.of(new Upload(wheel, NEW)), List.of(), heard);
        assertThat(outcomes(published)).containsExactly(Outcome.UNCHANGED);
        assertThat(heard.events).containsExactly("finished " + wheel.filename().text() + " UNCHANGED");
    }

    @Test
    void refusesAWheelThatChangedOnDiskAndPublishesTheOthers() throws IOException {
        Wheel changed = wheel(built, "demo", "1.0.dev1", "checked");
        wheel(built, "demo", "1.0.dev1", "changed!");
        Wheel gone = wheel(built, "demo", "1.0.dev2", "gone");
        Files.delete(gone.path());
        Wheel good = wheel(built, "demo", "1.0.dev3", "good");
        Published published =
                publish(channel, List.of(new Upload(changed, NEW), new Upload(gone, NEW), new Upload(good, NEW)));

        assertThat(outcomes(published)).containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.PUBLISHED);
        assertThat(failure(published, 0))
                .isEqualTo(new WheelFailure.Changed(changed.filename().text()));
        assertThat(failure(published, 1))
                .isEqualTo(new WheelFailure.Unreadable(gone.path().toString(), "no such file"));
        assertThat(IndexAsPipSeesIt.read(simple))
                .isEqualTo(Map.of(good.filename().text(), good.digests().sha256()));
        assertThat(IndexAsPipSeesIt.filesOnDisk(simple)).hasSize(1);
    }

    @Test
    void publishesSeveralProjectsAndListsThem() throws IOException {
        Wheel one = wheel(built, "one", "1.0.dev1", "1");
        Wheel two = wheel(built, "two", "1.0.dev1", "2");
        Published published = publish(channel, List.of(new Upload(two, NEW), new Upload(one, NEW)));
        assertThat(published.created()).containsExactly("project two", "project one");
        assertThat(published.results())
                .extracting(result -> result.upload().wheel())
                .containsExactly(two, one);
        assertThat(Files.readString(simple.resolve("index.html")))
                .contains("<a href=\"one/\">one</a><br>\n<a href=\"two/\">two</a><br>\n");
        assertThat(IndexAsPipSeesIt.read(simple)).hasSize(2);
    }

    @Test
    void tellsTheListenerOfStartChunksAndEnd() {
        String long300k =
                IntStream.range(0, 60_000).mapToObj(Integer::toHexString).reduce("", String::concat);
        Wheel wheel = wheel(built, "demo", "1.0.dev1", long300k);
        Nightly.Heard heard = new Nightly.Heard();
        channel.publish(List.of(new Upload(wheel, NEW)), List.of(), heard);
        String name = wheel.filename().text();
        assertThat(heard.events).startsWith("started " + name);
        assertThat(heard.events).endsWith("arrived " + name, "committing " + name, "finished " + name + " PUBLISHED");
        assertThat(heard.events.get(heard.events.size() - 4))
                .endsWith(" " + wheel.digests().size());
        assertThat(heard.events.size()).isBetween(3, 20);
    }

    @Test
    void saysWhyADirectoryCannotBeUsed() throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("acme"), "a file where the directory should be");
        Published published = publish(channel, List.of(new Upload(wheel(built, "demo", "1.0.dev1", "a"), NEW)));
        assertThat(outcomes(published)).containsExactly(Outcome.FAILED);
        assertThat(failure(published, 0)).isInstanceOfSatisfying(TransferFailure.DirectoryUnusable.class, unusable -> {
            assertThat(unusable.directory()).isEqualTo(directory.resolve("acme").toString());
            assertThat(unusable.detail()).contains(directory.resolve("acme").toString());
            assertThat(published.results().get(0).exception().orElseThrow()).hasCauseInstanceOf(IOException.class);
        });
    }

    @Test
    void stopsWhenTheBuildIsInterrupted() throws IOException {
        Wheel old = wheel(built, "demo", "1.0.dev1", "old");
        publish(channel, List.of(new Upload(old, NEW)));
        Map<String, String> before = IndexAsPipSeesIt.filesOnDisk(simple);
        Wheel changed = wheel(built, "demo", "1.0.dev1", "changed");
        Wheel other = wheel(built, "other", "1.0.dev1", "other");
        Thread.currentThread().interrupt();
        Published published = publish(channel, List.of(new Upload(changed, REPLACEMENT), new Upload(other, NEW)));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcomes(published)).containsExactly(Outcome.FAILED, Outcome.FAILED);
        assertThat(published.results())
                .allSatisfy(result ->
                        assertThat(result.failure().orElseThrow()).isInstanceOf(TransferFailure.Interrupted.class));
        assertThat(IndexAsPipSeesIt.filesOnDisk(simple)).isEqualTo(before);
    }

    @Test
    void refusesAWheelWithoutCoreMetadata() throws IOException {
        Path path = Files.createDirectories(built).resolve("demo-1.0-py3-none-any.whl");
        Files.writeString(path, "no zip");
        Wheel model = wheel(temporary.resolve("model"), "demo", "1.0", "x");
        Digests digests = new Digests(Digests.sha256Of(path), Optional.empty(), Files.size(path));
        Wheel wheel = new Wheel(path, model.filename(), model.metadata(), digests, List.of(), List.of());
        Published published = publish(channel, List.of(new Upload(wheel, NEW)));
        assertThat(failure(published, 0))
                .isInstanceOfSatisfying(
                        WheelFailure.Unreadable.class,
                        unreadable -> assertThat(unreadable.path()).isEqualTo(path.toString()));
        assertThat(IndexAsPipSeesIt.filesOnDisk(simple)).isEmpty();
    }

    @Test
    void leavesReadableFilesForAWebServer() throws IOException {
        Wheel wheel = wheel(built, "demo", "1.0.dev1", "a");
        publish(channel, List.of(new Upload(wheel, NEW)));
        Path page = simple.resolve("demo/index.html");
        if (Files.getFileStore(page).supportsFileAttributeView("posix")) {
            // A temporary file of java.nio has 0600; these shall have what any new file of this user has.
            Path plain = Files.writeString(temporary.resolve("plain"), "");
            assertThat(Files.getPosixFilePermissions(page))
                    .isEqualTo(Files.getPosixFilePermissions(plain))
                    .contains(PosixFilePermission.OWNER_READ);
        }
    }

    @Test
    void keepsTheModeOfAPage() throws IOException {
        publish(channel, List.of(new Upload(wheel(built, "demo", "1.0.dev1", "a"), NEW)));
        List<Path> pages = List.of(simple.resolve("demo/index.html"), simple.resolve("demo/index.json"));
        if (Files.getFileStore(simple).supportsFileAttributeView("posix")) {
            Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rw----r--");
            for (Path page : pages) {
                Files.setPosixFilePermissions(page, mode);
            }
            publish(channel, List.of(new Upload(wheel(built, "demo", "1.0.dev2", "b"), NEW)));
            for (Path page : pages) {
                assertThat(Files.readString(page)).contains("1.0.dev2");
                assertThat(Files.getPosixFilePermissions(page)).isEqualTo(mode);
            }
        }
    }

    @Test
    void leavesForeignFilesAlone() throws IOException {
        Path foreign = simple.resolve("demo/README.txt");
        Path flat = simple.resolve("demo/demo-0.9-py3-none-any.whl");
        Path nested = simple.resolve("demo/0123456789abcdef/notes.txt");
        Files.createDirectories(nested.getParent());
        for (Path file : List.of(foreign, flat, nested)) {
            Files.writeString(file, "mine");
        }
        publish(channel, List.of(new Upload(wheel(built, "demo", "1.0.dev1", "a"), NEW)));
        publish(channel, List.of(new Upload(wheel(built, "demo", "1.0.dev1", "b"), REPLACEMENT)));
        assertThat(List.of(foreign, flat, nested))
                .allSatisfy(file -> assertThat(file).hasContent("mine"));
        assertThat(IndexAsPipSeesIt.read(simple)).containsOnlyKeys("demo-1.0.dev1-py3-none-any.whl");
    }

    @Test
    void takesNoOtherDirectoryWithAPageForAProject() throws IOException {
        for (String name : List.of("__x y", "Demo_Old", "-")) {
            Files.writeString(Files.createDirectories(simple.resolve(name)).resolve("index.json"), "{}");
        }
        publish(channel, List.of(new Upload(wheel(built, "demo", "1.0.dev1", "a"), NEW)));
        assertThat(channel.projects()).containsExactly(new ProjectName("demo"));
        assertThat(Files.readString(simple.resolve("index.html")))
                .containsOnlyOnce("<a ")
                .contains("<a href=\"demo/\">");
    }

    @Test
    void refusesAProjectNameThatLeavesTheDirectory() {
        Release release = new Release(new ProjectName("a/../../b"), "1.0");
        assertThatThrownBy(() -> channel.read(List.of(release))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Failure failure(Published published, int index) {
        return published.results().get(index).failure().orElseThrow();
    }
}
