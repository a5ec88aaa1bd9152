package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.channel.OtherDigest;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.channel.pypi.index.IndexFile;
import io.github.nightlywheels.channel.pypi.index.IndexPage;
import io.github.nightlywheels.channel.pypi.index.IndexedContent.Comparison;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.failure.ChannelFailure.Verification;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.UploadUrlFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.retry.RetryDecision;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads back what was uploaded: one request per project, repeated while a file does not show yet, as an index may be made some
 * time after the upload.
 */
final class PypiVerifier {
    private final UploadScope scope;

    PypiVerifier(UploadScope scope) {
        this.scope = scope;
    }

    /** The results, with those whose file is not as it was sent changed. */
    List<UploadResult> verify(List<UploadResult> results, ParallelRunner tasks) {
        if (!scope.index().isKnown()) {
            return results;
        }
        Map<String, List<UploadResult>> byProject = new LinkedHashMap<>();
        results.stream()
                .filter(result -> result.outcome() == Outcome.PUBLISHED || result.outcome() == Outcome.REPLACED)
                .forEach(result -> byProject
                        .computeIfAbsent(result.upload().release().project().normalized(), key -> new ArrayList<>())
                        .add(result));
        Map<Upload, FailureException> wrong = new LinkedHashMap<>();
        RetryBudget budget = scope.visibility();
        tasks.each(byProject.values(), ofProject -> verifyProject(ofProject, budget))
                .forEach(wrong::putAll);
        return results.stream()
                .map(result -> Optional.ofNullable(wrong.get(result.upload()))
                        .map(why -> unknown(result, why))
                        .orElse(result))
                .toList();
    }

    private static UploadResult unknown(UploadResult result, FailureException why) {
        return new UploadResult(result.upload(), Outcome.UNKNOWN, Optional.of(why), result.duration(), result.tries());
    }

    /** The uploads whose file is not as it was sent, or not known to be, and why. */
    private Map<Upload, FailureException> verifyProject(List<UploadResult> results, RetryBudget budget) {
        Map<Upload, FailureException> unreadable = new LinkedHashMap<>();
        ProjectName project = results.get(0).upload().release().project();
        RetryDecision retries = scope.retrier().retryDecision("read back " + project, budget);
        while (true) {
            Map<Upload, Failure> wrong;
            String reason = "not listed yet";
            try {
                wrong = wrong(scope.index().read(project, budget), results, unreadable, budget);
            } catch (FailureException e) {
                wrong = unread(results, e.failure());
                reason = "not known, as the index cannot be read";
                // It could be read before the upload, so that a page or a refusal in its place may pass.
                if (!(e.failure() instanceof UploadUrlFailure.IndexUnreadable)) {
                    return because(e, wrong, unreadable);
                }
            }
            if (wrong.isEmpty()) {
                retries.succeeded();
                return unreadable;
            }
            Attempt.Retry<?> again = Attempt.Retry.untilItEnds(
                    wrong.size() + " of " + results.size() + " " + reason,
                    Optional.empty(),
                    wrong.values().iterator().next());
            try {
                if (!retries.waitToTryAgain(again)) {
                    return because(again.exception(), wrong, unreadable);
                }
            } catch (FailureException e) {
                return because(e, wrong, unreadable);
            }
        }
    }

    /** What is wrong; a file here that cannot be read is added to {@code unreadable}, and not looked at again. */
    private Map<Upload, Failure> wrong(
            IndexPage page, List<UploadResult> results, Map<Upload, FailureException> unreadable, RetryBudget budget) {
        Map<Upload, Failure> wrong = new LinkedHashMap<>();
        for (UploadResult result : results) {
            Upload upload = result.upload();
            if (!unreadable.containsKey(upload)) {
                try {
                    check(page, upload, budget).ifPresent(failure -> wrong.put(upload, failure));
                } catch (FailureException e) {
                    unreadable.put(upload, new FailureException(unread(upload, e.failure()), e));
                }
            }
        }
        return wrong;
    }

    private static Map<Upload, Failure> unread(List<UploadResult> results, Failure why) {
        Map<Upload, Failure> unread = new LinkedHashMap<>();
        results.forEach(result -> unread.put(result.upload(), unread(result.upload(), why)));
        return unread;
    }

    private static Failure unread(Upload upload, Failure why) {
        return new TransferFailure.OutcomeUnknown("upload " + upload.filename(), why);
    }

    private static Map<Upload, FailureException> because(
            FailureException cause, Map<Upload, Failure> wrong, Map<Upload, FailureException> unreadable) {
        Map<Upload, FailureException> all = new LinkedHashMap<>();
        wrong.forEach((upload, failure) -> all.put(upload, new FailureException(failure, cause)));
        all.putAll(unreadable);
        return all;
    }

    private Optional<Failure> check(IndexPage page, Upload upload, RetryBudget budget) {
        String name = upload.filename();
        Comparison found = scope.compare(page, upload, budget).found();
        if (found == Comparison.SAME || found == Comparison.UNKNOWN) {
            return Optional.empty();
        }
        String listed = page.find(name).stream()
                .flatMap(file -> digest(file).stream())
                .findFirst()
                .orElse("absent");
        return Optional.of(new Verification(
                name, "the digest in the index", upload.wheel().digests().sha256(), listed));
    }

    private static Optional<String> digest(IndexFile file) {
        return file.sha256().or(() -> file.otherDigest().map(OtherDigest::hex)).or(file::md5);
    }
}
