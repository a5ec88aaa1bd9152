package io.github.nightlywheels.report.model;

import io.github.nightlywheels.text.Plural;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the token; never the token.
 *
 * @param source where it was found
 * @param account whose it is, if the server told
 * @param expiresAt when it expires, if that is known
 */
public record TokenInfo(String source, Optional<String> account, Optional<Instant> expiresAt) {
    /** From how many days left on a token is worth a warning. */
    private static final int FEW_DAYS = 30;

    /** The whole days that are left at that time; negative if it has expired. */
    public Optional<Long> daysLeft(Instant now) {
        return expiresAt.map(expiry -> Math.floorDiv(
                Duration.between(now, expiry).toSeconds(), Duration.ofDays(1).toSeconds()));
    }

    /** How long it is valid at that time, such as {@code 6 days left} or {@code expired}. */
    public Optional<String> left(Instant now) {
        return daysLeft(now).map(days -> days < 0 ? "expired" : Plural.of(days, "day") + " left");
    }

    /** Whether it is known to expire soon, or to have expired. */
    public boolean isNearItsEnd(Instant now) {
        return daysLeft(now).filter(days -> days < FEW_DAYS).isPresent();
    }
}
