package io.github.nightlywheels.channel.directory;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadListener;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.IoErrors;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** One project's wheels of a run, which become visible together. Whoever runs it holds the project's lock. */
final class ProjectPublication {
    private final DirectoryLayout layout;
    private final SimpleIndex index;
    private final String project;
    private final InstantSource clock;
    private final UploadListener listener;
    private final Consumer<String> warning;
    private final Map<String, Staged> staged = new LinkedHashMap<>();
    private final List<String> created = new ArrayList<>();

    /** What became of one upload before the pages were written. */
    private record Staged(
            Outcome outcome, Optional<FailureException> failure, Optional<IndexedFile> file, int tries, long start) {
        static Staged failed(FailureException failure, int tries, long start) {
            return new Staged(Outcome.FAILED, Optional.of(failure), Optional.empty(), tries, start);
        }

        Staged but(Outcome other, FailureException why) {
            return new Staged(other, Optional.of(why), file, tries, start);
        }
    }

    ProjectPublication(
            DirectoryLayout layout,
            SimpleIndex index,
            String project,
            InstantSource clock,
            UploadListener listener,
            Consumer<String> warning) {
        this.layout = layout;
        this.index = index;
        this.project = project;
        this.clock = clock;
        this.listener = listener;
        this.warning = warning;
    }

    /** The projects that this publication put on the channel's list, in words. */
    List<String> created() {
        return List.copyOf(created);
    }

    /**
     * Publishes.
     *
     * @return one result per upload, in their order
     * @throws IOException if the channel could not even be looked at; then nothing was changed
     */
    List<UploadResult> publish(List<Upload> uploads) throws IOException {
        ProjectFiles files = index.files(project);
        ProjectIndex listed = index.read(project);
        ProjectIndex current = listed.onlyWhat(files, index.links());
        boolean isNew = listed.isEmpty() && index.isNew(project);
        try {
            NamedFiles named = index.named(listed);
            uploads.forEach(upload -> named.add(ProjectFiles.locationOf(upload.wheel())));
            index.introduce(listed);
            files.sweep(named);
        } catch (IOException e) {
            withdrawIf(isNew);
            throw e;
        }
        uploads.forEach(upload -> staged.put(upload.filename(), stage(upload, current, files)));
        List<IndexedFile> placed =
                staged.values().stream().flatMap(one -> one.file().stream()).toList();
        warnOfDamaged(listed, placed, files);
        if (isNew && placed.isEmpty()) {
            withdrawIf(true);
            return results(uploads);
        }
        ProjectIndex meant = listed.with(placed);
        try {
            // Also with nothing placed: this mends pages that were deleted, damaged, or never written by who was
            // killed.
            layout.listLock().during(() -> {
                index.list();
                return true;
            });
            uploads.stream()
                    .filter(upload -> Objects.requireNonNull(staged.get(upload.filename()))
                            .file()
                            .isPresent())
                    .forEach(listener::committing);
            index.commit(listed, meant);
            if (isNew) {
                created.add("project " + project);
            }
            placed.stream()
                    .filter(file -> file.filename().endsWith(".whl")
                            && file.metadataSha256().isEmpty())
                    .forEach(this::warnOfLongName);
        } catch (IOException e) {
            boolean isOpen = index.maySay(meant);
            settlePlaced(isOpen ? Outcome.UNKNOWN : Outcome.FAILED, unusable(e));
            withdrawIf(isNew && !isOpen);
            return results(uploads);
        } catch (FailureException e) {
            // The lock on the list was not to be had, so the page of a new project stays: it is empty, and not listed.
            settlePlaced(Outcome.FAILED, e);
            return results(uploads);
        }
        try {
            readBack(files, placed);
        } catch (IOException e) {
            settlePlaced(Outcome.UNKNOWN, unusable(e));
        }
        return results(uploads);
    }

    /** Leaves nothing of a new project of which nothing was published. */
    private void withdrawIf(boolean isNew) {
        if (isNew) {
            try {
                layout.listLock().during(() -> {
                    index.withdraw(project);
                    return true;
                });
            } catch (IOException | FailureException e) {
                return; // what is left is an empty page, which the next publication fills
            }
        }
    }

    private Staged stage(Upload upload, ProjectIndex current, ProjectFiles files) {
        long start = System.nanoTime();
        Wheel wheel = upload.wheel();
        Optional<Distribution> there = current.distribution(upload.filename());
        if (there.isPresent() && there.get().compare(wheel.digests()) == Distribution.Content.SAME) {
            return new Staged(Outcome.UNCHANGED, Optional.empty(), Optional.empty(), 0, start);
        }
        if (there.isPresent() && upload.kind() == Upload.Kind.NEW) {
            // Somebody published it between this build's look at the channel and its turn to write.
            Failure conflict = new ChannelFailure.Conflict(layout.name(), List.of(upload.filename()));
            return Staged.failed(new FailureException(conflict), 0, start);
        }
        Outcome outcome = there.isPresent() ? Outcome.REPLACED : Outcome.PUBLISHED;
        int tries = 0;
        try {
            Optional<IndexedFile> left = files.takeUp(wheel, clock.instant());
            if (left.isPresent()) {
                return new Staged(outcome, Optional.empty(), left, tries, start);
            }
            tries = 1;
            listener.started(upload);
            IndexedFile file =
                    files.place(wheel, clock.instant(), (chunk, sent) -> listener.progressed(upload, chunk, sent));
            listener.arrived(upload);
            return new Staged(outcome, Optional.empty(), Optional.of(file), tries, start);
        } catch (FailureException e) {
            listener.brokeOff(upload, e.failure().code());
            return Staged.failed(e, tries, start);
        } catch (IOException e) {
            listener.brokeOff(upload, String.valueOf(e.getMessage()));
            return Staged.failed(unusable(e), tries, start);
        }
    }

    private void warnOfDamaged(ProjectIndex listed, List<IndexedFile> placed, ProjectFiles files) throws IOException {
        for (String filename : listed.damaged(files)) {
            if (placed.stream().noneMatch(file -> file.filename().equals(filename))) {
                warning.accept(filename + " is damaged in " + layout.organization()
                        + "; it stays listed, so publish it again, or delete its entry from both pages");
            }
        }
    }

    private void warnOfLongName(IndexedFile file) {
        warning.accept(file.filename() + " is published without its core metadata beside it, because " + file.filename()
                + ".metadata is too long a name for " + layout.organization()
                + "; pip then loads the wheel to see what it requires");
    }

    /** What is on the channel now is what its page says and what the disk holds, not what was meant to be. */
    private void readBack(ProjectFiles files, List<IndexedFile> placed) throws IOException {
        ProjectIndex now = index.read(project).onlyWhat(files, FileLinks.RELATIVE);
        for (IndexedFile file : placed) {
            if (!now.find(file.filename()).equals(Optional.of(file))) {
                throw new IOException("read back, " + file.location() + " is not what was written");
            }
        }
    }

    private FailureException unusable(IOException e) {
        return new FailureException(IoErrors.unusable(layout.organization(), e), e);
    }

    private void settlePlaced(Outcome outcome, FailureException failure) {
        for (Map.Entry<String, Staged> entry : staged.entrySet()) {
            if (entry.getValue().file().isPresent()) {
                entry.setValue(entry.getValue().but(outcome, failure));
            }
        }
    }

    private List<UploadResult> results(List<Upload> uploads) {
        List<UploadResult> results = new ArrayList<>();
        for (Upload upload : uploads) {
            Staged one = Objects.requireNonNull(staged.get(upload.filename()));
            Duration duration = Duration.ofNanos(System.nanoTime() - one.start());
            results.add(new UploadResult(upload, one.outcome(), one.failure(), duration, one.tries()));
        }
        results.forEach(listener::finished);
        return results;
    }
}
