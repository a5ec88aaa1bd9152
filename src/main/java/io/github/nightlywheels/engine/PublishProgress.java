package io.github.nightlywheels.engine;

import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects what one publication comes to, and tells the listener what it should hear at once. For one thread. */
final class PublishProgress {
    private final ChannelDescription channel;
    private final PublishRequest request;
    private final EngineListener listener;
    private final Map<String, WheelResult> wheels = new LinkedHashMap<>();
    private final List<String> created = new ArrayList<>();
    private final Map<ProjectName, List<PublishedRelease>> history = new LinkedHashMap<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<String> heard = new HashSet<>();
    private final List<PruneResult> prunes = new ArrayList<>();
    private Optional<String> index = Optional.empty();
    private Optional<String> tokenSource = Optional.empty();
    private Optional<AccessReport> access = Optional.empty();
    private Optional<FailureException> failure = Optional.empty();

    PublishProgress(ChannelDescription channel, PublishRequest request, EngineListener listener) {
        this.channel = channel;
        this.request = request;
        this.listener = listener;
        request.wheels().map(WheelResult::checked).forEach(this::put);
    }

    EngineListener listener() {
        return listener;
    }

    private void put(WheelResult result) {
        wheels.put(result.filename(), result);
    }

    /** Forgets the wheels that were left out. */
    void keep(List<Wheel> kept) {
        Set<String> names = new HashSet<>();
        kept.forEach(wheel -> names.add(wheel.filename().text()));
        wheels.keySet().retainAll(names);
    }

    /** A warning that was said before. */
    void note(String sentence) {
        warnings.add(sentence);
    }

    void warn(String sentence) {
        if (warnings.add(sentence)) {
            listener.warning(sentence);
        }
    }

    /** What is true of the wheels themselves. */
    void aboutWheels(String sentence) {
        if (warnings.add(sentence)) {
            listener.aboutWheels(sentence);
        }
    }

    /** What should not stay so; said once. */
    void concern(Failure concern) {
        if (warnings.add(concern.problem())) {
            listener.concern(concern);
        }
    }

    /** What should be known at once of what is no part of the publication; said once. */
    void hear(String sentence) {
        if (heard.add(sentence)) {
            listener.warning(sentence);
        }
    }

    /** What was pruned, or why nothing could be: an outcome beside that of the publication. */
    void pruned(PruneResult result) {
        prunes.add(result);
        result.failure().map(FailureException::failure).ifPresent(listener::concern);
    }

    void bug(String where, Throwable bug) {
        listener.bug(where, bug);
    }

    void tokenFound(String source) {
        tokenSource = Optional.of(source);
        listener.tokenFound(source);
    }

    void opened(Optional<String> indexUrl) {
        index = indexUrl;
    }

    /** What was found out about the access so far. */
    Optional<AccessReport> access() {
        return access;
    }

    void admitted(AccessReport report) {
        access = Optional.of(report);
    }

    void planned(Plan plan) {
        for (Decision decision : plan.decisions()) {
            put(WheelResult.planned(decision));
            listener.decided(decision);
        }
    }

    void history(Map<ProjectName, List<PublishedRelease>> read) {
        history.putAll(read);
    }

    /** What is to be sent may arrive from now on. */
    void sending() {
        wheels.replaceAll((name, wheel) ->
                wheel.planned().filter(action -> action.upload().isPresent()).isPresent()
                        ? wheel.withOutcome(Outcome.UNKNOWN)
                        : wheel);
    }

    /** Nothing was sent, and nothing will be. */
    void notSent() {
        wheels.replaceAll((name, wheel) -> wheel.hasOutcome(Outcome.UNKNOWN) ? wheel.withoutOutcome() : wheel);
    }

    void finished(Summary summary) {
        summary.results().forEach(this::put);
        created.addAll(summary.created());
    }

    void failed(FailureException why) {
        failure = Optional.of(why);
    }

    /** What is true on the channel now of the wheels. */
    ChannelState state() {
        return new Summary(List.copyOf(wheels.values()), created).state();
    }

    PublishResult result() {
        return new PublishResult(
                channel,
                index,
                request.labels(),
                request.mode(),
                access,
                tokenSource,
                List.copyOf(wheels.values()),
                created,
                history,
                List.copyOf(warnings),
                failure.map(why -> why.after(PruneResult.state(prunes))),
                prunes);
    }
}
