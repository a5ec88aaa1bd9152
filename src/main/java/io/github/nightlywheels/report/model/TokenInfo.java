package io.github.nightlywheels.report.model;

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
    /** The whole days that are left at that time; negative if it has expired. */
    public Optional<Long> daysLeft(Instant now) {
        return expiresAt.map(expiry -> Math.floorDiv(
                Duration.between(now, expiry).toSeconds(), Duration.ofDays(1).toSeconds()));
    }
}
