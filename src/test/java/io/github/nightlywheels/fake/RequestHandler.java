package io.github.nightlywheels.fake;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** One request and its answer: true to a site's word, or with a fault in between. */
final class RequestHandler implements Host.Conversation {

    /** What answers on one of the two ports. */
    interface Site {
        Endpoint.Match match(Incoming request);

        Outcome handle(Endpoint.Match match, Incoming request) throws IOException;

        /** Reads the body for the log, for a request that is not going to be handled. */
        Outcome readOnly(Incoming request) throws IOException;

        Answer finish(Answer answer);
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
        synchronized (world) {
            if (world.catalogue.collectsBefore.filter(endpoint::equals).isPresent()) {
                world.catalogue.collect();
            }
        }
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

    /** Handles the request; one that breaks off in the middle is written down as unanswered. */
    private Outcome handle(Incoming request, Endpoint.Match match) throws IOException {
        Outcome outcome;
        try {
            outcome = site.handle(match, request);
        } catch (IOException brokenOff) {
            log.record(request, match, Outcome.NONE, 0);
            throw brokenOff;
        }
        faults.runAfter(match.endpoint());
        return outcome;
    }

    private boolean send(Outcome outcome, Incoming request, Endpoint.Match match, Wire wire) throws IOException {
        Answer answer = site.finish(outcome.answer());
        boolean keepOpen = !request.header("connection").equalsIgnoreCase("close");
        log.record(request, match, outcome, answer.status());
        link.travels();
        boolean hangsUp = world.hangsUpUnannounced;
        wire.speaks(world.httpVersion);
        wire.write(answer, !request.method.equals("HEAD"), keepOpen || hangsUp, Integer.MAX_VALUE);
        return keepOpen && !hangsUp;
    }

    private boolean answerEarly(Answer answer, Incoming request, Endpoint.Match match, Wire wire) throws IOException {
        log.record(request, match, Outcome.NONE, answer.status());
        wire.write(site.finish(answer), true, false, Integer.MAX_VALUE);
        wire.closeGently();
        return false;
    }

    private boolean fail(Fault fault, Incoming request, Endpoint.Match match, Wire wire, CountDownLatch closed)
            throws IOException {
        return switch (fault.how()) {
            case ANSWER_EARLY -> answerEarly(fault.change().apply(Answer.empty(200)), request, match, wire);
            case RESET_BEFORE_BODY -> {
                log.record(request, match, Outcome.NONE, 0);
                wire.reset();
                yield false;
            }
            case RESET_IN_BODY -> {
                request.drain(request.left() / 2);
                log.record(request, match, Outcome.NONE, 0);
                wire.reset();
                yield false;
            }
            case STALL_BEFORE_BODY -> {
                log.record(request, match, Outcome.NONE, 0);
                await(closed);
                yield false;
            }
            case ANSWER, RESET, STALL, HALF_CLOSE, TRUNCATE -> failAfterBody(fault, request, match, wire);
        };
    }

    private boolean failAfterBody(Fault fault, Incoming request, Endpoint.Match match, Wire wire) throws IOException {
        Outcome outcome = fault.applies() ? handle(request, match) : site.readOnly(request);
        Answer answer = site.finish(fault.change().apply(outcome.answer()));
        Outcome changed = new Outcome(answer, outcome.applied(), outcome.body(), outcome.form(), outcome.file());
        if (fault.how() == Fault.How.ANSWER) {
            return send(changed, request, match, wire);
        }
        if (fault.how() == Fault.How.TRUNCATE) {
            log.record(request, match, changed, answer.status());
            wire.write(answer, true, false, answer.body().length() / 2);
            return false;
        }
        log.record(request, match, outcome, 0);
        if (fault.how() == Fault.How.RESET) {
            wire.reset();
        } else if (fault.how() == Fault.How.HALF_CLOSE) {
            wire.halfClose();
        } else {
            wire.awaitHangUp();
        }
        return false;
    }

    private static void await(CountDownLatch closed) {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
