package io.github.nightlywheels.access;

import static io.github.nightlywheels.access.Checks.NOW;
import static io.github.nightlywheels.access.Checks.ORGANIZATION;
import static io.github.nightlywheels.access.Checks.SOURCE;
import static io.github.nightlywheels.access.Checks.TOKEN;
import static io.github.nightlywheels.access.Checks.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.MembershipFailure;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.failure.TokenSourceFailure;
import io.github.nightlywheels.failure.TokenWarning;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeGroup;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each question in each of its states. */
class AccessAnswersTest {
    @AutoClose
    private final Checks checks = new Checks();

    private void isOk(Question question, String words) {
        var answer = checks.answer(question);
        assertThat(answer.verdict()).as(answer.sentence()).isEqualTo(Verdict.OK);
        assertThat(answer.sentence()).contains(words);
    }

    private void expiresIn(Duration time) {
        checks.fake.token(TOKEN).expires(NOW.plus(time));
    }

    private static TokenWarning expiresSoon(String date, long days) {
        return new TokenWarning.ExpiresSoon(tokenOf("jdoe"), LocalDate.parse(date), days, "the server says so");
    }

    @Test
    void aGoodAccessIsOkThroughout() {
        assertThat(checks.report("demo").verdict()).isEqualTo(Verdict.OK);
        isOk(Question.TOKEN, SOURCE);
        isOk(Question.ACCOUNT, "personal token of jdoe (the token is named \"nightly upload\")");
        isOk(Question.SCOPES, "api:read, api:write, pypi:upload");
        isOk(Question.EXPIRY, "never expires");
        isOk(Question.ORGANIZATION, ORGANIZATION + " is an organization");
        isOk(Question.MEMBERSHIP, "jdoe is a member of " + ORGANIZATION + ", in the group demo");
        isOk(Question.SERVER, "");
        isOk(Question.PROJECT, "demo is on the channel");
        isOk(Question.GROUP, "jdoe is in the group demo with the permission \"write\"");
        isOk(Question.REPRESENTATIVES, "2 members");
        isOk(Question.RETENTION, "no wheel yet");
    }

    @Test
    void twoDifferentTokensAreAWarningThatSaysWhichWins() {
        checks.tokens(Optional.of(TOKEN), Optional.of("another-token"));
        assertThat(checks.report().failures(Verdict.WARNING))
                .containsExactly(new TokenWarning.TwoTokens(
                        TokenOrigin.of(SOURCE), "settings.xml <server id=\"anaconda.org\">"));
        checks.tokens(Optional.of(TOKEN), Optional.of(TOKEN));
        assertThat(checks.report().failures(Verdict.WARNING)).isEmpty();
    }

    @Test
    void aSecondTokenThatCannotBeReadIsNoConcern() {
        checks.tokens(Optional.of(TOKEN), Optional.of("two words"));
        AccessReport report = checks.report("demo");
        assertThat(report.failures(Verdict.WARNING)).isEmpty();
        assertThat(report.answers(Verdict.UNKNOWN))
                .singleElement()
                .satisfies(answer -> assertThat(answer.question()).isEqualTo(Question.TOKEN));
    }

    @Test
    void aTokenThatCannotBeOneIsNotSent() {
        checks.tokens(Optional.of("two words"), Optional.empty());
        assertThat(checks.failure(Question.TOKEN, Verdict.PROBLEM))
                .isEqualTo(new TokenSourceFailure.Malformed(TokenOrigin.of(SOURCE), "a space"));
        assertThat(checks.fake.requests())
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("authorization"));
    }

    @Test
    void aTokenInQuotationMarksIsNotSent() {
        checks.tokens(Optional.of("'" + Checks.TOKEN + "'"), Optional.empty());
        assertThat(checks.failure(Question.TOKEN, Verdict.PROBLEM))
                .isEqualTo(new TokenSourceFailure.Malformed(TokenOrigin.of(SOURCE), "a quotation mark"));
    }

    private void alwaysAnswers(Answer answer) {
        for (Endpoint endpoint : List.of(Endpoint.USER, Endpoint.AUTHENTICATION, Endpoint.ACCOUNT)) {
            checks.fake.alwaysAnswers(endpoint, answer);
        }
    }

    @Test
    void aServerThatTellsNothingIsAWarning() {
        alwaysAnswers(Answer.html(503));
        assertThat(checks.failure(Question.SERVER, Verdict.WARNING))
                .isInstanceOfSatisfying(TransferFailure.NothingTold.class, failure -> {
                    assertThat(failure.apiUrl()).isEqualTo(checks.fake.apiUrl());
                    assertThat(failure.why()).contains("503");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404})
    void aWebServerIsNoApiAndThatIsTheOnlyProblem(int status) {
        alwaysAnswers(Answer.html(status));
        assertThat(checks.failure(Question.SERVER, Verdict.PROBLEM))
                .isInstanceOfSatisfying(TransferFailure.NotTheApi.class, failure -> {
                    assertThat(failure.apiUrl()).isEqualTo(checks.fake.apiUrl());
                    assertThat(failure.why()).contains(Integer.toString(status));
                });
        assertThat(checks.report("demo").failures(Verdict.PROBLEM)).hasSize(1);
    }

    @Test
    void aWrongPathIsNotTakenForAnOrganizationThatIsNotThere() {
        alwaysAnswers(Answer.error(404, "not found"));
        assertThat(checks.report("demo").failures(Verdict.PROBLEM))
                .singleElement()
                .isInstanceOf(TransferFailure.NotTheApi.class);
        assertThat(checks.report("demo").failures(Verdict.WARNING)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aPageOfTheEdgeSaysNothingOfTheApi(int status) {
        alwaysAnswers(Answer.html(status));
        assertThat(checks.report("demo").failures(Verdict.PROBLEM)).isEmpty();
    }

    @Test
    void anAccountThatIsNotNamedOrOfAnUnknownKindIsLeftOpen() {
        checks.fake.alwaysAnswers(Endpoint.USER, Answer.of(200, "application/json", "{}"));
        checks.leavesOpen(Question.ACCOUNT, "names no account");
        checks.fake.alwaysAnswers(Endpoint.USER, Answer.of(200, "application/json", "{\"login\":\"jdoe\"}"));
        checks.leavesOpen(Question.ACCOUNT, "jdoe");
        checks.fake.alwaysAnswers(Endpoint.USER, Answer.html(200));
        checks.leavesOpen(Question.ACCOUNT, "cloudflare");
        checks.leavesOpen(Question.MEMBERSHIP, "not known whose");
    }

    @Test
    void anErrorWithStatus200IsAnError() {
        checks.fake.alwaysAnswers(Endpoint.USER, Answer.error(200, "Authentication token has expired"));
        assertThat(checks.failure(Question.ACCOUNT, Verdict.PROBLEM)).isInstanceOf(TokenFailure.Expired.class);
    }

    @Test
    void anOrganizationsTokenIsAProblemUnlessAllowed() {
        checks.fake.token(TOKEN).of(ORGANIZATION);
        TokenWarning expected = new TokenWarning.OrganizationToken(tokenOf(ORGANIZATION), ORGANIZATION);
        assertThat(checks.failure(Question.ACCOUNT, Verdict.PROBLEM)).isEqualTo(expected);
        checks.organizationTokensAllowed();
        assertThat(checks.failure(Question.ACCOUNT, Verdict.WARNING)).isEqualTo(expected);
        isOk(Question.MEMBERSHIP, ORGANIZATION + " itself");
    }

    @Test
    void moreScopesThanNeededAreAWarning() {
        checks.fake.token(TOKEN).scopes("all", "conda", "pypi:upload");
        assertThat(checks.failure(Question.SCOPES, Verdict.WARNING))
                .isEqualTo(new TokenWarning.TooManyScopes(tokenOf("jdoe"), List.of("all", "conda")));
    }

    @Test
    void scopesThatComeWithAllThatTheyHoldAreNamedOnce() {
        checks.fake
                .token(TOKEN)
                .scopes(
                        "api",
                        "api:build",
                        "api:modify-group",
                        "api:read",
                        "api:write",
                        "pypi",
                        "pypi:download",
                        "pypi:upload");
        assertThat(checks.failure(Question.SCOPES, Verdict.WARNING))
                .isEqualTo(new TokenWarning.TooManyScopes(tokenOf("jdoe"), List.of("api", "pypi")));
    }

    @Test
    void anAccountThatIsMissingIsNotCalledNone() {
        checks.fake.alwaysAnswers(
                Endpoint.USER, Answer.of(200, "application/json", "{\"login\":\"None\",\"user_type\":\"user\"}"));
        checks.leavesOpen(Question.ACCOUNT, "names no account");
    }

    @Test
    void anEndInSixDaysIsAWarningWithItsDate() {
        expiresIn(Duration.ofDays(6).plusHours(3));
        assertThat(checks.failure(Question.EXPIRY, Verdict.WARNING)).isEqualTo(expiresSoon("2026-11-28", 6));
        assertThat(checks.answer(Question.EXPIRY).sentence()).contains("on 2026-11-28, in 6 days");
    }

    @Test
    void theLimitsOfExpiryAreExact() {
        expiresIn(Duration.ofDays(30));
        assertThat(checks.failure(Question.EXPIRY, Verdict.WARNING)).isEqualTo(expiresSoon("2026-12-22", 30));
        expiresIn(Duration.ofDays(30).plusSeconds(1));
        isOk(Question.EXPIRY, "2026-12-22");
        checks.failBefore(Duration.ofDays(7));
        expiresIn(Duration.ofDays(7).plusSeconds(1));
        assertThat(checks.failure(Question.EXPIRY, Verdict.WARNING)).isEqualTo(expiresSoon("2026-11-29", 7));
        expiresIn(Duration.ofDays(7));
        assertThat(checks.failure(Question.EXPIRY, Verdict.PROBLEM)).isEqualTo(expiresSoon("2026-11-29", 7));
    }

    @Test
    void anEndInThePastIsAProblemEvenIfTheTokenWasAccepted() {
        checks.fake.alwaysAnswers(
                Endpoint.AUTHENTICATION,
                Answer.of(200, "application/json", "{\"expires\":\"2026-11-21 00:00:00+00:00\",\"scopes\":[\"api\"]}"));
        assertThat(checks.failure(Question.EXPIRY, Verdict.PROBLEM))
                .isEqualTo(new TokenFailure.Expired(
                        tokenOf("jdoe"), Optional.of(LocalDate.parse("2026-11-21")), Optional.empty()));
    }

    @Test
    void aDeclaredEndCountsWhereTheServerSaysNone() {
        checks.declaredEnd("2026-11-30");
        isOk(Question.EXPIRY, "never expires");
        checks.fake.alwaysAnswers(Endpoint.AUTHENTICATION, Answer.error(404, "no"));
        checks.fake.alwaysAnswers(Endpoint.AUTHENTICATIONS, Answer.error(404, "no"));
        assertThat(checks.failure(Question.EXPIRY, Verdict.WARNING))
                .isEqualTo(new TokenWarning.ExpiresSoon(
                        tokenOf("jdoe"), LocalDate.parse("2026-11-30"), 7, "declared as tokenExpires"));
        checks.declaredEnd("2027-11-30");
        isOk(Question.EXPIRY, "2027-11-30");
        checks.declaredEnd("2026-11-01");
        assertThat(checks.failure(Question.EXPIRY, Verdict.WARNING))
                .isEqualTo(new TokenWarning.DeclaredEndPassed(tokenOf("jdoe"), LocalDate.parse("2026-11-01")));
    }

    @Test
    void theServersWarningHeaderCounts() {
        checks.fake.warnsAboutToken("Your token expires in 6 days");
        assertThat(checks.answers(Question.EXPIRY))
                .extracting(io.github.nightlywheels.access.AccessAnswer::failure)
                .contains(Optional.of(new TokenWarning.EndAnnounced(tokenOf("jdoe"), "Your token expires in 6 days")));
    }

    @Test
    void anOrganizationThatIsNotThereIsAProblem() {
        checks.organization("nobody");
        assertThat(checks.failure(Question.ORGANIZATION, Verdict.PROBLEM))
                .isInstanceOf(AccessFailure.OrganizationNotFound.class);
    }

    @Test
    void anOrganizationThatIsNotThereIsOneProblemAndNothingIsAskedOfIt() {
        checks.organization("nobody");
        AccessReport report = checks.report("demo", "other");
        assertThat(report.failures(Verdict.PROBLEM))
                .singleElement()
                .isInstanceOf(AccessFailure.OrganizationNotFound.class);
        assertThat(report.failures(Verdict.WARNING)).isEmpty();
        assertThat(report.answers(Verdict.UNKNOWN))
                .allSatisfy(answer ->
                        assertThat(answer.sentence()).isEqualTo("not asked, because there is no organization nobody"))
                .extracting(io.github.nightlywheels.access.AccessAnswer::question)
                .containsExactly(
                        Question.MEMBERSHIP,
                        Question.PROJECT,
                        Question.GROUP,
                        Question.REPRESENTATIVES,
                        Question.RETENTION,
                        Question.PROJECT,
                        Question.GROUP,
                        Question.REPRESENTATIVES,
                        Question.RETENTION);
    }

    @Test
    void theTokensOfOtherProgramsAreNamedAndNotUsed() {
        checks.tokens(Optional.empty(), Optional.empty()).otherVariables("ANACONDA_API_TOKEN", "SOMETHING_ELSE");
        assertThat(checks.failure(Question.TOKEN, Verdict.PROBLEM))
                .isInstanceOfSatisfying(TokenSourceFailure.Missing.class, missing -> {
                    assertThat(missing.otherVariables()).containsExactly("ANACONDA_API_TOKEN");
                    assertThat(missing.remedy(ParameterNames.PLAIN))
                            .contains(
                                    "if the environment variable ANACONDA_API_TOKEN holds a token of anaconda.org, set"
                                            + " tokenEnvironmentVariable=ANACONDA_API_TOKEN");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"${env.NIGHTLY}", "$(NIGHTLY)", "%NIGHTLY%", "$NIGHTLY", "${{ secrets.NIGHTLY }}"})
    void aSecretThatTheCiDidNotFillInIsNotSent(String text) {
        checks.tokens(Optional.of(text), Optional.empty());
        assertThat(checks.failure(Question.TOKEN, Verdict.PROBLEM))
                .isInstanceOfSatisfying(TokenSourceFailure.Unresolved.class, failure -> {
                    assertThat(failure.variable().orElseThrow()).endsWith("NIGHTLY");
                    assertThat(failure.problem()).contains(text, "NIGHTLY in its place");
                    assertThat(failure.remedy(ParameterNames.PLAIN))
                            .startsWith("define ")
                            .contains("NIGHTLY", SOURCE);
                });
        assertThat(checks.fake.requests())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("authorization"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"***", "null"})
    void whatLogsShowInPlaceOfASecretIsNotSent(String text) {
        checks.tokens(Optional.of(text), Optional.empty());
        assertThat(checks.failure(Question.TOKEN, Verdict.PROBLEM))
                .isEqualTo(new TokenSourceFailure.Unresolved(TokenOrigin.of(SOURCE), text, Optional.empty()));
    }

    @Test
    void oneLineEndAtTheEndOfATokenIsLeftOut() {
        for (String end : List.of("\n", "\r\n")) {
            checks.tokens(Optional.of(TOKEN + end), Optional.empty());
            isOk(Question.ACCOUNT, "personal token of jdoe");
        }
        checks.tokens(Optional.of(TOKEN + "\n\n"), Optional.empty());
        assertThat(checks.failure(Question.TOKEN, Verdict.PROBLEM))
                .isEqualTo(new TokenSourceFailure.Malformed(TokenOrigin.of(SOURCE), "a line end"));
    }

    @Test
    void aPersonsAccountIsNoOrganization() {
        checks.organization("second");
        assertThat(checks.failure(Question.ORGANIZATION, Verdict.WARNING))
                .isEqualTo(new AccessFailure.NotAnOrganization("second"));
        checks.organization("jdoe");
        assertThat(checks.failure(Question.ORGANIZATION, Verdict.WARNING))
                .isEqualTo(new AccessFailure.NotAnOrganization("jdoe"));
    }

    @Test
    void anOrganizationThatIsNotToldIsLeftOpen() {
        checks.fake.alwaysAnswers(Endpoint.ACCOUNT, Answer.html(404));
        checks.leavesOpen(Question.ORGANIZATION, "404");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void groupsThatMayNotBeReadAreLeftOpen(int status) {
        checks.fake.hidesGroups(status);
        checks.leavesOpen(Question.GROUP, "");
        checks.leavesOpen(Question.REPRESENTATIVES, "");
        isOk(Question.MEMBERSHIP, "jdoe is a member of " + ORGANIZATION);
        assertThat(checks.report("demo").failures(Verdict.PROBLEM)).isEmpty();
    }

    @Test
    void membershipsThatAreNotToldAreLeftOpenUnlessAGroupTells() {
        checks.fake.alwaysAnswers(Endpoint.USER_ORGANIZATIONS, Answer.html(200));
        isOk(Question.MEMBERSHIP, "in the group demo");
        checks.fake.hidesGroups(401);
        checks.leavesOpen(Question.MEMBERSHIP, "cloudflare");
    }

    @Test
    void anAccountThatIsNotInTheGroupIsAWarningSinceAnotherGroupMayLetItWrite() {
        checks.fake
                .group(ORGANIZATION, "other")
                .permission("write")
                .member("third")
                .project("mine");
        checks.fake.token(TOKEN).of("third");
        MembershipFailure expected = new MembershipFailure.NotInGroup(tokenOf("third"), ORGANIZATION, "demo");
        assertThat(checks.failure(Question.GROUP, Verdict.WARNING)).isEqualTo(expected);
        checks.fake.alwaysAnswers(Endpoint.GROUP_MEMBER, Answer.error(401, "not for you"));
        assertThat(checks.failure(Question.GROUP, Verdict.WARNING)).isEqualTo(expected);
        checks.fake.behavesAgain().owner(ORGANIZATION, "third");
        isOk(Question.GROUP, "as an owner");
        isOk(Question.MEMBERSHIP, "third is an owner of " + ORGANIZATION);
    }

    @Test
    void aGroupThatMayOnlyReadIsAWarningSinceAnotherOneMayWrite() {
        checks.fake.group(ORGANIZATION, "demo").permission("read");
        assertThat(checks.failure(Question.GROUP, Verdict.WARNING))
                .isEqualTo(new MembershipFailure.PowerlessGroup(
                        ORGANIZATION, "demo", "has the permission \"read\", not \"write\""));
    }

    @Test
    void aGroupWithoutProjectsIsAWarning() {
        checks.fake
                .group(ORGANIZATION, "fresh")
                .permission("write")
                .member("jdoe")
                .member("second");
        checks.fake.project(ORGANIZATION, "fresh");
        assertThat(checks.report("fresh").failures(Verdict.WARNING))
                .containsExactly(new MembershipFailure.PowerlessGroup(ORGANIZATION, "fresh", "holds no project"));
    }

    private FakeGroup sharedGroup() {
        return checks.fake
                .group(ORGANIZATION, "shared")
                .permission("write")
                .project("alone")
                .project("apart");
    }

    private List<String> aboutGroups(String... projects) {
        return checks.report(projects).answers().stream()
                .filter(answer -> answer.question() == Question.GROUP)
                .map(answer -> answer.verdict() + " " + answer.sentence())
                .toList();
    }

    @Test
    void aGroupOfAnotherNameThatHoldsTheProjectsIsFound() {
        sharedGroup().member("jdoe");
        assertThat(aboutGroups("alone", "apart", "demo"))
                .contains(
                        "OK jdoe is in the group shared, which holds alone, with the permission \"write\"",
                        "OK jdoe is in the group shared, which holds apart, with the permission \"write\"");
    }

    @Test
    void aGroupOfAnotherNameWithoutTheAccountLeavesItOpen() {
        sharedGroup().member("second");
        assertThat(aboutGroups("alone", "apart", "demo"))
                .contains("UNKNOWN alone is held by the group shared, which jdoe is not in; others may hold it too");
        checks.fake.alwaysAnswers(Endpoint.GROUP_MEMBER, Answer.html(200));
        assertThat(aboutGroups("alone", "apart", "demo"))
                .filteredOn(answer -> answer.startsWith("UNKNOWN"))
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer).contains("whether jdoe is in it: "));
    }

    @Test
    void groupsThatMayHoldTheProjectAreNamed() {
        sharedGroup();
        checks.fake.group(ORGANIZATION, "readers").permission("read").project("alone");
        assertThat(aboutGroups("alone"))
                .containsExactly("UNKNOWN there is no group alone, or not for this account to see;"
                        + " one of those that may write may hold the project: demo, shared");
        for (int group = 0; group < 9; group++) {
            checks.fake.group(ORGANIZATION, "group" + group).permission("admin");
        }
        assertThat(aboutGroups("alone"))
                .singleElement()
                .asString()
                .endsWith(": demo, shared, group0, group1, group2 and 6 more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"groups\": 7}", "{\"groups\": [{\"permission\": \"write\"}]}", "<html>"})
    void oddListsOfGroupsLeaveItOpen(String body) {
        sharedGroup().member("jdoe");
        checks.fake.alwaysAnswers(Endpoint.GROUPS, Answer.of(200, "application/json", body));
        assertThat(aboutGroups("alone", "apart"))
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer).endsWith("another group may hold the project"));
    }

    @Test
    void aGroupThatHoldsOtherProjectsOnlyIsNamed() {
        checks.fake
                .group(ORGANIZATION, "fresh")
                .permission("write")
                .member("jdoe")
                .member("second")
                .project("demo");
        checks.fake.project(ORGANIZATION, "fresh");
        assertThat(checks.report("fresh").failures(Verdict.WARNING))
                .containsExactly(
                        new MembershipFailure.PowerlessGroup(ORGANIZATION, "fresh", "does not hold that project"));
    }

    @Test
    void anOwnerMayCreateAProject() {
        checks.fake.owner(ORGANIZATION, "jdoe");
        assertThat(checks.report("fresh").failures(Verdict.PROBLEM)).isEmpty();
    }

    @Test
    void aLoneRepresentativeIsAWarning() {
        checks.fake
                .group(ORGANIZATION, "lone")
                .permission("write")
                .member("jdoe")
                .project("lone");
        assertThat(checks.report("lone").failures(Verdict.WARNING))
                .containsExactly(new MembershipFailure.FewMembers(ORGANIZATION, "lone", 1));
    }

    @Test
    void readOnlyAndLockdownAreProblems() {
        checks.fake.readOnly();
        assertThat(checks.failure(Question.SERVER, Verdict.PROBLEM))
                .isEqualTo(new ChannelFailure.ReadOnly("X-Anaconda-Read-Only"));
        checks.fake.behavesAgain().lockdown();
        assertThat(checks.failure(Question.SERVER, Verdict.PROBLEM))
                .isEqualTo(new ChannelFailure.ReadOnly("X-Anaconda-Lockdown"));
    }

    private void wheelOfAge(Duration age) {
        checks.fake.distribution(
                ORGANIZATION,
                "demo",
                "1.0.dev1",
                "demo-1.0.dev1-py3-none-any.whl",
                new byte[] {1},
                NOW.minus(age),
                "main");
    }

    @Test
    void theAgeOfTheNewestWheelAndItsRemovalAreTold() {
        wheelOfAge(Duration.ofDays(3));
        isOk(Question.RETENTION, "of 2026-11-19, is 3 days old; the channel removes it on 2026-12-19, or when 5 newer");
    }

    @Test
    void anOldWheelIsAWarning() {
        wheelOfAge(Duration.ofDays(15));
        assertThat(checks.failure(Question.RETENTION, Verdict.WARNING))
                .isEqualTo(new ChannelFailure.Stale(
                        ORGANIZATION,
                        "demo",
                        "demo-1.0.dev1-py3-none-any.whl",
                        LocalDate.parse("2026-11-07"),
                        LocalDate.parse("2026-12-07")));
    }

    @Test
    void aWheelWithoutATimeLeavesTheAgeOpen() {
        wheelOfAge(Duration.ofDays(3));
        checks.fake.omits("upload_time");
        checks.leavesOpen(Question.RETENTION, "does not say when each wheel came");
    }

    @Test
    void withoutProjectsTheirQuestionsAreNotAsked() {
        AccessReport report = checks.report();
        assertThat(report.answers())
                .extracting(io.github.nightlywheels.access.AccessAnswer::question)
                .contains(Question.PROJECT)
                .doesNotContain(Question.GROUP);
        assertThat(report.failures(Verdict.PROBLEM)).isEmpty();
    }
}
