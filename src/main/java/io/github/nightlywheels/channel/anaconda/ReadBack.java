package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.failure.ChannelFailure.Verification;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.Deadline;
import io.github.nightlywheels.tasks.Tasks;
import io.github.nightlywheels.wheel.Digests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads back what was committed and compares it with what was sent: one request per release, where the server tells all. */
final class ReadBack {
    private final Server server;
    private final List<String> labels;

    ReadBack(Server server, List<String> labels) {
        this.server = server;
        this.labels = labels;
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
    Map<Upload, Finding> check(List<Upload> uploads, Tasks tasks) {
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
        Deadline deadline = server.api().deadline();
        try {
            List<Distribution> listed =
                    server.catalog().findRelease(release, deadline).orElse(List.of());
            for (Upload upload : uploads) {
                check(upload, listed, deadline).ifPresent(finding -> findings.put(upload, finding));
            }
        } catch (FailureException e) {
            uploads.forEach(upload -> findings.putIfAbsent(
                    upload,
                    Finding.unknown(new TransferFailure.Unsettled("read back " + upload.filename(), e.failure()))));
        }
        return findings;
    }

    private Optional<Finding> check(Upload upload, List<Distribution> listed, Deadline deadline) {
        List<Distribution> entries = listed.stream()
                .filter(entry -> entry.filename().equals(upload.filename()))
                .toList();
        if (entries.size() > 1) {
            return Optional.of(Finding.unknown(Verification.entries(upload.filename(), entries.size())));
        }
        Optional<Distribution> entry =
                entries.stream().filter(ReadBack::tellsAll).findFirst();
        if (entry.isEmpty()) {
            entry = await(upload, deadline);
        }
        return entry.map(found -> difference(upload, found).map(Finding::unknown))
                .orElseGet(() -> Optional.of(absent(upload)));
    }

    private static Finding absent(Upload upload) {
        return new Finding(
                new Verification(upload.filename(), "the record", "there", "absent"),
                upload.kind() == Upload.Kind.REPLACEMENT ? Outcome.MISSING : Outcome.UNKNOWN);
    }

    private static boolean tellsAll(Distribution entry) {
        return entry.sha256().isPresent()
                && entry.size().isPresent()
                && entry.labels().isPresent();
    }

    /** The channel's record, which may show late; empty if it does not show for as long as is tried. */
    private Optional<Distribution> await(Upload upload, Deadline deadline) {
        Failure absent = absent(upload).failure();
        try {
            return Optional.of(server.api()
                    .repeat(
                            "read back " + upload.filename(),
                            deadline,
                            () -> server.catalog()
                                    .findDistribution(upload.release(), upload.filename(), deadline)
                                    .<Attempt<Distribution>>map(Attempt.Done::new)
                                    .orElseGet(() ->
                                            new Attempt.Again<>("it is not listed yet", Optional.empty(), absent))));
        } catch (FailureException e) {
            if (e.failure().equals(absent)) {
                return Optional.empty();
            }
            throw e;
        }
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
