package io.github.nightlywheels.channel.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.ProjectListing;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Removal;
import io.github.nightlywheels.channel.RemovalResult;
import io.github.nightlywheels.channel.RemovalResult.Outcome;
import io.github.nightlywheels.files.DurableFiles;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Removing files from a directory: from the pages first, then from the disk. */
class RemovalTest {
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
        return Nightly.channel(root).list(DEMO).orElseThrow();
    }

    private List<Removal> removals(String... versions) {
        List<String> wanted = List.of(versions);
        return listing().releases().stream()
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
        List<RemovalResult> results = Nightly.channel(root).remove(removals("1.0.dev1", "1.0.dev2"));
        assertThat(results.stream().map(RemovalResult::outcome)).containsExactly(Outcome.REMOVED, Outcome.REMOVED);
        assertThat(versions()).containsExactly("1.0.dev3");
        assertThat(listing().doubts()).isEmpty();
        assertThat(onDisk())
                .containsExactly("demo-1.0.dev3-py3-none-any.whl", "demo-1.0.dev3-py3-none-any.whl.metadata");
    }

    @Test
    void leavesAFileThatIsNoLongerWhatItWas() {
        List<Removal> before = removals("1.0.dev1", "1.0.dev2");
        Nightly.channel(root).remove(removals("1.0.dev2"));
        Wheel other = Nightly.wheel(directory.resolve("other"), "demo", "1.0.dev1", "other content");
        Nightly.run(Nightly.channel(root), List.of(other));
        assertThat(Nightly.channel(root).remove(before).stream().map(RemovalResult::outcome))
                .containsExactly(Outcome.CHANGED, Outcome.GONE_BEFORE);
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
            List<RemovalResult> results = Nightly.channel(root, disk).remove(removals);
            assertThat(listing().doubts()).as("after %s steps", last).isEmpty();
            if (results.get(0).outcome() == Outcome.REMOVED) {
                assertThat(versions()).containsExactly("1.0.dev2", "1.0.dev3");
            }
        }
        assertThat(versions()).containsExactly("1.0.dev2", "1.0.dev3");
        Nightly.channel(root).remove(removals("1.0.dev2"));
        assertThat(onDisk())
                .as("what an interrupted run left is swept")
                .containsExactly("demo-1.0.dev3-py3-none-any.whl", "demo-1.0.dev3-py3-none-any.whl.metadata");
    }
}
