package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.anaconda.api.PackageCatalog;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.failure.ChannelFailure.Verification;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.retry.RetryDecision;
import io.github.nightlywheels.wheel.Digests;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads back what was committed and compares it with what was sent: one request per release, where the server tells all. What
 * does not show yet, what still shows and what could not be read is read again, for as long as the server may take to show what
 * was written.
 */
final class UploadVerifier {
    private final RetryingApi api;
    private final PackageCatalog catalog;
    private final List<String> labels;
    private final Function<Upload, List<Distribution>> previous;
    private final RetryBudget budget;

    /**
     * A reading back; its time is the same for all wheels.
     *
     * @param previous what was under the name when a replacement was decided on
     */
    UploadVerifier(UploadContext context, List<String> labels, Function<Upload, List<Distribution>> previous) {
        this.api = context.api();
        this.catalog = context.catalog();
        this.labels = List.copyOf(labels);
        this.previous = previous;
        this.budget = api.budget(context.visibilityTimeout());
    }

    /**
     * What is wrong with an upload.
     *
     * @param why what is wrong
     * @param outcome what is on the channel
     */
    record Mismatch(FailureException why, Outcome outcome) {}

    /**
     * What one look has shown.
     *
     * @param upload what was looked at
     * @param mismatch what is wrong, if something is
     * @param mayChange why the next look may show something else, if it may
     */
    private record Look(Upload upload, Optional<Mismatch> mismatch, Optional<String> mayChange) {
        static Look unknown(Upload upload, FailureException why, Optional<String> mayChange) {
            return new Look(upload, Optional.of(new Mismatch(why, Outcome.UNKNOWN)), mayChange);
        }

        Failure failure() {
            return mismatch.map(wrong -> wrong.why().failure()).orElseGet(() -> Verification.absent(upload.filename()));
        }
    }

    /** What is wrong with each of these uploads on the channel; nothing for those that are as they were sent. */
    Map<Upload, Mismatch> check(List<Upload> uploads, ParallelRunner tasks) {
        Map<Release, List<Upload>> byRelease = new LinkedHashMap<>();
        uploads.forEach(upload -> byRelease
                .computeIfAbsent(upload.release(), key -> new ArrayList<>())
                .add(upload));
        Map<Upload, Mismatch> mismatches = new LinkedHashMap<>();
        tasks.each(byRelease.entrySet(), entry -> check(entry.getKey(), entry.getValue()))
                .forEach(mismatches::putAll);
        return mismatches;
    }

    private Map<Upload, Mismatch> check(Release release, List<Upload> uploads) {
        RetryDecision retries = api.retryDecision("read back " + release, budget);
        Map<Upload, Look> looks = look(release, uploads);
        List<Upload> open = mayChange(looks);
        while (!open.isEmpty() && pause(retries, looks.values())) {
            looks.putAll(look(release, open));
            open = mayChange(looks);
        }
        Map<Upload, Mismatch> mismatches = new LinkedHashMap<>();
        looks.forEach((upload, look) -> look.mismatch().ifPresent(wrong -> mismatches.put(upload, wrong)));
        return mismatches;
    }

    private static List<Upload> mayChange(Map<Upload, Look> looks) {
        return looks.entrySet().stream()
                .filter(entry -> entry.getValue().mayChange().isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Waits for the next look; an interruption lets what was seen last be the last word. */
    private static boolean pause(RetryDecision retries, Collection<Look> looks) {
        Look open = looks.stream()
                .filter(look -> look.mayChange().isPresent())
                .findFirst()
                .orElseThrow();
        try {
            return retries.waitToTryAgain(
                    Attempt.Retry.untilItEnds(open.mayChange().orElseThrow(), Optional.empty(), open.failure()));
        } catch (FailureException e) {
            return false;
        }
    }

    private Map<Upload, Look> look(Release release, List<Upload> uploads) {
        Map<Upload, Look> looks = new LinkedHashMap<>();
        try {
            Set<String> names = uploads.stream().map(Upload::filename).collect(Collectors.toSet());
            List<Distribution> listed =
                    catalog.findRelease(release, names, budget).orElse(List.of());
            uploads.forEach(upload -> looks.put(upload, lookAt(upload, listed)));
        } catch (FailureException e) {
            uploads.forEach(upload -> looks.put(upload, unread(upload, e)));
        }
        return looks;
    }

    private Look lookAt(Upload upload, List<Distribution> listed) {
        try {
            List<Distribution> inTheList = listed.stream()
                    .filter(entry -> entry.filename().equals(upload.filename()))
                    .toList();
            return judge(upload, complete(upload, inTheList), !inTheList.isEmpty());
        } catch (FailureException e) {
            return unread(upload, e);
        }
    }

    private static Look unread(Upload upload, FailureException e) {
        boolean isOver = e.failure() instanceof TransferFailure.Interrupted;
        return Look.unknown(
                upload,
                new FailureException(new TransferFailure.OutcomeUnknown("commit " + upload.filename(), e.failure()), e),
                isOver ? Optional.empty() : Optional.of("it could not be read"));
    }

    /** What is under the upload's name, as often as it is listed; a list that does not tell all is completed. */
    private List<Distribution> complete(Upload upload, List<Distribution> inTheList) {
        return inTheList.isEmpty() || (inTheList.size() == 1 && !tellsAll(inTheList.get(0)))
                ? catalog.findDistribution(upload.release(), upload.filename(), budget)
                        .map(List::of)
                        .orElse(List.of())
                : inTheList;
    }

    /** Judges what is under the upload's name; both the new file and the deletion of an old one may show late. */
    private Look judge(Upload upload, List<Distribution> entries, boolean isListed) {
        if (entries.isEmpty()) {
            return Look.unknown(
                    upload,
                    new FailureException(Verification.absent(upload.filename())),
                    Optional.of("it is not listed yet"));
        }
        Optional<Failure> wrong = entries.size() > 1
                ? Optional.of(Verification.entries(upload.filename(), entries.size()))
                : difference(upload, entries.get(0));
        return wrong.map(failure -> Look.unknown(upload, new FailureException(failure), mayChange(upload, entries)))
                .orElseGet(() -> new Look(
                        upload,
                        Optional.empty(),
                        // A deletion that was carried out late may have hit the new file, which still shows.
                        Optional.of("its release does not list it")
                                .filter(words -> !isListed && upload.kind() == Upload.Kind.REPLACEMENT)));
    }

    private Optional<String> mayChange(Upload upload, List<Distribution> entries) {
        // A file that another run has deleted may still show as well.
        return entries.size() > 1 || entries.stream().anyMatch(entry -> wasThere(upload, entry))
                ? Optional.of("the deleted file still shows")
                : Optional.of("its new labels do not show yet").filter(words -> upload.kind() == Upload.Kind.LABEL);
    }

    private boolean wasThere(Upload upload, Distribution entry) {
        return entry.compare(upload.wheel().digests()) != Distribution.Content.SAME
                && previous.apply(upload).stream().anyMatch(old -> entry.compare(old) == Distribution.Content.SAME);
    }

    private static boolean tellsAll(Distribution entry) {
        return entry.sha256().isPresent()
                && entry.size().isPresent()
                && entry.labels().isPresent();
    }

    private Optional<Failure> difference(Upload upload, Distribution entry) {
        Digests sent = upload.wheel().digests();
        String name = upload.filename();
        if (entry.sha256().filter(found -> !found.equals(sent.sha256())).isPresent()) {
            return Optional.of(new Verification(
                    name, "sha256", sent.sha256(), entry.sha256().get()));
        }
        if (entry.sha256().isEmpty() && entry.md5().isPresent() && !entry.md5().equals(sent.md5())) {
            return Optional.of(new Verification(
                    name, "md5", sent.md5().orElse("unknown"), entry.md5().get()));
        }
        if (entry.size().isPresent() && entry.size().getAsLong() != sent.size()) {
            return Optional.of(new Verification(
                    name, "size", sent.size() + "", entry.size().getAsLong() + ""));
        }
        return entry.labels()
                .filter(found -> !isAsAsked(upload, Set.copyOf(found)))
                .map(found -> Verification.labels(name, labels, found));
    }

    /** What was there before may have labels besides, which are somebody's decision. */
    private boolean isAsAsked(Upload upload, Set<String> found) {
        return upload.kind() == Upload.Kind.LABEL ? found.containsAll(labels) : found.equals(Set.copyOf(labels));
    }
}
