package io.github.nightlywheels.fake;

import io.github.nightlywheels.fake.RecordedRequest.Field;
import io.github.nightlywheels.fake.RecordedRequest.Received;
import java.util.List;

/** What came of a request: the answer, whether anything changed, and what the log is to remember of the body. */
record Outcome(Answer answer, boolean applied, String body, List<Field> form, Received file) {

    static final Outcome NONE = refused(Answer.empty(200));

    static Outcome applied(Answer answer) {
        return new Outcome(answer, true, "", List.of(), Received.NOTHING);
    }

    /** Nothing was changed: a refusal, or the answer to a question. */
    static Outcome refused(Answer answer) {
        return new Outcome(answer, false, "", List.of(), Received.NOTHING);
    }

    Outcome with(Answer other) {
        return new Outcome(other, applied, body, form, file);
    }

    Outcome withBody(String text) {
        return new Outcome(answer, applied, text, form, file);
    }

    Outcome withForm(List<Field> fields, Received received) {
        return new Outcome(answer, applied, body, List.copyOf(fields), received);
    }
}
