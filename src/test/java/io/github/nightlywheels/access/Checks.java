package io.github.nightlywheels.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.access.AccessRules.OrganizationTokens;
import io.github.nightlywheels.channel.anaconda.AnacondaChannel;
import io.github.nightlywheels.channel.anaconda.LocalChannel;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.report.Schema;
import io.github.nightlywheels.report.ci.AccessTable;
import io.github.nightlywheels.report.json.AccessJson;
import io.github.nightlywheels.report.model.AccessResult;
import io.github.nightlywheels.token.TokenForm;
import io.github.nightlywheels.token.TokenSearch;
import io.github.nightlywheels.token.TokenSource;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A fake server, a writer of the project demo, and checks of its access on 2026-11-22; no check may write or leak. */
public final class Checks implements AutoCloseable {
    static final String ORGANIZATION = "scientific-python-nightly-wheels";
    static final String TOKEN = "jd-0123456789abcdef";
    static final String VARIABLE = "NIGHTLY_TOKEN";
    static final String SOURCE = "environment variable " + VARIABLE;
    static final String SETTINGS = "settings.xml <server id=\"anaconda.org\">";
    /** What the block says of a token that the server refuses. */
    static final String UNTOLD = SOURCE + "; whose it is, the server does not say";

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    /** The rules of a user who has set nothing. */
    public static final AccessRules RULES = new AccessRules(
            OrganizationTokens.REFUSED,
            Duration.ofDays(30),
            Optional.empty(),
            Optional.empty(),
            new AccessRules.Retention(Duration.ofDays(30), 5));

    final FakeAnaconda fake =
            FakeAnaconda.withWriter("jdoe", TOKEN, ORGANIZATION, "demo").follows(CLOCK);
    private AccessRules rules = RULES;
    private String organization = ORGANIZATION;
    private Optional<String> environment = Optional.of(TOKEN);
    private Optional<String> settings = Optional.empty();
    private Optional<Failure> retired = Optional.empty();
    private List<String> otherVariables = List.of();

    /** The token, known to be of this account. */
    static TokenOrigin tokenOf(String login) {
        return new TokenOrigin(SOURCE, Optional.of(login));
    }

    Checks() {
        fake.group(ORGANIZATION, "demo").member("second");
    }

    Checks organization(String name) {
        organization = name;
        return this;
    }

    Checks retired(ConfigurationFailure.RetiredOrganization failure) {
        retired = Optional.of(failure);
        return organization(failure.organization());
    }

    /** Variables that are set besides, which are not looked at. */
    Checks otherVariables(String... names) {
        otherVariables = List.of(names);
        return this;
    }

    Checks tokens(Optional<String> inEnvironment, Optional<String> inSettings) {
        environment = inEnvironment;
        settings = inSettings;
        return this;
    }

    /** The same rules, under which a token of the organization will do. */
    public static AccessRules allowingOrganizationTokens(AccessRules rules) {
        return new AccessRules(
                OrganizationTokens.ALLOWED,
                rules.warnBeforeExpiry(),
                rules.failBeforeExpiry(),
                rules.tokenExpires(),
                rules.retention());
    }

    Checks organizationTokensAllowed() {
        rules = allowingOrganizationTokens(rules);
        return this;
    }

    Checks failBefore(Duration time) {
        rules = new AccessRules(
                rules.organizationTokens(),
                rules.warnBeforeExpiry(),
                Optional.of(time),
                rules.tokenExpires(),
                rules.retention());
        return this;
    }

    Checks declaredEnd(String date) {
        rules = new AccessRules(
                rules.organizationTokens(),
                rules.warnBeforeExpiry(),
                rules.failBeforeExpiry(),
                Optional.of(LocalDate.parse(date)),
                rules.retention());
        return this;
    }

    TokenSearch search() {
        return new TokenSearch(
                List.of(
                        TokenSource.environmentVariable(VARIABLE, () -> environment),
                        new TokenSource(SETTINGS, "the <password> of " + SETTINGS, () -> settings, Optional.empty())),
                new TokenForm.Bare(),
                otherVariables::contains);
    }

    AccessCheck check() {
        return new AccessCheck(rules, organization, fake.apiUrl(), retired, NOW, ParameterNames.PLAIN);
    }

    AnacondaChannel channel(FoundToken found) {
        return new LocalChannel(organization, found.token()).clock(CLOCK).open(fake.apiUrl());
    }

    /** Asks and judges. */
    AccessReport report(String... projects) {
        FoundToken found = FoundToken.of(search());
        try (AnacondaChannel channel = channel(found)) {
            AccessReport report = check().judge(
                            found,
                            channel.probe(Stream.of(projects)
                                            .map(ProjectName::new)
                                            .toList())
                                    .all());
            Schema.ACCESS.accepts(AccessJson.bytes(AccessResult.of(report, ParameterNames.PLAIN)));
            assertThat(String.join("\n", new AccessTable(AccessResult.of(report, ParameterNames.PLAIN)).lines())
                            + report)
                    .doesNotContain(TOKEN);
            return report;
        }
    }

    /** The answers to one question, in a check of the project demo. */
    List<AccessAnswer> answers(Question question) {
        return report("demo").answers().stream()
                .filter(answer -> answer.question() == question)
                .toList();
    }

    /** The only answer to a question. */
    AccessAnswer answer(Question question) {
        List<AccessAnswer> answers = answers(question);
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    Failure failure(Question question, Verdict verdict) {
        AccessAnswer answer = answer(question);
        assertThat(answer.verdict()).as(answer.sentence()).isEqualTo(verdict);
        return answer.failure().orElseThrow();
    }

    /** Requires that the question was left open, with these words of why. */
    void leavesOpen(Question question, String why) {
        AccessAnswer answer = answer(question);
        assertThat(answer.verdict()).as(answer.sentence()).isEqualTo(Verdict.UNKNOWN);
        assertThat(answer.sentence()).contains(why);
    }

    @Override
    public void close() {
        try (fake) {
            assertThat(fake.writes()).isEmpty();
            assertThat(fake.violations()).isEmpty();
        }
    }
}
