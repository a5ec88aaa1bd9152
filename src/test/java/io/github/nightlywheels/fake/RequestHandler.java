package io.github.nightlywheels.fake;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** One request and its answer: true to a site's word, or with a fault in between. */
final class RequestHandler implements Host.Conversation {

    /** What answers on one of the two ports. */
    interface Site {
        Endpoint.Match match(Incoming request);

        /** Reads a request, and says what is to come of it. */
        Work receive(Endpoint.Match match, Incoming request) throws IOException;

        /** Reads the body for the log, for a request that is not going to be handled. */
        RequestOutcome readOnly(Incoming request) throws IOException;

        /** Adds what every answer to such a request carries. */
        Answer finish(Endpoint.Match match, Answer answer);
    }

    private final Site site;
    private final World world;
    private final Faults faults;
    private final RequestLog log;
    private final Link link;

    RequestHandler(Site site, World world, Faults faults, RequestLog log, Link link) {
        this.site = site;
        this.world = world;
        this.faults = faults;
        this.log = log;
        this.link = link;
    }

    @Override
    public boolean answer(Incoming request, Wire wire, CountDownLatch closed) throws IOException {
        link.travels();
        Endpoint.Match match = site.match(request);
        Endpoint endpoint = match.endpoint();
        faults.runBefore(endpoint);
        world.requested(endpoint);
        Optional<Fault> fault = faults.next(match);
        return request.isChunked()
                ? refuseChunked(request, match, wire)
                : fault.isPresent()
                        ? fail(fault.get(), request, match, wire, closed)
                        : send(handle(request, match), request, match, wire);
    }

    private boolean refuseChunked(Incoming request, Endpoint.Match match, Wire wire) throws IOException {
        log.violation("chunked transfer encoding: " + request.method + " " + request.target);
        Answer answer = Answer.xml(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
        return answerEarly(answer, request, match, wire);
    }

    /** Reads the request; one that breaks off in the middle is written down as unanswered. */
    private Work receive(Incoming request, Endpoint.Match match) throws IOException {
        try {
            return site.receive(match, request);
        } catch (IOException brokenOff) {
            log.record(request, match, RequestOutcome.NONE, Answer.NONE);
            throw brokenOff;
        }
    }

    private RequestOutcome handle(Incoming request, Endpoint.Match match) throws IOException {
        RequestOutcome outcome = receive(request, match).carryOut();
        faults.runAfter(match.endpoint());
        return outcome;
    }

    private boolean send(RequestOutcome outcome, Incoming request, Endpoint.Match match, Wire wire) throws IOException {
        Answer answer = site.finish(match, outcome.answer());
        log.record(request, match, outcome, answer);
        return write(answer, request, wire);
    }

    private boolean write(Answer answer, Incoming request, Wire wire) throws IOException {
        boolean keepOpen = !request.header("connection").equalsIgnoreCase("close");
        link.travels();
        boolean hangsUp = world.hangsUpUnannounced;
        wire.answers().speaks(world.httpVersion);
        wire.answers().write(answer, !request.method.equals("HEAD"), keepOpen || hangsUp, Integer.MAX_VALUE);
        return keepOpen && !hangsUp;
    }

    private boolean answerEarly(Answer answer, Incoming request, Endpoint.Match match, Wire wire) throws IOException {
        Answer finished = site.finish(match, answer);
        log.record(request, match, RequestOutcome.NONE, finished);
        wire.answers().write(finished, true, false, Integer.MAX_VALUE);
        wire.closeGently();
        return false;
    }

    private boolean fail(Fault fault, Incoming request, Endpoint.Match match, Wire wire, CountDownLatch closed)
            throws IOException {
        return switch (fault.how()) {
            case ANSWER_EARLY -> answerEarly(fault.change().apply(Answer.empty(200)), request, match, wire);
            case RESET_BEFORE_BODY -> {
                log.record(request, match, RequestOutcome.NONE, Answer.NONE);
                wire.reset();
                yield false;
            }
            case RESET_IN_BODY -> {
                request.drain(request.left() / 2);
                log.record(request, match, RequestOutcome.NONE, Answer.NONE);
                wire.reset();
                yield false;
            }
            case STALL_BEFORE_BODY -> {
                log.record(request, match, RequestOutcome.NONE, Answer.NONE);
                await(closed);
                yield false;
            }
            case ANSWER, RESET, STALL, HALF_CLOSE, TRUNCATE, DRIBBLE ->
                failAfterBody(fault, request, match, wire, closed);
        };
    }

    private boolean failAfterBody(Fault fault, Incoming request, Endpoint.Match match, Wire wire, CountDownLatch closed)
            throws IOException {
        if (fault.effect() instanceof Fault.Effect.After || fault.effect() instanceof Fault.Effect.AfterRequests) {
            return answerBeforeTheEffect(fault, request, match, wire);
        }
        boolean applies = fault.effect() instanceof Fault.Effect.AtOnce;
        RequestOutcome outcome = applies ? handle(request, match) : site.readOnly(request);
        Answer answer = site.finish(match, fault.change().apply(outcome.answer()));
        switch (fault.how()) {
            case ANSWER -> {
                log.record(request, match, outcome, answer);
                return write(answer, request, wire);
            }
            case TRUNCATE -> {
                int half = answer.body().length() / 2;
                log.record(
                        request, match, outcome, answer.withBody(answer.body().substring(0, half)));
                wire.answers().write(answer, true, false, half);
            }
            case DRIBBLE -> {
                log.record(request, match, outcome, answer);
                wire.answers().dribble(answer, fault.pause(), closed);
            }
            default -> {
                log.record(request, match, outcome, Answer.NONE);
                hangUp(fault.how(), wire);
            }
        }
        return false;
    }

    private static void hangUp(Fault.How how, Wire wire) throws IOException {
        if (how == Fault.How.RESET) {
            wire.reset();
        } else if (how == Fault.How.HALF_CLOSE) {
            wire.halfClose();
        } else {
            wire.awaitHangUp();
        }
    }

    /** Leaves the request to be carried out later, where nobody is told what came of it. */
    private boolean answerBeforeTheEffect(Fault fault, Incoming request, Endpoint.Match match, Wire wire)
            throws IOException {
        Work work = receive(request, match);
        Answer answer = site.finish(match, fault.change().apply(Answer.empty(200)));
        RecordedRequest recorded = log.record(request, match, work.unapplied(), answer);
        world.later(fault.effect(), () -> {
            if (work.carryOut().applied()) {
                log.tookEffect(recorded);
            }
        });
        return write(answer, request, wire);
    }

    private static void await(CountDownLatch closed) {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
