package io.github.nightlywheels.cli;

import io.github.nightlywheels.access.AccessRules;
import io.github.nightlywheels.access.AccessRules.OrganizationTokens;
import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.frontend.ParameterParser;
import java.time.LocalDate;

/** The options of the commands that check the access. */
final class AccessOptions {
    private final Option<Boolean> allowOrganizationToken;
    private final Option<Integer> warnBeforeExpiry;
    private final Option<Integer> failBeforeExpiry;
    private final Option<LocalDate> tokenExpires;
    private final Option<Integer> retentionDays;
    private final Option<Integer> retentionVersions;

    AccessOptions(CommandOptions options) {
        allowOrganizationToken = options.flag(
                "--allow-organization-token",
                ParameterDefaults.ALLOW_ORGANIZATION_TOKEN,
                "Accept a token of the organization itself, with a warning.");
        warnBeforeExpiry = options.number(
                "--warn-before-expiry",
                "DAYS",
                ParameterDefaults.WARN_BEFORE_EXPIRY,
                "How many days before a token expires there is a warning.");
        failBeforeExpiry =
                options.number("--fail-before-expiry", "DAYS", "How many days before a token expires it is an error.");
        tokenExpires = options.date(
                "--token-expires",
                "DATE",
                "When the token expires, such as 2027-05-01, for a server that does not tell.");
        retentionDays = options.number(
                "--retention-days",
                "DAYS",
                ParameterDefaults.RETENTION_DAYS,
                "For how many days the channel keeps a wheel.");
        retentionVersions = options.number(
                "--retention-versions",
                "COUNT",
                ParameterDefaults.RETENTION_VERSIONS,
                "How many versions of a project the channel keeps.");
    }

    /**
     * What is wanted of the access.
     *
     * @throws FailureException if a value is out of its bounds
     */
    AccessRules rules() {
        return new AccessRules(
                allowOrganizationToken.value() ? OrganizationTokens.ALLOWED : OrganizationTokens.REFUSED,
                ParameterParser.days("warnBeforeExpiry", warnBeforeExpiry.value()),
                failBeforeExpiry.find().map(days -> ParameterParser.days("failBeforeExpiry", days)),
                tokenExpires.find(),
                new AccessRules.Retention(
                        ParameterParser.days("retentionDays", retentionDays.value()), retentionVersions.value()));
    }
}
