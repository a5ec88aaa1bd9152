package io.github.nightlywheels.channel.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.OtherJvm;
import io.github.nightlywheels.channel.ProjectListing;
import io.github.nightlywheels.channel.ProjectListing.Exemption;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Removal;
import io.github.nightlywheels.channel.RemovalListener;
import io.github.nightlywheels.channel.RemovalOutcome;
import io.github.nightlywheels.channel.RemovalResult;
import io.github.nightlywheels.files.DurableFiles;
import io.github.nightlywheels.prune.FileVerdict;
import io.github.nightlywheels.prune.FileVerdict.Reason;
import io.github.nightlywheels.prune.ListingCheck;
import io.github.nightlywheels.prune.PrunePlan;
import io.github.nightlywheels.prune.PruneRule;
import io.github.nightlywheels.prune.RetentionPolicy;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Removing files from a directory: from the pages first, then from the disk. */
class RemovalTest {
    private static final RemovalListener SILENT = new RemovalListener() {};
    private static final ProjectName DEMO = new ProjectName("demo");

    @TempDir
    Path directory = Path.of("");

    private Path root = Path.of("");

    @BeforeEach
    void publishThreeVersions() {
        root = directory.resolve("channel");
        for (String version : List.of("1.0.dev1", "1.0.dev2", "1.0.dev3")) {
            Wheel wheel = Nightly.wheel(directory.resolve("built"), "demo", version, "content");
            Nightly.run(Nightly.channel(root), List.of(wheel));
        }
    }

    private ProjectListing listing() {
        return listing(root);
    }

    private static ProjectListing listing(Path root) {
        return Nightly.channel(root).list(DEMO).orElseThrow();
    }

    private List<Removal> removals(String... versions) {
        return removals(root, versions);
    }

    private static List<Removal> removals(Path root, String... versions) {
        List<String> wanted = List.of(versions);
        return listing(root).releases().stream()
                .filter(release -> wanted.contains(release.version()))
                .flatMap(release -> release.distributions().stream()
                        .map(file -> new Removal(new Release(DEMO, release.version()), file)))
                .toList();
    }

    private List<String> versions() {
        return listing().releases().stream().map(release -> release.version()).toList();
    }

    private List<String> onDisk() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".whl") || name.endsWith(".metadata"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void removesFromThePagesAndFromTheDisk() throws IOException {
        List<RemovalResult> results = Nightly.channel(root).remove(removals("1.0.dev1", "1.0.dev2"), SILENT);
        assertThat(results.stream().map(RemovalResult::outcome))
                .containsExactly(RemovalOutcome.REMOVED, RemovalOutcome.REMOVED);
        assertThat(versions()).containsExactly("1.0.dev3");
        assertThat(listing().doubts()).isEmpty();
        assertThat(onDisk())
                .containsExactly("demo-1.0.dev3-py3-none-any.whl", "demo-1.0.dev3-py3-none-any.whl.metadata");
    }

    @Test
    void tellsWhatMayBeGoneBeforeThePagesChangeAndWhatIsGoneAfter() {
        List<String> heard = new ArrayList<>();
        RemovalListener listener = new RemovalListener() {
            @Override
            public void removing(Removal removal) {
                assertThat(versions()).contains(removal.release().version());
                heard.add("removing " + removal.release().version());
            }

            @Override
            public void removed(RemovalResult result) {
                heard.add(result.outcome().word() + " "
                        + result.removal().release().version());
            }
        };
        Nightly.channel(root).remove(removals("1.0.dev1", "1.0.dev2"), listener);
        assertThat(heard)
                .containsExactly("removing 1.0.dev1", "removing 1.0.dev2", "removed 1.0.dev1", "removed 1.0.dev2");
    }

    @Test
    void leavesAFileThatIsNoLongerWhatItWas() {
        List<Removal> before = removals("1.0.dev1", "1.0.dev2");
        Nightly.channel(root).remove(removals("1.0.dev2"), SILENT);
        Wheel other = Nightly.wheel(directory.resolve("other"), "demo", "1.0.dev1", "other content");
        Nightly.run(Nightly.channel(root), List.of(other));
        assertThat(Nightly.channel(root).remove(before, SILENT).stream().map(RemovalResult::outcome))
                .containsExactly(RemovalOutcome.CHANGED, RemovalOutcome.GONE_BEFORE);
        assertThat(versions()).containsExactly("1.0.dev1", "1.0.dev3");
    }

    /** Killed before each step in turn, no page ever links to a file that is not there, and the next run finishes the job. */
    @Test
    void neverLinksToAMissingFileWhereverItIsInterrupted() throws IOException {
        for (int last = 0; ; last++) {
            AtomicInteger steps = new AtomicInteger(last);
            DurableFiles disk = new DurableFiles(step -> {
                if (steps.getAndDecrement() <= 0) {
                    throw new IOException("killed before: " + step);
                }
            });
            List<Removal> removals = removals("1.0.dev1");
            if (removals.isEmpty()) {
                break;
            }
            List<RemovalResult> results = Nightly.channel(root, disk).remove(removals, SILENT);
            assertThat(listing().doubts()).as("after %s steps", last).isEmpty();
            assertThat(IndexAsPipSeesIt.read(root.resolve("acme/simple")))
                    .as("after %s steps", last)
                    .containsKeys("demo-1.0.dev2-py3-none-any.whl", "demo-1.0.dev3-py3-none-any.whl");
            if (results.get(0).outcome() == RemovalOutcome.REMOVED) {
                assertThat(versions()).containsExactly("1.0.dev2", "1.0.dev3");
            }
            if (results.get(0).outcome() == RemovalOutcome.FAILED) {
                assertThat(IndexAsPipSeesIt.read(root.resolve("acme/simple")))
                        .as("after %s steps", last)
                        .containsKey("demo-1.0.dev1-py3-none-any.whl");
            }
        }
        assertThat(versions()).containsExactly("1.0.dev2", "1.0.dev3");
        Nightly.channel(root).remove(removals("1.0.dev2"), SILENT);
        assertThat(onDisk())
                .as("what an interrupted run left is swept")
                .containsExactly("demo-1.0.dev3-py3-none-any.whl", "demo-1.0.dev3-py3-none-any.whl.metadata");
    }

    /** A removal in a JVM of its own, which halts before a step. */
    static final class OtherRemoval extends OtherJvm {
        OtherRemoval(Path root, int stopBefore) throws IOException {
            super(
                    OtherRemoval.class,
                    ProcessBuilder.Redirect.INHERIT,
                    List.of(root.toString(), Integer.toString(stopBefore)));
        }

        public static void main(String[] arguments) throws IOException {
            AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[1]));
            DurableFiles disk = new DurableFiles(step -> {
                if (left.getAndDecrement() == 0) {
                    Runtime.getRuntime().halt(137);
                }
            });
            if (mayGo()) {
                Path root = Path.of(arguments[0]);
                Nightly.channel(root, disk).remove(removals(root, "1.0.dev1", "1.0.dev2"), SILENT);
            }
        }
    }

    @Test
    void killedAtAnyPointItLeavesWhatStaysAndTheNextRunGoesOn() throws Exception {
        int exitCode = 137;
        int step = 0;
        while (exitCode == 137) {
            try (OtherRemoval removal = new OtherRemoval(root, step++)) {
                removal.go();
                exitCode = removal.await();
            }
            assertThat(IndexAsPipSeesIt.read(root.resolve("acme/simple")))
                    .containsKey("demo-1.0.dev3-py3-none-any.whl");
            publishThreeVersions();
        }
        assertThat(step).as("steps").isGreaterThan(3);
        Nightly.channel(root).remove(removals("1.0.dev1", "1.0.dev2"), SILENT);
        assertThat(onDisk())
                .containsExactly("demo-1.0.dev3-py3-none-any.whl", "demo-1.0.dev3-py3-none-any.whl.metadata");
    }

    @Test
    void removesBesideTheFilesOfOthersWhichStay() throws IOException {
        Path page = root.resolve("acme/simple/demo/index.html");
        Path theirs = page.resolveSibling("old/demo-0.8.dev1-py3-none-any.whl");
        Files.writeString(Files.createDirectories(theirs.getParent()).resolve(theirs.getFileName()), "theirs");
        Files.writeString(
                page,
                Files.readString(page)
                        .replace(
                                "</body>",
                                "<a href=\"https://example.org/demo-0.9dev1-py3-none-any.whl\">theirs</a>"
                                        + "<a href=\"old/demo-0.8.dev1-py3-none-any.whl\">theirs</a></body>"));
        assertThat(listing().exempt())
                .isEqualTo(Map.of(
                        "demo-0.9dev1-py3-none-any.whl", Exemption.OF_OTHERS,
                        "demo-0.8.dev1-py3-none-any.whl", Exemption.OF_OTHERS));
        assertThat(ListingCheck.doubts(listing())).isEmpty();
        List<RemovalResult> results = Nightly.channel(root).remove(removals("1.0.dev1", "0.9dev1", "0.8.dev1"), SILENT);
        assertThat(results.stream().map(RemovalResult::outcome))
                .containsExactly(RemovalOutcome.CHANGED, RemovalOutcome.CHANGED, RemovalOutcome.REMOVED);
        assertThat(versions()).containsExactly("0.8.dev1", "0.9dev1", "1.0.dev2", "1.0.dev3");
        assertThat(theirs).hasContent("theirs");
        assertThat(Files.readString(page)).contains("https://example.org/demo-0.9dev1-py3-none-any.whl");
    }

    @Test
    void removesFromThePagesWhatLiesBelowAnIndexBaseOnly() throws IOException {
        FileLinks links = FileLinks.to(Optional.of("https://files.example.org/simple"));
        Path elsewhere = directory.resolve("elsewhere");
        DirectoryChannel channel = Nightly.channel(elsewhere, new DurableFiles(), links);
        for (String version : List.of("1.0.dev1", "1.0.dev2")) {
            Nightly.run(channel, List.of(Nightly.wheel(directory.resolve("built"), "demo", version, "content")));
        }
        IndexAsPipSeesIt.filesOnDisk(elsewhere).keySet().stream()
                .filter(name -> name.endsWith("demo-1.0.dev1-py3-none-any.whl"))
                .forEach(name -> elsewhere.resolve(name).toFile().delete());
        ProjectListing listing = channel.list(DEMO).orElseThrow();
        assertThat(ListingCheck.doubts(listing)).isEmpty();
        assertThat(listing.exempt()).isEmpty();
        PublishedRelease first = listing.releases().get(0);
        Removal removal = new Removal(
                new Release(DEMO, first.version()), first.distributions().get(0));
        assertThat(channel.remove(List.of(removal), SILENT).stream().map(RemovalResult::outcome))
                .containsExactly(RemovalOutcome.REMOVED);
        assertThat(channel.list(DEMO).orElseThrow().releases().stream().map(PublishedRelease::version))
                .containsExactly("1.0.dev2");
        assertThat(Files.readString(elsewhere.resolve("acme/simple/demo/index.html")))
                .contains("https://files.example.org/simple/demo/")
                .doesNotContain("1.0.dev1");
    }

    /** As in a job that fetched the pages alone: what is not here stays listed, and keeps nothing from being removed. */
    @Test
    void leavesListedWhatDoesNotLieOnThisDisk() throws IOException {
        deleteOnDisk("demo-1.0.dev2-py3-none-any.whl");
        assertThat(ListingCheck.doubts(listing())).isEmpty();
        assertThat(listing().exempt()).isEqualTo(Map.of("demo-1.0.dev2-py3-none-any.whl", Exemption.ELSEWHERE));
        PrunePlan plan = PruneRule.apply(
                listing(),
                RetentionPolicy.of(OptionalInt.of(1), OptionalInt.empty(), Set.of("main")),
                Set.of(),
                Nightly.NOW);
        assertThat(plan.verdicts())
                .extracting(FileVerdict::reason)
                .containsExactly(Reason.NEWEST_BY_TIME, Reason.ELSEWHERE, Reason.NEWEST);
        Nightly.channel(root).remove(removals("1.0.dev1"), SILENT);
        assertThat(versions()).containsExactly("1.0.dev2", "1.0.dev3");
    }

    @Test
    void doubtsAProjectOfWhichAFileIsDamaged() throws IOException {
        Path file = deleteOnDisk("demo-1.0.dev2-py3-none-any.whl");
        Files.writeString(file, "half");
        assertThat(listing().doubts()).containsExactly("demo-1.0.dev2-py3-none-any.whl is damaged on the disk");
    }

    private Path deleteOnDisk(String filename) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            Path file = files.filter(one -> one.endsWith(filename)).findFirst().orElseThrow();
            Files.delete(file);
            return file;
        }
    }
}
