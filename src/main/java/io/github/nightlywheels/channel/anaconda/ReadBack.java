package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.failure.ChannelFailure.Verification;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.Deadline;
import io.github.nightlywheels.wheel.Digests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads back what was committed and compares it with what was sent: one request per release, where the server tells all. */
final class ReadBack {
    private final Server server;
    private final List<String> labels;

    ReadBack(Server server, List<String> labels) {
        this.server = server;
        this.labels = labels;
    }

    /** What is wrong with each of these uploads on the channel; nothing for those that are as they were sent. */
    Map<Upload, Failure> check(List<Upload> uploads, Tasks tasks) {
        Map<Release, List<Upload>> byRelease = new LinkedHashMap<>();
        uploads.forEach(upload -> byRelease
                .computeIfAbsent(upload.release(), key -> new ArrayList<>())
                .add(upload));
        Map<Upload, Failure> failures = new LinkedHashMap<>();
        tasks.each(byRelease.entrySet(), entry -> check(entry.getKey(), entry.getValue()))
                .forEach(failures::putAll);
        return failures;
    }

    private Map<Upload, Failure> check(Release release, List<Upload> uploads) {
        Map<Upload, Failure> failures = new LinkedHashMap<>();
        Deadline deadline = server.api().deadline();
        try {
            List<Distribution> listed =
                    server.catalog().findRelease(release, deadline).orElse(List.of());
            for (Upload upload : uploads) {
                check(upload, listed, deadline).ifPresent(failure -> failures.put(upload, failure));
            }
        } catch (FailureException e) {
            uploads.forEach(upload -> failures.putIfAbsent(
                    upload, new TransferFailure.Unsettled("read back " + upload.filename(), e.failure())));
        }
        return failures;
    }

    private Optional<Failure> check(Upload upload, List<Distribution> listed, Deadline deadline) {
        List<Distribution> entries = listed.stream()
                .filter(entry -> entry.filename().equals(upload.filename()))
                .toList();
        if (entries.size() > 1) {
            return Optional.of(new Verification(upload.filename(), "the number of entries", "1", entries.size() + ""));
        }
        Distribution entry = entries.size() == 1 && tellsAll(entries.get(0)) ? entries.get(0) : find(upload, deadline);
        return difference(upload, entry);
    }

    private static boolean tellsAll(Distribution entry) {
        return entry.sha256().isPresent()
                && entry.size().isPresent()
                && entry.labels().isPresent();
    }

    private Distribution find(Upload upload, Deadline deadline) {
        String operation = "read back " + upload.filename();
        return server.api()
                .repeat(
                        operation,
                        deadline,
                        () -> server.catalog()
                                .findDistribution(upload.release(), upload.filename(), deadline)
                                .<Attempt<Distribution>>map(Attempt.Done::new)
                                .orElseGet(() -> new Attempt.Again<>(
                                        "it is not listed yet",
                                        Optional.empty(),
                                        new Verification(upload.filename(), "the record", "committed", "absent"))));
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
        if (entry.labels().filter(found -> !found.containsAll(labels)).isPresent()) {
            return Optional.of(new Verification(
                    name, "labels", labels.toString(), entry.labels().get().toString()));
        }
        return Optional.empty();
    }
}
