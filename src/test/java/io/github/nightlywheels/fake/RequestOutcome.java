package io.github.nightlywheels.fake;

import io.github.nightlywheels.fake.RecordedRequest.Field;
import io.github.nightlywheels.fake.RecordedRequest.Received;
import java.util.List;

/** What came of a request: the answer, whether anything changed, and what the log is to remember of the body. */
record RequestOutcome(Answer answer, boolean applied, String body, List<Field> form, Received file) {

    static final RequestOutcome NONE = refused(Answer.empty(200));

    static RequestOutcome applied(Answer answer) {
        return new RequestOutcome(answer, true, "", List.of(), Received.NOTHING);
    }

    /** Nothing was changed: a refusal, or the answer to a question. */
    static RequestOutcome refused(Answer answer) {
        return new RequestOutcome(answer, false, "", List.of(), Received.NOTHING);
    }

    RequestOutcome with(Answer other) {
        return new RequestOutcome(other, applied, body, form, file);
    }

    RequestOutcome withBody(String text) {
        return new RequestOutcome(answer, applied, text, form, file);
    }

    RequestOutcome withForm(List<Field> fields, Received received) {
        return new RequestOutcome(answer, applied, body, List.copyOf(fields), received);
    }
}
