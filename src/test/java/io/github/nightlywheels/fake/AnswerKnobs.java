package io.github.nightlywheels.fake;

import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Answers other than the true ones. Faults of one endpoint happen in the order in which they were asked for, one per request;
 * "fails" means that the request is read and has no effect.
 */
public abstract sealed class AnswerKnobs extends ConnectionKnobs permits ReportKnobs {
    private static final int HUGE = 65 * 1024 * 1024;

    AnswerKnobs(Clock clock) {
        super(clock);
    }

    /** Fails one request with a JSON error (XML at the storage) of that status. */
    public FakeAnaconda failsOnce(Endpoint endpoint, int status) {
        return fails(endpoint, 1, status);
    }

    public FakeAnaconda fails(Endpoint endpoint, int times, int status) {
        return answers(endpoint, times, error(endpoint, status, "failed on purpose"));
    }

    /** Fails with the server's words: the {@code error} of the JSON, or the message of the storage's XML. */
    public FakeAnaconda fails(Endpoint endpoint, int times, int status, String text) {
        return answers(endpoint, times, error(endpoint, status, text));
    }

    /** As {@link #fails(Endpoint, int, int)}, with a Retry-After header. */
    public FakeAnaconda retryAfter(Endpoint endpoint, int times, int status, String value) {
        return answers(
                endpoint, times, error(endpoint, status, "try again later").with("Retry-After", value));
    }

    /** Fails with the HTML page of a proxy. */
    public FakeAnaconda html(Endpoint endpoint, int times, int status) {
        return answers(endpoint, times, Answer.html(status));
    }

    /** One answer of that status, whose words and effect are said with what this returns. */
    @CheckReturnValue
    public PlannedAnswer answersOnce(Endpoint endpoint, int status) {
        return new PlannedAnswer(self(), faults, endpoint, status);
    }

    /** Gives these answers without doing what was asked. */
    public FakeAnaconda answers(Endpoint endpoint, int times, Answer answer) {
        return add(endpoint, times, Fault.answer(answer));
    }

    public FakeAnaconda answers(Endpoint endpoint, int status, Map<String, String> headers, String body, int times) {
        return answers(endpoint, times, new Answer(status, headers, body));
    }

    /** From now on gives this answer to every request there that no other fault meets. */
    public FakeAnaconda alwaysAnswers(Endpoint endpoint, Answer answer) {
        faults.always(endpoint, Fault.answer(answer));
        return self();
    }

    /** Answers before it has read the body, and closes the connection. */
    public FakeAnaconda failsEarly(Endpoint endpoint, int times, int status) {
        return add(endpoint, times, Fault.early(error(endpoint, status, "failed on purpose")));
    }

    /** Does what was asked, then answers something else. */
    public FakeAnaconda appliesButAnswers(Endpoint endpoint, int times, Answer answer) {
        return add(endpoint, times, Fault.appliedBut(ignored -> answer));
    }

    /** From now on does what was asked there, and gives another answer made of the true one. */
    public FakeAnaconda changesAnswers(Endpoint endpoint, UnaryOperator<Answer> change) {
        faults.always(endpoint, Fault.appliedBut(change));
        return self();
    }

    /** Storage failures, by their S3 code. */
    public FakeAnaconda storageFails(int times, int status, String code) {
        String message = code.equals("RequestTimeout") ? StorageSite.REQUEST_TIMEOUT : "failed on purpose";
        return answers(Endpoint.STORAGE, times, Answer.xml(status, code, message));
    }

    /** Does what was asked and answers with the right status and half a JSON object. */
    public FakeAnaconda garbage(Endpoint endpoint, int times) {
        return add(endpoint, times, Fault.appliedBut(answer -> answer.withBody("{\"garbage\": ")));
    }

    /** Does what was asked and answers with the right status and no body. */
    public FakeAnaconda emptyBody(Endpoint endpoint, int times) {
        return add(endpoint, times, Fault.appliedBut(answer -> answer.withBody("")));
    }

    /** Does what was asked and answers with the right status and 32 MiB of white space. */
    public FakeAnaconda hugeBody(Endpoint endpoint, int times) {
        return add(endpoint, times, Fault.appliedBut(answer -> answer.withBody(" ".repeat(HUGE))));
    }

    /** Never stages this wheel. */
    public FakeAnaconda refuses(String filename, int status, String text) {
        return refuses(Endpoint.STAGE, filename, status, text);
    }

    /** Never lets this wheel pass at an endpoint whose path ends with the filename. */
    public FakeAnaconda refuses(Endpoint endpoint, String filename, int status, String text) {
        faults.forFile(endpoint, filename, Fault.answer(Answer.error(status, text)));
        return self();
    }

    /** Runs once, before the next request there is handled: another client's doing. */
    public FakeAnaconda before(Endpoint endpoint, Runnable action) {
        faults.before(endpoint, action);
        return self();
    }

    /** Runs once, when the next request there has been handled and before it is answered. */
    public FakeAnaconda after(Endpoint endpoint, Runnable action) {
        faults.after(endpoint, action);
        return self();
    }

    /** Transient faults on any endpoint by chance (0 to 1), the same ones for the same seed; stalls are not among them. */
    public FakeAnaconda randomFaults(long seed, double rate) {
        faults.byChance(new RandomFaults(seed, rate));
        return self();
    }

    /** Takes back all faults, actions and warning headers; lies and limits stay. */
    public FakeAnaconda behavesAgain() {
        faults.clear();
        return self();
    }

    /** Sends Conda-Token-Warning with every answer of the API. */
    public FakeAnaconda warnsAboutToken(String text) {
        faults.header("Conda-Token-Warning", text);
        return self();
    }

    /** Sends X-Anaconda-Read-Only with every answer of the API, and refuses writes with 503. */
    public FakeAnaconda readOnly() {
        faults.header("X-Anaconda-Read-Only", "true");
        return self();
    }

    /** Sends X-Anaconda-Lockdown with every answer of the API, and refuses writes with 503. */
    public FakeAnaconda lockdown() {
        faults.header("X-Anaconda-Lockdown", "true");
        return self();
    }

    /** Sends X-Anaconda-Read-Only with the next answer of this endpoint and with no other, and takes writes as ever. */
    public FakeAnaconda saysReadOnlyOnce(Endpoint endpoint) {
        faults.headerOnce(endpoint, "X-Anaconda-Read-Only", "true");
        return self();
    }

    static Answer error(Endpoint endpoint, int status, String text) {
        return endpoint == Endpoint.STORAGE
                ? Answer.xml(
                        status, status == 503 ? "SlowDown" : status == 403 ? "AccessDenied" : "InternalError", text)
                : Answer.error(status, text);
    }
}
