package io.github.nightlywheels.access;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the user wants of the access.
 *
 * @param organizationTokens whether a token of the organization itself will do
 * @param warnBeforeExpiry how long before its end a token is warned about
 * @param failBeforeExpiry how long before its end a token is a problem
 * @param tokenExpires the end of the token, for a server that does not tell it
 * @param retention what the channel keeps
 */
public record AccessRules(
        OrganizationTokens organizationTokens,
        Duration warnBeforeExpiry,
        Optional<Duration> failBeforeExpiry,
        Optional<LocalDate> tokenExpires,
        Retention retention) {

    /** What a token of the organization itself amounts to. */
    public enum OrganizationTokens {
        /** A warning. */
        ALLOWED,
        /** A problem. */
        REFUSED
    }

    /**
     * What a channel keeps: wheels that are not older than this, and of those the newest versions.
     *
     * @param age how long it keeps a wheel
     * @param versions how many versions it keeps
     */
    public record Retention(Duration age, int versions) {}
}
