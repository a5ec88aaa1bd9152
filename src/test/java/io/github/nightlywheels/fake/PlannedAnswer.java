package io.github.nightlywheels.fake;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer that says nothing of what became of the request: any status, after the request took effect, before it does, or
 * without. The last call says which, and gives the fake back.
 */
public final class PlannedAnswer {
    private final FakeAnaconda fake;
    private final Faults faults;
    private final Endpoint endpoint;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private Answer answer;
    private String filename = "";
    private int times = 1;

    PlannedAnswer(FakeAnaconda fake, Faults faults, Endpoint endpoint, int status) {
        this.fake = fake;
        this.faults = faults;
        this.endpoint = endpoint;
        this.answer =
                endpoint == Endpoint.STORAGE ? Answer.empty(status) : Answer.json(status, World.NODES.objectNode());
    }

    /** The server's words, of which there are none unless they are said: a JSON error, or XML at the storage. */
    @CheckReturnValue
    public PlannedAnswer saying(String text) {
        answer = AnswerKnobs.error(endpoint, answer.status(), text);
        return this;
    }

    /** Cloudflare's page for those it blocks, in place of the server's words. */
    @CheckReturnValue
    public PlannedAnswer asCloudflarePage() {
        answer = Answer.cloudflareBlock(answer.status());
        return this;
    }

    /** The page that nginx has built in, in place of the server's words. */
    @CheckReturnValue
    public PlannedAnswer asNginxPage() {
        answer = Answer.nginx(answer.status());
        return this;
    }

    /** One more header. */
    @CheckReturnValue
    public PlannedAnswer with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** For requests whose path ends with this filename only. */
    @CheckReturnValue
    public PlannedAnswer about(String wheel) {
        filename = wheel;
        return this;
    }

    @CheckReturnValue
    public PlannedAnswer times(int number) {
        times = number;
        return this;
    }

    public FakeAnaconda withoutEffect() {
        return plan(Fault.Effect.NONE);
    }

    public FakeAnaconda afterItTookEffect() {
        return plan(Fault.Effect.AT_ONCE);
    }

    /**
     * It takes effect when that time has passed on the fake's clock: what it finds then is what it meets. A deletion by name
     * takes whatever has that name by then.
     */
    public FakeAnaconda takesEffectAfter(Duration time) {
        return plan(new Fault.Effect.After(time));
    }

    /** It takes effect when that many more requests have come in, to whatever endpoint. */
    public FakeAnaconda takesEffectAfterRequests(int number) {
        return plan(new Fault.Effect.AfterRequests(number));
    }

    private FakeAnaconda plan(Fault.Effect effect) {
        Answer whole = answer;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            whole = whole.with(header.getKey(), header.getValue());
        }
        Fault fault = Fault.answer(effect, whole);
        if (filename.isEmpty()) {
            faults.add(endpoint, times, fault);
        } else {
            faults.onceForFile(endpoint, filename, times, fault);
        }
        return fake;
    }
}
