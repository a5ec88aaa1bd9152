package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.failure.ChannelFailure.Verification;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.wheel.Digests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads back what was committed and compares it with what was sent: one request per release, where the server tells all. */
final class UploadVerifier {
    private final UploadContext server;
    private final List<String> labels;
    private final Function<Upload, List<Distribution>> planned;

    /**
     * A reading back.
     *
     * @param planned what was under the name when a replacement was decided on
     */
    UploadVerifier(UploadContext server, List<String> labels, Function<Upload, List<Distribution>> planned) {
        this.server = server;
        this.labels = labels;
        this.planned = planned;
    }

    /**
     * What is wrong with an upload.
     *
     * @param failure what is wrong
     * @param outcome what is on the channel
     */
    record Finding(Failure failure, Outcome outcome) {
        static Finding unknown(Failure failure) {
            return new Finding(failure, Outcome.UNKNOWN);
        }
    }

    /** What is wrong with each of these uploads on the channel; nothing for those that are as they were sent. */
    Map<Upload, Finding> check(List<Upload> uploads, ParallelRunner tasks) {
        Map<Release, List<Upload>> byRelease = new LinkedHashMap<>();
        uploads.forEach(upload -> byRelease
                .computeIfAbsent(upload.release(), key -> new ArrayList<>())
                .add(upload));
        Map<Upload, Finding> findings = new LinkedHashMap<>();
        tasks.each(byRelease.entrySet(), entry -> check(entry.getKey(), entry.getValue()))
                .forEach(findings::putAll);
        return findings;
    }

    private Map<Upload, Finding> check(Release release, List<Upload> uploads) {
        Map<Upload, Finding> findings = new LinkedHashMap<>();
        RetryBudget budget = server.api().budget();
        try {
            List<Distribution> listed =
                    server.catalog().findRelease(release, budget).orElse(List.of());
            for (Upload upload : uploads) {
                checkOne(upload, listed, budget).ifPresent(finding -> findings.put(upload, finding));
            }
        } catch (FailureException e) {
            uploads.forEach(upload -> findings.put(upload, unread(upload, e)));
        }
        return findings;
    }

    private Optional<Finding> checkOne(Upload upload, List<Distribution> listed, RetryBudget budget) {
        try {
            return check(upload, listed, budget);
        } catch (FailureException e) {
            return Optional.of(unread(upload, e));
        }
    }

    private static Finding unread(Upload upload, FailureException e) {
        return Finding.unknown(new TransferFailure.OutcomeUnknown("commit " + upload.filename(), e.failure()));
    }

    private Optional<Finding> check(Upload upload, List<Distribution> listed, RetryBudget budget) {
        Attempt<Optional<Finding>> first = look(upload, listed, budget);
        if (first instanceof Attempt.Success<Optional<Finding>> done) {
            return done.value();
        }
        try {
            return server.api()
                    .repeat(
                            "read back " + upload.filename(),
                            budget,
                            () -> look(
                                    upload,
                                    server.catalog()
                                            .findRelease(upload.release(), budget)
                                            .orElse(List.of()),
                                    budget));
        } catch (FailureException e) {
            if (e.failure().equals(absent(upload))) {
                return Optional.of(new Finding(
                        e.failure(), upload.kind() == Upload.Kind.REPLACEMENT ? Outcome.MISSING : Outcome.UNKNOWN));
            }
            if (e.failure() instanceof Verification) {
                return Optional.of(Finding.unknown(e.failure()));
            }
            throw e;
        }
    }

    /** Judges what is listed under the upload's name; both the new file and the deletion of an old one may show late. */
    private Attempt<Optional<Finding>> look(Upload upload, List<Distribution> listed, RetryBudget budget) {
        List<Distribution> entries = listed.stream()
                .filter(entry -> entry.filename().equals(upload.filename()))
                .toList();
        if (entries.isEmpty() || (entries.size() == 1 && !tellsAll(entries.get(0)))) {
            entries = server.catalog()
                    .findDistribution(upload.release(), upload.filename(), budget)
                    .map(List::of)
                    .orElse(List.of());
        }
        if (entries.isEmpty()) {
            return new Attempt.Retry<>("it is not listed yet", Optional.empty(), absent(upload));
        }
        Optional<Failure> wrong = entries.size() > 1
                ? Optional.of(Verification.entries(upload.filename(), entries.size()))
                : difference(upload, entries.get(0));
        return wrong.isPresent() && entries.stream().anyMatch(entry -> wasThere(upload, entry))
                ? new Attempt.Retry<>("the deleted file still shows", Optional.empty(), wrong.get())
                : new Attempt.Success<>(wrong.map(Finding::unknown));
    }

    private boolean wasThere(Upload upload, Distribution entry) {
        return entry.compare(upload.wheel().digests()) != Distribution.Content.SAME
                && planned.apply(upload).stream().anyMatch(old -> entry.compare(old) == Distribution.Content.SAME);
    }

    private static Failure absent(Upload upload) {
        return new Verification(upload.filename(), "the record", "there", "absent");
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
        if (entry.sha256().isEmpty()
                && entry.md5().filter(found -> !found.equals(sent.md5())).isPresent()) {
            return Optional.of(
                    new Verification(name, "md5", sent.md5(), entry.md5().get()));
        }
        if (entry.size().isPresent() && entry.size().getAsLong() != sent.size()) {
            return Optional.of(new Verification(
                    name, "size", sent.size() + "", entry.size().getAsLong() + ""));
        }
        return entry.labels()
                .filter(found -> !Set.copyOf(found).equals(Set.copyOf(labels)))
                .map(found -> Verification.labels(name, labels, found));
    }
}
