package io.github.nightlywheels.channel.directory;

import static io.github.nightlywheels.channel.directory.Nightly.channel;
import static io.github.nightlywheels.channel.directory.Nightly.wheel;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Published;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.files.DurableFiles;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stops a publication before each of its steps in turn. The channel holds, or does not hold, an old wheel that is replaced
 * and one that is left from a run before; there is one wheel that is new.
 */
class InterruptedPublicationTest {
    @TempDir
    Path temporary;

    private Wheel old;
    private List<Wheel> night;

    @BeforeEach
    void build() {
        old = wheel(temporary.resolve("yesterday"), "demo", "1.0.dev1", "old");
        night = List.of(
                wheel(temporary.resolve("today"), "demo", "1.0.dev1", "changed"),
                wheel(temporary.resolve("today"), "demo", "1.0.dev2", "new"),
                wheel(temporary.resolve("today"), "other", "1.0.dev1", "another project"));
    }

    @Test
    void leavesAValidIndexWhereverItIsKilledAndFinishesWhenRunAgain() throws IOException {
        int steps = 0;
        boolean killed = true;
        while (killed) {
            Path directory = temporary.resolve("killed-before-" + steps);
            Nightly.run(channel(directory), List.of(old));
            killed = runUntilKilled(directory, steps++);
            checkBetweenTheNights(directory);

            Nightly.run(channel(directory), night);
            assertThat(IndexAsPipSeesIt.read(simple(directory))).isEqualTo(contents(night));
            assertThat(Nightly.run(channel(directory), night).results()).isEmpty();
            checkOnlyTheNewestIsLeftAfterOneMore(directory);
        }
        assertThat(steps).isGreaterThan(40);
    }

    @Test
    void leavesAValidIndexWhereverTheDiskIsFullAndTellsTheTruth() throws IOException {
        int steps = 0;
        boolean failed = true;
        while (failed) {
            Path directory = temporary.resolve("full-before-" + steps);
            Nightly.run(channel(directory), List.of(old));
            FullOnce full = new FullOnce(steps++);
            Published published = Nightly.run(channel(directory, new DurableFiles(full)), night);
            failed = full.wasFull;

            Map<String, String> now = IndexAsPipSeesIt.read(simple(directory));
            for (UploadResult result : published.results()) {
                checkResult(result, now);
            }
            checkNewProject(directory, published, now);
            assertThat(IndexAsPipSeesIt.filesOnDisk(simple(directory)).keySet())
                    .noneMatch(name -> name.contains(".new-"));
            Nightly.run(channel(directory), night);
            assertThat(IndexAsPipSeesIt.read(simple(directory))).isEqualTo(contents(night));
        }
        assertThat(steps).isGreaterThan(40);
    }

    /** From some step on nothing can be written any more, so that nothing can be taken back either. */
    @Test
    void tellsTheTruthWhereverTheShareGoesAway() throws IOException {
        int steps = 0;
        boolean failed = true;
        while (failed) {
            Path directory = temporary.resolve("gone-before-" + steps);
            Nightly.run(channel(directory), List.of(old));
            int[] left = {steps++};
            DurableFiles going = new DurableFiles(step -> {
                if (left[0]-- <= 0) {
                    throw new IOException("No space left on device");
                }
            });
            Published published = Nightly.run(channel(directory, going), night);
            failed = left[0] < 0;
            Map<String, String> now = IndexAsPipSeesIt.read(simple(directory));
            for (UploadResult result : published.results()) {
                if (result.outcome() != Outcome.UNKNOWN) {
                    checkResult(result, now);
                } else {
                    assertThat(now)
                            .as("after %s steps", steps)
                            .containsEntry(
                                    result.upload().filename(),
                                    result.upload().wheel().digests().sha256());
                }
            }
            Nightly.run(channel(directory), night);
            assertThat(IndexAsPipSeesIt.read(simple(directory))).isEqualTo(contents(night));
        }
        assertThat(steps).isGreaterThan(40);
    }

    /** A process that is killed runs no cleanup: once stopped, nothing more reaches the disk. */
    private boolean runUntilKilled(Path directory, int steps) {
        int[] left = {steps};
        DurableFiles dying = new DurableFiles(step -> {
            if (left[0]-- <= 0) {
                throw new Killed();
            }
        });
        try {
            Nightly.run(channel(directory, dying), night);
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    private void checkBetweenTheNights(Path directory) throws IOException {
        Map<String, String> seen = IndexAsPipSeesIt.read(simple(directory));
        String replaced = old.filename().text();
        assertThat(seen.get(replaced))
                .isIn(old.digests().sha256(), night.get(0).digests().sha256());
        seen.remove(replaced);
        assertThat(contents(night)).containsAllEntriesOf(seen);
    }

    private void checkOnlyTheNewestIsLeftAfterOneMore(Path directory) throws IOException {
        List<Wheel> more = new ArrayList<>(night);
        more.add(wheel(temporary.resolve("today"), "demo", "1.0.dev3", "more"));
        more.add(wheel(temporary.resolve("today"), "other", "1.0.dev3", "more"));
        Nightly.run(channel(directory), more);
        assertThat(IndexAsPipSeesIt.filesOnDisk(simple(directory)).values())
                .containsExactlyInAnyOrderElementsOf(contents(more).values());
    }

    private void checkResult(UploadResult result, Map<String, String> now) {
        String filename = result.upload().filename();
        String ours = result.upload().wheel().digests().sha256();
        if (result.outcome() == Outcome.FAILED) {
            assertThat(result.failure().orElseThrow())
                    .isInstanceOfSatisfying(
                            TransferFailure.DirectoryUnusable.class,
                            unusable -> assertThat(unusable.detail()).isEqualTo("No space left on device"));
            String before =
                    filename.equals(old.filename().text()) ? old.digests().sha256() : null;
            assertThat(Optional.ofNullable(now.get(filename))).isEqualTo(Optional.ofNullable(before));
        } else {
            assertThat(result.outcome()).isIn(Outcome.PUBLISHED, Outcome.REPLACED);
            assertThat(now).containsEntry(filename, ours);
        }
    }

    /** A project that did not come to be has no page, and only one that did is said to be created. */
    private void checkNewProject(Path directory, Published result, Map<String, String> now) {
        boolean isThere = now.containsKey(night.get(2).filename().text());
        assertThat(Files.exists(simple(directory).resolve("other"))).isEqualTo(isThere);
        assertThat(result.created()).isEqualTo(isThere ? List.of("project other") : List.of());
    }

    private static Path simple(Path directory) {
        return directory.resolve("acme/simple");
    }

    private static Map<String, String> contents(List<Wheel> wheels) {
        Map<String, String> contents = new LinkedHashMap<>();
        wheels.forEach(
                wheel -> contents.put(wheel.filename().text(), wheel.digests().sha256()));
        return contents;
    }

    /** Not an exception that anything catches. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Refuses one step, as a disk does that is full for a moment; deleting always works there. */
    private static final class FullOnce implements DurableFiles.Gate {
        private int left;
        private boolean wasFull;

        FullOnce(int left) {
            this.left = left;
        }

        @Override
        public void before(String step) throws IOException {
            if (!step.startsWith("delete") && left-- == 0) {
                wasFull = true;
                throw new IOException("No space left on device");
            }
        }
    }
}
