package io.github.nightlywheels.access;

import static io.github.nightlywheels.access.Checks.SOURCE;
import static io.github.nightlywheels.access.Checks.UNTOLD;
import static io.github.nightlywheels.access.Checks.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.failure.MembershipFailure;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.failure.TokenPlace;
import io.github.nightlywheels.failure.TokenSourceFailure;
import io.github.nightlywheels.failure.TokenWarning;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.maven.MavenParameterNames;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row of anaconda-api.md section 3 that a check can meet: the server's words in, the advice out. */
class ServerWordsTest {
    private static final String TOKEN_PAGE = "https://anaconda.org/settings/access";

    @AutoClose
    private final Checks checks = new Checks();

    private void says(int status, String words) {
        for (Endpoint endpoint : List.of(
                Endpoint.USER,
                Endpoint.AUTHENTICATION,
                Endpoint.USER_ORGANIZATIONS,
                Endpoint.GROUP,
                Endpoint.GROUP_MEMBERS)) {
            checks.fake.alwaysAnswers(endpoint, Answer.error(status, words));
        }
    }

    private static ServerReply reply(String words) {
        return new ServerReply("ask whose token it is", 401, words);
    }

    private Failure accountProblem() {
        return checks.failure(Question.ACCOUNT, Verdict.PROBLEM);
    }

    private static String block(Failure failure) {
        return FailureFormatter.of(failure, Checks.ORGANIZATION, ChannelState.untouched(), new MavenParameterNames());
    }

    @Test
    void row1AnExpiredToken() {
        String words = "Authentication token has expired";
        says(401, words);
        Failure failure = accountProblem();
        assertThat(failure)
                .isEqualTo(
                        new TokenFailure.Expired(TokenOrigin.of(SOURCE), Optional.empty(), Optional.of(reply(words))));
        assertThat(block(failure)).contains(UNTOLD, "expired", TOKEN_PAGE, "every copy", words, "nothing was changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sufficient", "sufficent"})
    void rows2And3AScopeThatIsMissing(String spelling) {
        String words = "Authentication token does not have the " + spelling
                + " scope to perform this action expected: api:read";
        says(401, words);
        Failure failure = accountProblem();
        assertThat(failure)
                .isEqualTo(new TokenFailure.WrongScope(
                        TokenOrigin.of(SOURCE), List.of("api:read"), Optional.of(reply(words))));
        assertThat(block(failure)).contains("api:read", "\"Allow read access to the API site\"", TOKEN_PAGE, UNTOLD);
    }

    @Test
    void row2TheScopeToWriteIsMissedBeforeAnythingIsWritten() {
        checks.fake.token(Checks.TOKEN).scopes("api:read", "pypi:upload");
        Failure failure = checks.failure(Question.SCOPES, Verdict.PROBLEM);
        assertThat(failure)
                .isEqualTo(new TokenFailure.WrongScope(tokenOf("jdoe"), List.of("api:write"), Optional.empty()));
        assertThat(block(failure))
                .contains("\"Allow write access to the API site\"", TOKEN_PAGE, SOURCE + ", account jdoe");
    }

    @Test
    void row4AnAccountThatIsNoMember() {
        checks.fake.user("stranger").token(Checks.TOKEN).of("stranger");
        checks.fake.alwaysAnswers(
                Endpoint.GROUP, Answer.error(401, "User is not authorized to perform this operation"));
        Failure failure = checks.failure(Question.MEMBERSHIP, Verdict.WARNING);
        assertThat(failure).isEqualTo(new MembershipFailure.NotAMember(tokenOf("stranger"), Checks.ORGANIZATION));
        assertThat(block(failure)).contains("stranger", SOURCE + ", account stranger", AccessFailure.ACCESS_REQUESTS);
        checks.leavesOpen(Question.GROUP, "User is not authorized to perform this operation");
    }

    @Test
    void row4ATokenOfTheRetiredOrganization() {
        ConfigurationFailure.RetiredOrganization retired = new ConfigurationFailure.RetiredOrganization(
                "scipy-wheels-nightly", "scientific-python-nightly-wheels");
        checks.fake.organization("scipy-wheels-nightly");
        Failure failure = checks.retired(retired).failure(Question.ORGANIZATION, Verdict.PROBLEM);
        assertThat(failure).isEqualTo(retired);
        AccessReport report = checks.report("demo");
        assertThat(report.failures(Verdict.PROBLEM)).containsExactly(retired);
        assertThat(report.failures(Verdict.WARNING)).isEmpty();
        assertThat(block(failure))
                .contains("1. join scientific-python-nightly-wheels", "2. be added", "3. make a new token");
    }

    @Test
    void row5AProjectThatOnlyAnAdministratorMayCreate() {
        AccessReport report = checks.report("fresh");
        assertThat(report.failures(Verdict.PROBLEM)).isEmpty();
        Failure failure = report.answers(Verdict.WARNING).stream()
                .filter(answer -> answer.question() == Question.PROJECT)
                .flatMap(answer -> answer.failure().stream())
                .findFirst()
                .orElseThrow();
        assertThat(failure)
                .isEqualTo(new AccessFailure.MayNotCreatePackage(
                        tokenOf("jdoe"),
                        Checks.ORGANIZATION,
                        "fresh",
                        List.of(),
                        new ServerReply("look up the project fresh", 404, "\"fresh\" could not be found")));
        assertThat(block(failure))
                .contains(
                        "ask an administrator of " + Checks.ORGANIZATION,
                        SOURCE + ", account jdoe",
                        "create the group");
    }

    @Test
    void row5AProjectThatIsSpelledOtherwiseOnTheChannel() {
        checks.fake.project(Checks.ORGANIZATION, "scipy-openblas64");
        Failure failure =
                checks.report("scipy_openblas64").failures(Verdict.PROBLEM).get(0);
        assertThat(failure)
                .isEqualTo(new AccessFailure.SimilarProject(
                        Checks.ORGANIZATION, "scipy_openblas64", List.of("scipy-openblas64")));
        assertThat(block(failure)).contains("scipy-openblas64", "METADATA");
    }

    @Test
    void row6AProjectThatIsHiddenIsNotTakenForOneThatIsNotThere() {
        checks.fake.alwaysAnswers(Endpoint.PACKAGE_GET, Answer.error(404, "\"demo\" could not be found"));
        checks.fake.hidesGroups(401);
        Failure failure = checks.failure(Question.PROJECT, Verdict.WARNING);
        assertThat(failure).isEqualTo(new AccessFailure.ProjectNotFound(tokenOf("jdoe"), Checks.ORGANIZATION, "demo"));
        assertThat(block(failure)).contains("or hidden from this account", AccessFailure.ACCESS_REQUESTS);
    }

    @Test
    void row7ARevokedToken() {
        String words = "Authorization token is no longer valid";
        says(401, words);
        Failure failure = accountProblem();
        assertThat(failure).isEqualTo(new TokenFailure.Revoked(TokenOrigin.of(SOURCE), reply(words)));
        assertThat(block(failure)).contains("revoked", TOKEN_PAGE, UNTOLD);
    }

    @Test
    void row8NoTokenIsFoundBeforeTheServerIsAskedForIt() {
        checks.tokens(Optional.of("  "), Optional.empty());
        AccessReport report = checks.report("demo");
        Failure failure = report.failures(Verdict.PROBLEM).get(0);
        assertThat(failure)
                .isEqualTo(new TokenSourceFailure.Missing(
                        List.of(
                                new TokenPlace(SOURCE, SOURCE, true, Optional.empty()),
                                new TokenPlace(
                                        Checks.SETTINGS,
                                        "the <password> of " + Checks.SETTINGS,
                                        false,
                                        Optional.empty())),
                        List.of()));
        assertThat(block(failure)).contains(Checks.VARIABLE, "settings.xml", "fork", TOKEN_PAGE);
        assertThat(checks.fake.requests())
                .extracting(request -> request.endpoint())
                .containsExactlyInAnyOrder(Endpoint.ACCOUNT, Endpoint.PACKAGE_GET);
    }

    @Test
    void row8ATokenThatGotLostOnTheWay() {
        String words = "Authorization header was not given";
        says(401, words);
        assertThat(accountProblem()).isEqualTo(new TokenFailure.NotReceived(TokenOrigin.of(SOURCE), reply(words)));
        assertThat(block(accountProblem())).contains("proxy", "Authorization", UNTOLD);
    }

    @Test
    void row9AnOrganizationsAccountThatMaySeeNoGroup() {
        checks.fake.token(Checks.TOKEN).of(Checks.ORGANIZATION);
        for (Endpoint endpoint : List.of(Endpoint.GROUP, Endpoint.GROUP_MEMBERS)) {
            checks.fake.alwaysAnswers(endpoint, Answer.error(403, "You don't have permission to view this page."));
        }
        Failure failure = accountProblem();
        assertThat(failure)
                .isEqualTo(new TokenWarning.OrganizationToken(tokenOf(Checks.ORGANIZATION), Checks.ORGANIZATION));
        assertThat(block(failure))
                .contains(
                        "personal account",
                        TOKEN_PAGE,
                        SOURCE + ", account " + Checks.ORGANIZATION,
                        "allowOrganizationToken");
    }

    @Test
    void row11ARefusalWithoutAWordSaysNothingAboutTheToken() {
        leavesTheTokenOpen(Answer.empty(401), "the server answered 401 with no message");
        leavesTheTokenOpen(Answer.empty(403), "the server answered 403 with no message");
    }

    @Test
    void aPageThatRefusesSaysNothingAboutTheToken() {
        leavesTheTokenOpen(Answer.html(401), "the server answered 401");
        leavesTheTokenOpen(Answer.html(403), "the server answered 403");
    }

    private void leavesTheTokenOpen(Answer answer, String words) {
        for (Endpoint endpoint : List.of(Endpoint.USER, Endpoint.AUTHENTICATION)) {
            checks.fake.alwaysAnswers(endpoint, answer);
        }
        assertThat(checks.report("demo").failures(Verdict.PROBLEM)).isEmpty();
        checks.leavesOpen(Question.ACCOUNT, words);
        checks.fake.behavesAgain();
    }

    @Test
    void row11AKeyOfAnacondaComIsToldWhatItIs() {
        String key = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqZG9lIn0.c2lnbmF0dXJl";
        checks.tokens(Optional.of(key), Optional.empty());
        for (Endpoint endpoint : List.of(Endpoint.USER, Endpoint.AUTHENTICATION)) {
            checks.fake.alwaysAnswers(endpoint, Answer.error(401, "Bearer token authentication is not enabled"));
        }
        assertThat(accountProblem()).isInstanceOf(TokenFailure.Rejected.class);
        assertThat(block(accountProblem()))
                .contains("a key of anaconda.com (ANACONDA_AUTH_API_KEY, \"ana login\")", TOKEN_PAGE, UNTOLD)
                .doesNotContain("eyJ");
        checks.tokens(Optional.of(Checks.TOKEN), Optional.empty());
        assertThat(block(accountProblem())).doesNotContain("anaconda.com");
    }

    @Test
    void row12ARefusalBy403() {
        says(403, "Forbidden");
        assertThat(accountProblem())
                .isEqualTo(new TokenFailure.Rejected(
                        TokenOrigin.of(SOURCE), new ServerReply("ask whose token it is", 403, "Forbidden")));
    }

    @Test
    void aRefusedTokenIsAProblemOnceAndLeavesOpenWhatItWouldHaveTold() {
        says(401, "Authentication token has expired");
        AccessReport report = checks.report("demo");
        assertThat(report.failures(Verdict.PROBLEM)).hasSize(1);
        assertThat(report.answers(Verdict.UNKNOWN))
                .extracting(io.github.nightlywheels.access.AccessAnswer::question)
                .contains(Question.SCOPES, Question.EXPIRY, Question.MEMBERSHIP, Question.GROUP);
    }
}
