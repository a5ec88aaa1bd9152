package io.github.nightlywheels.maven;

import io.github.nightlywheels.access.AccessCheck;
import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.access.AccessRules;
import io.github.nightlywheels.access.FoundToken;
import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.failure.TokenWarning;
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
record PreflightCheck(AccessRules rules, Clock clock, AccessOutput output) {

    /**
     * Lets an upload pass.
     *
     * @param logbook is told whose token it is and when it ends, and of all that should not stay so
     * @throws FailureException if it is known that it would fail
     */
    void admit(ChannelSettings settings, FoundToken token, AccessFacts essentials, Logbook logbook) {
        AccessReport report = check(settings).judgeEssentials(token, essentials);
        report.account().ifPresent(account -> logbook.account(account.login()));
        report.end()
                .or(() -> rules.tokenExpires()
                        .map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .ifPresent(logbook::tokenExpires);
        show(report, logbook);
        requireNone(report.obstacles());
    }

    /** Says of everything that was found out what has not been said before. */
    void hint(ChannelSettings settings, FoundToken token, AccessFacts all, Logbook logbook) {
        show(check(settings).judge(token, all), logbook);
    }

    private void show(AccessReport report, Logbook logbook) {
        output.showConcerns(report, concern -> !logbook.hasWarning(concern.problem()))
                .forEach(concern -> logbook.warning(concern.problem()));
    }

    /**
     * Lets pass what needs no token: a dry run, and everything in a directory, where there is nothing to check.
     *
     * @throws FailureException if there is no such channel
     */
    void admitWithoutToken(ChannelSettings settings, AccessFacts facts) {
        if (!settings.isDirectory()) {
            requireNone(check(settings).judgeWithoutToken(facts).obstacles());
        }
    }

    /** Says what the server said, unasked, of the token's end, unless that was said before. */
    void announce(ChannelSettings settings, FoundToken token, Optional<String> words, Logbook logbook) {
        words.map(said -> new TokenWarning.EndAnnounced(TokenOrigin.of(token.source()), said))
                .filter(concern -> !logbook.hasWarning(concern.problem()))
                .ifPresent(concern -> {
                    output.showConcern(settings.organization(), concern);
                    logbook.warning(concern.problem());
                });
    }

    private AccessCheck check(ChannelSettings settings) {
        return new AccessCheck(rules, settings.organization(), settings.apiUrl(), settings.retired(), clock.instant());
    }

    /** Throws one failure for all of them. */
    static void requireNone(List<Failure> failures) {
        if (!failures.isEmpty()) {
            throw new FailureException(failures.size() > 1 ? new RunFailure.Several(failures) : failures.get(0));
        }
    }
}
