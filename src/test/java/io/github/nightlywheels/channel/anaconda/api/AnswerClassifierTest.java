package io.github.nightlywheels.channel.anaconda.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.nightlywheels.failure.ServerReply;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer means, and what it tells of the effect of a write (anaconda-api.md sections 1 and 3). */
class AnswerClassifierTest {
    private static ApiResponse json(int status, String error) {
        return answer(status, error, JsonNodeFactory.instance.objectNode().put("error", error));
    }

    private static ApiResponse page(int status) {
        return answer(status, "a page", MissingNode.getInstance());
    }

    private static ApiResponse empty(int status) {
        return answer(status, "", MissingNode.getInstance());
    }

    private static ApiResponse answer(int status, String text, JsonNode json) {
        return new ApiResponse(
                new ServerReply("ask", status, text), json, Optional.empty(), ApiResponse.Paging.COMPLETE);
    }

    private static void requireMeaning(Operation operation, ApiResponse response, Meaning meaning, WriteEffect effect) {
        Classification answer = AnswerClassifier.classify(operation, response);
        assertThat(answer.meaning()).isEqualTo(meaning);
        assertThat(answer.effect()).isEqualTo(effect);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "READ|404|\"demo\" could not be found|ABSENT|NONE",
                "READ|403|no|UNEXPECTED|NONE",
                "READ|200|maintenance|NOT_UNDERSTOOD|NONE",
                "CREATE_PACKAGE|409|Owner spnw already have a package named demo|EXISTS|NONE",
                "CREATE_PACKAGE|409|something else|UNEXPECTED|UNKNOWN",
                "CREATE_PACKAGE|400|You can not create a private package.|UNEXPECTED|UNKNOWN",
                "CREATE_PACKAGE|401|User has not enough permissions to create the package|REFUSED|NONE",
                "CREATE_RELEASE|400|versions 1.0 already exists|EXISTS|NONE",
                "CREATE_RELEASE|404|\"demo\" could not be found|ABSENT|NONE",
                "STAGE|409|file x already exists for package demo version 1|TAKEN|NONE",
                "STAGE|409|file x already exists or being uploaded for package demo|BEING_UPLOADED|NONE",
                "STAGE|409|if your previous upload failed, please wait 2 minutes before|BEING_UPLOADED|NONE",
                "STAGE|404|release version='1' does not exist|ABSENT|NONE",
                "STAGE|402|Payment is required to add a file|REFUSED|NONE",
                "COMMIT|404|Invalid dist_id ObjectId('x') does not exist|ABSENT|NONE",
                "COMMIT|404|who knows|ABSENT|UNKNOWN",
                "COMMIT|409|file x already exists for package demo version 1|TAKEN|NONE",
                "COMMIT|409|file x already exists or being uploaded for package demo|BEING_UPLOADED|UNKNOWN",
                "COMMIT|402|Storage requirements exceeded (10 bytes).|REFUSED|NONE",
                "COMMIT|405|method not allowed|TRANSIENT|UNKNOWN",
                "COMMIT|401|Authentication token has expired|REFUSED|NONE",
                "COMMIT|401|Authorization token is no longer valid|REFUSED|NONE",
                "COMMIT|401|sufficent scope to perform this action expected: api:write|REFUSED|NONE",
                "COMMIT|401|Authorization header was not given|REFUSED|NONE",
                "COMMIT|401|User is not authorized to perform this operation|REFUSED|NONE",
                "COMMIT|401|no|UNEXPECTED|UNKNOWN",
                "COMMIT|403|no|UNEXPECTED|UNKNOWN",
                "COMMIT|400|no|UNEXPECTED|UNKNOWN",
                "COMMIT|410|no|UNEXPECTED|UNKNOWN",
                "COMMIT|501|no|UNEXPECTED|UNKNOWN",
                "COMMIT|505|no|UNEXPECTED|UNKNOWN",
                "COMMIT|200|maintenance|UNEXPECTED|UNKNOWN",
                "COMMIT|408|no|TRANSIENT|UNKNOWN",
                "COMMIT|429|slow down|TRANSIENT|NONE",
                "COMMIT|500|no|TRANSIENT|UNKNOWN",
                "COMMIT|503|no|TRANSIENT|DENIED",
                "COMMIT|524|no|TRANSIENT|UNKNOWN",
                "DELETE|404|\"x\" could not be found|ABSENT|NONE",
                "DELETE|405|no|UNEXPECTED|UNKNOWN",
                "DELETE|400|no|UNEXPECTED|UNKNOWN"
            })
    void anErrorOfTheApi(Operation operation, int status, String words, Meaning meaning, WriteEffect effect) {
        requireMeaning(operation, json(status, words), meaning, effect);
    }

    @ParameterizedTest
    @CsvSource({
        "READ, 404, ABSENT_ON_PAGE, NONE",
        "READ, 200, NOT_UNDERSTOOD, NONE",
        "READ, 503, TRANSIENT, NONE",
        "READ, 302, UNEXPECTED, NONE",
        "READ, 401, TRANSIENT, NONE",
        "READ, 403, TRANSIENT, NONE",
        "CREATE_RELEASE, 200, UNEXPECTED, UNKNOWN",
        "STAGE, 200, SUCCESS, DONE",
        "COMMIT, 200, UNEXPECTED, UNKNOWN",
        "COMMIT, 302, UNEXPECTED, UNKNOWN",
        "COMMIT, 401, TRANSIENT, UNKNOWN",
        "COMMIT, 402, TRANSIENT, UNKNOWN",
        "COMMIT, 403, TRANSIENT, UNKNOWN",
        "COMMIT, 501, UNEXPECTED, UNKNOWN",
        "COMMIT, 503, TRANSIENT, DENIED",
        "DELETE, 404, ABSENT, UNKNOWN",
        "DELETE, 200, UNEXPECTED, UNKNOWN"
    })
    void aPageOfWhatStandsInFrontOfTheApi(Operation operation, int status, Meaning meaning, WriteEffect effect) {
        requireMeaning(operation, page(status), meaning, effect);
    }

    @ParameterizedTest
    @CsvSource({
        "READ, 204, CONFIRMED, NONE",
        "READ, 401, TRANSIENT, NONE",
        "READ, 404, ABSENT, NONE",
        "READ, 200, NOT_UNDERSTOOD, NONE",
        "COMMIT, 200, SUCCESS, DONE",
        "CREATE_PACKAGE, 201, SUCCESS, DONE",
        "COMMIT, 404, ABSENT, UNKNOWN",
        "COMMIT, 405, TRANSIENT, UNKNOWN"
    })
    void anAnswerWithoutABody(Operation operation, int status, Meaning meaning, WriteEffect effect) {
        requireMeaning(operation, empty(status), meaning, effect);
    }

    @ParameterizedTest
    @CsvSource({"400, false", "403, false", "503, false", "500, true", "405, true"})
    void onlyARefusalInTheApisOwnWordsLeavesNothingUnderWay(int status, boolean mayComeLate) {
        assertThat(AnswerClassifier.classify(Operation.COMMIT, json(status, "no"))
                        .mayComeLate())
                .isEqualTo(mayComeLate);
        assertThat(AnswerClassifier.classify(Operation.COMMIT, page(status)).mayComeLate())
                .isTrue();
    }
}
