package io.github.nightlywheels.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which hosts have answered in this run. One that has never answered and cannot be connected to is more likely a wrong name or a
 * missing proxy than a server that is down for a moment, so it is given up after about {@link #PATIENCE}.
 */
public final class FirstContact {
    /** How long a host that never answered is tried. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Clock clock;
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> silentSince = new ConcurrentHashMap<>();

    public FirstContact(Clock clock) {
        this.clock = clock;
    }

    /** An answer came from the host, whatever it says. */
    public void answered(String host) {
        answered.add(host);
    }

    /**
     * What a failed request means: the last try, if the host has never answered and the next pause would go beyond
     * {@link #PATIENCE}. Each pause is about as long as all that came before it, so this is so from half of it on.
     */
    public NoResponseException judge(String host, NoResponseException failed) {
        if (answered.contains(host) || !failed.neverSent() || failed.isTooManyOpenFiles()) {
            return failed;
        }
        Instant now = clock.instant();
        Instant since = silentSince.computeIfAbsent(host, key -> now);
        return since.plus(PATIENCE.dividedBy(2)).isAfter(now) ? failed : failed.asLast();
    }
}
