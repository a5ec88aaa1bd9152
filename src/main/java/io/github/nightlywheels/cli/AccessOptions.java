package io.github.nightlywheels.cli;

import io.github.nightlywheels.access.AccessRules;
import io.github.nightlywheels.access.AccessRules.OrganizationTokens;
import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.frontend.ParameterParser;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the commands that check the access. */
final class AccessOptions {
    @Option(
            names = "--allow-organization-token",
            arity = "0..1",
            paramLabel = "true|false",
            fallbackValue = "true",
            defaultValue = ParameterDefaults.ALLOW_ORGANIZATION_TOKEN,
            description = "Accept a token of the organization itself, with a warning.")
    boolean allowOrganizationToken;

    @Option(
            names = "--warn-before-expiry",
            paramLabel = "DAYS",
            defaultValue = ParameterDefaults.WARN_BEFORE_EXPIRY,
            description = "How many days before a token expires there is a warning.")
    int warnBeforeExpiry;

    @Option(
            names = "--fail-before-expiry",
            paramLabel = "DAYS",
            description = "How many days before a token expires it is an error.")
    @Nullable
    Integer failBeforeExpiry;

    @Option(
            names = "--token-expires",
            paramLabel = "DATE",
            description = "When the token expires, such as 2027-05-01, for a server that does not tell.")
    @Nullable
    LocalDate tokenExpires;

    @Option(
            names = "--retention-days",
            paramLabel = "DAYS",
            defaultValue = ParameterDefaults.RETENTION_DAYS,
            description = "For how many days the channel keeps a wheel.")
    int retentionDays;

    @Option(
            names = "--retention-versions",
            paramLabel = "COUNT",
            defaultValue = ParameterDefaults.RETENTION_VERSIONS,
            description = "How many versions of a project the channel keeps.")
    int retentionVersions;

    /**
     * What is wanted of the access.
     *
     * @throws FailureException if a value is out of its bounds
     */
    AccessRules rules() {
        return new AccessRules(
                allowOrganizationToken ? OrganizationTokens.ALLOWED : OrganizationTokens.REFUSED,
                ParameterParser.days("warnBeforeExpiry", warnBeforeExpiry),
                Optional.ofNullable(failBeforeExpiry).map(days -> ParameterParser.days("failBeforeExpiry", days)),
                Optional.ofNullable(tokenExpires),
                new AccessRules.Retention(ParameterParser.days("retentionDays", retentionDays), retentionVersions));
    }
}
