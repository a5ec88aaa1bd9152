package io.github.nightlywheels.maven;

import io.github.nightlywheels.access.AccessRules;
import io.github.nightlywheels.access.AccessRules.OrganizationTokens;
import io.github.nightlywheels.report.ReportWriter;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals that check the access share: what the user wants of it. */
abstract class AbstractAccessMojo extends AbstractNightlyMojo {

    /**
     * Whether a token of the organization itself may be used: it is then a warning, otherwise an error. Such a token may change
     * every project of the organization, and belongs to no person (SPEC 4).
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.allowOrganizationToken", defaultValue = "false")
    @Nullable
    String allowOrganizationToken;

    /**
     * How many days before its end a token is warned about.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.warnBeforeExpiry", defaultValue = "30")
    int warnBeforeExpiry;

    /**
     * How many days before its end a token is an error; not before its end, if this is not set.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.failBeforeExpiry")
    @Nullable
    Integer failBeforeExpiry;

    /**
     * When the token expires, such as <code>2027-05-01</code>: for a server that does not tell. What the server tells is
     * believed first.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.tokenExpires")
    @Nullable
    String tokenExpires;

    /**
     * For how many days the channel keeps a wheel.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.retentionDays", defaultValue = "30")
    int retentionDays;

    /**
     * How many versions of a project the channel keeps.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.retentionVersions", defaultValue = "5")
    int retentionVersions;

    AbstractAccessMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    private boolean allowsOrganizationToken() {
        return ParameterParser.flag("allowOrganizationToken", allowOrganizationToken, false);
    }

    /** What the user wants of the access. */
    final AccessRules accessRules() {
        return new AccessRules(
                allowsOrganizationToken() ? OrganizationTokens.ALLOWED : OrganizationTokens.REFUSED,
                ParameterParser.days("warnBeforeExpiry", warnBeforeExpiry),
                Optional.ofNullable(failBeforeExpiry).map(days -> ParameterParser.days("failBeforeExpiry", days)),
                Optional.ofNullable(tokenExpires)
                        .filter(text -> !text.isBlank())
                        .map(text -> ParameterParser.date("tokenExpires", text)),
                new AccessRules.Retention(ParameterParser.days("retentionDays", retentionDays), retentionVersions));
    }

    @Override
    final GivenParameters givenParameters() {
        return super.givenParameters()
                .add("allowOrganizationToken", allowsOrganizationToken())
                .add("warnBeforeExpiry", warnBeforeExpiry)
                .add("failBeforeExpiry", failBeforeExpiry)
                .add("tokenExpires", tokenExpires);
    }

    /** Where an access report goes: beside the other reports. */
    final AccessOutput accessOutput(RunReports beside) {
        return new AccessOutput(getLog(), beside.directory().resolve(ReportWriter.ACCESS), RunReports.gitHub(getLog()));
    }
}
