package io.github.nightlywheels.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What GET /authentication may look like; nobody knows (anaconda-api.md section 5, U1). */
class AuthenticationShapesTest {
    @AutoClose
    private final Checks checks = new Checks();

    private void answers(String json) {
        checks.fake.alwaysAnswers(Endpoint.AUTHENTICATION, Answer.of(200, "application/json", json));
        checks.fake.alwaysAnswers(Endpoint.AUTHENTICATIONS, Answer.error(404, "not here"));
    }

    static Stream<Answer> oddAnswers() {
        return Stream.of(
                Answer.error(404, "not found"),
                Answer.error(401, "who are you"),
                Answer.error(403, "no"),
                Answer.error(500, "oops"),
                Answer.error(200, "something went wrong"),
                Answer.html(200),
                Answer.html(404),
                Answer.html(502),
                Answer.empty(200),
                Answer.empty(204),
                Answer.of(200, "application/json", "{\"expires\": \"2099-0"),
                Answer.of(200, "application/json", "[]"),
                Answer.of(200, "application/json", "\"expires\""),
                Answer.of(200, "application/json", "{}"),
                Answer.of(200, "application/json", "{\"expires\": \"soon\", \"scopes\": \"api:write\"}"),
                Answer.of(200, "application/json", "{\"expires\": 4102444800, \"scopes\": [1, null]}"),
                Answer.of(200, "application/json", "{\"expires\": {}, \"scopes\": null, \"id\": 7}"));
    }

    @ParameterizedTest
    @MethodSource("oddAnswers")
    void anOddAnswerLeavesTheQuestionsOpenAndFailsNothing(Answer odd) {
        checks.fake.alwaysAnswers(Endpoint.AUTHENTICATION, odd);
        checks.fake.alwaysAnswers(Endpoint.AUTHENTICATIONS, odd);
        checks.leavesOpen(Question.SCOPES, "");
        checks.leavesOpen(Question.EXPIRY, "");
        assertThat(checks.report("demo").failures(Verdict.PROBLEM)).isEmpty();
    }

    @Test
    void anEndlessAnswerLeavesTheQuestionsOpen() {
        checks.fake.hugeBody(Endpoint.AUTHENTICATION, 1).alwaysAnswers(Endpoint.AUTHENTICATIONS, Answer.empty(404));
        assertThat(checks.report("demo").answers(Verdict.UNKNOWN))
                .extracting(io.github.nightlywheels.access.AccessAnswer::question)
                .containsExactly(Question.SCOPES, Question.EXPIRY);
    }

    @Test
    void aFullAnswerSettlesThem() {
        checks.fake.token(Checks.TOKEN).expires(java.time.Instant.parse("2027-05-01T00:00:00Z"));
        assertThat(checks.answer(Question.EXPIRY).verdict()).isEqualTo(Verdict.OK);
        assertThat(checks.answer(Question.EXPIRY).sentence()).contains("2027-05-01", "159 days");
        assertThat(checks.answer(Question.SCOPES).verdict()).isEqualTo(Verdict.OK);
        assertThat(checks.fake.count(Endpoint.AUTHENTICATIONS)).isZero();
    }

    @Test
    void aBareAnswerIsCompletedFromTheListOfTheAccountsTokens() {
        checks.fake.bareAuthentication().token("another").of("jdoe").scopes("all");
        checks.fake.token(Checks.TOKEN).expires(java.time.Instant.parse("2027-05-01T00:00:00Z"));
        AccessReport report = checks.report("demo");
        assertThat(report.token().orElseThrow().scopes()).contains(List.of("api:read", "api:write", "pypi:upload"));
        assertThat(report.answers(Verdict.UNKNOWN)).isEmpty();
    }

    @Test
    void aBareAnswerAloneLeavesThemOpen() {
        checks.fake.bareAuthentication().alwaysAnswers(Endpoint.AUTHENTICATIONS, Answer.error(401, "no"));
        checks.leavesOpen(Question.SCOPES, "does not say what the token may be used for");
        checks.leavesOpen(Question.EXPIRY, "does not say when the token expires");
    }

    @Test
    void anotherTokensEntryIsNotTakenForThisOnes() {
        checks.fake
                .bareAuthentication()
                .alwaysAnswers(
                        Endpoint.AUTHENTICATIONS,
                        Answer.of(200, "application/json", "[{\"id\":\"x\",\"expires\":null,\"scopes\":[\"all\"]}]"));
        checks.leavesOpen(Question.EXPIRY, "does not say");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-05-01 10:00:00.099000+00:00",
                "2027-05-01T10:00:00Z",
                "2027-05-01 10:00:00",
                "2027-05-01T12:00+0200",
                "2027-05-01 10:00:00 UTC",
                "2027-05-01T15:30:00.5+05:30",
                "2027-05-01"
            })
    void anEndIsReadInEveryUsualForm(String end) {
        answers("{\"expires\": \"" + end + "\"}");
        assertThat(checks.answer(Question.EXPIRY).sentence()).contains("on 2027-05-01");
    }

    /** Each of them is another day where it was written. */
    @ParameterizedTest
    @CsvSource({
        "2027-05-01T01:00:00+05:30, 2027-04-30",
        "2027-05-01 23:30:00-0200, 2027-05-02",
        "2027-05-01T00:59:59.9+01, 2027-04-30"
    })
    void anEndIsTheDayAtGreenwich(String end, String day) {
        answers("{\"expires\": \"" + end + "\"}");
        assertThat(checks.answer(Question.EXPIRY).sentence()).contains("on " + day);
    }

    @Test
    void nullIsNeverAndAbsentIsNotSaid() {
        answers("{\"expires\": null}");
        assertThat(checks.answer(Question.EXPIRY).sentence()).contains("never expires");
        answers("{\"id\": \"1\"}");
        checks.leavesOpen(Question.EXPIRY, "does not say when");
    }

    @Test
    void anEmptyListOfScopesStopsNoUploadAndOneWithoutTheRightToWriteDoes() {
        answers("{\"expires\": null, \"scopes\": []}");
        assertThat(checks.report("demo").obstacles()).isEmpty();
        answers("{\"expires\": null, \"scopes\": [\"conda\"]}");
        assertThat(checks.report("demo").obstacles()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "[], WARNING, api:read",
        "'[\"conda\"]', PROBLEM, api:read",
        "'[\"api\"]', WARNING, pypi:upload",
        "'[\"api:write\",\"pypi:upload\"]', WARNING, api:read",
        "'[\"pypi\",\"api:read\"]', PROBLEM, api:write"
    })
    void eachMissingScopeIsNamed(String scopes, Verdict verdict, String missing) {
        answers("{\"expires\": null, \"scopes\": " + scopes + "}");
        assertThat(checks.answers(Question.SCOPES))
                .filteredOn(answer -> answer.failure()
                        .filter(TokenFailure.WrongScope.class::isInstance)
                        .isPresent())
                .singleElement()
                .satisfies(answer -> assertThat(answer.verdict()).isEqualTo(verdict))
                .extracting(
                        answer -> ((TokenFailure.WrongScope) answer.failure().orElseThrow()).scopes())
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains(missing)
                .doesNotHaveDuplicates();
    }
}
