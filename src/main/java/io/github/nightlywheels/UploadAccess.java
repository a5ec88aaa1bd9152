package io.github.nightlywheels;

import io.github.nightlywheels.access.AccessCheck;
import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.access.AccessRules;
import io.github.nightlywheels.access.FoundToken;
import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.report.Logbook;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The check before an upload: what would surely stop it is found before the first write, and what should not stay so is said.
 *
 * @param rules what the user wants
 * @param clock tells the time
 * @param output where it is said
 */
record UploadAccess(AccessRules rules, Clock clock, AccessOutput output) {

    /**
     * Lets an upload pass.
     *
     * @param logbook is told when the token ends, and of all that should not stay so
     * @throws FailureException if it is known that it would fail
     */
    void require(ChannelSettings settings, FoundToken token, AccessFacts facts, Logbook logbook) {
        AccessReport report = new AccessCheck(
                        rules, settings.organization(), settings.apiUrl(), Optional.empty(), clock.instant())
                .judgeToken(token, facts);
        report.end()
                .or(() -> rules.tokenExpires()
                        .map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .ifPresent(logbook::tokenExpires);
        output.showConcerns(report).forEach(concern -> logbook.warning(concern.problem()));
        failure(report.obstacles()).ifPresent(failure -> {
            throw new FailureException(failure);
        });
    }

    /** One failure for all of them. */
    static Optional<Failure> failure(List<Failure> failures) {
        return failures.size() > 1
                ? Optional.of(new TransferFailure.Several(failures))
                : failures.stream().findFirst();
    }
}
