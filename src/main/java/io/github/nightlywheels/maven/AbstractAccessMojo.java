package io.github.nightlywheels.maven;

import io.github.nightlywheels.access.AccessRules;
import io.github.nightlywheels.access.AccessRules.OrganizationTokens;
import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.frontend.AccessOutput;
import io.github.nightlywheels.frontend.ParameterParser;
import io.github.nightlywheels.report.ReportWriter;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals that check the access share: what the user wants of it. */
abstract class AbstractAccessMojo extends AbstractChannelMojo {

    /**
     * Whether a token of the organization's own account may be used: it is then a warning, otherwise an error. Such a token can
     * change every project of the organization and belongs to no person. The Scientific Python project advises to use the
     * token of a personal account: see <a href="https://scientific-python.org/specs/spec-0004/">its specification of nightly
     * wheels, SPEC 4</a>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.allowOrganizationToken", defaultValue = ParameterDefaults.ALLOW_ORGANIZATION_TOKEN)
    @Nullable
    String allowOrganizationToken;

    /**
     * How many days before a token expires there is a warning.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.warnBeforeExpiry", defaultValue = ParameterDefaults.WARN_BEFORE_EXPIRY)
    int warnBeforeExpiry;

    /**
     * How many days before a token expires it is an error. If this is not set, only an expired token is an error.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.failBeforeExpiry")
    @Nullable
    Integer failBeforeExpiry;

    /**
     * When the token expires, such as <code>2027-05-01</code>: for a server that does not tell. If the server tells a date,
     * that one counts.
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
    @Parameter(property = "nightly.retentionDays", defaultValue = ParameterDefaults.RETENTION_DAYS)
    int retentionDays;

    /**
     * How many versions of a project the channel keeps.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.retentionVersions", defaultValue = ParameterDefaults.RETENTION_VERSIONS)
    int retentionVersions;

    AbstractAccessMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    private boolean allowsOrganizationToken() {
        return ParameterParser.flag(
                "allowOrganizationToken", allowOrganizationToken, ParameterDefaults.ALLOW_ORGANIZATION_TOKEN);
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
        return new AccessOutput(
                new MavenConsole(getLog()),
                beside.directory().resolve(ReportWriter.ACCESS),
                RunReports.gitHub(getLog()),
                names(),
                beside::write);
    }
}
