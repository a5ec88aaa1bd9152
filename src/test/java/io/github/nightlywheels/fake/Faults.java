package io.github.nightlywheels.fake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is to go wrong: per filename, then in turn per endpoint, then always, then by chance. */
final class Faults {
    private final Map<Endpoint, Deque<Fault>> queues = new EnumMap<>(Endpoint.class);
    private final Map<Endpoint, Fault> always = new EnumMap<>(Endpoint.class);
    private final Map<String, Fault> perFile = new HashMap<>();
    private final Map<String, Deque<Fault>> fileQueues = new HashMap<>();
    private final Map<Endpoint, Deque<Runnable>> before = new EnumMap<>(Endpoint.class);
    private final Map<Endpoint, Deque<Runnable>> after = new EnumMap<>(Endpoint.class);
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<Endpoint, Deque<Map.Entry<String, String>>> headersOnce = new EnumMap<>(Endpoint.class);
    private Optional<RandomFaults> chance = Optional.empty();

    synchronized void add(Endpoint endpoint, int times, Fault fault) {
        for (int i = 0; i < times; i++) {
            queues.computeIfAbsent(endpoint, key -> new ArrayDeque<>()).add(fault);
        }
    }

    synchronized void always(Endpoint endpoint, Fault fault) {
        always.put(endpoint, fault);
    }

    synchronized void forFile(Endpoint endpoint, String filename, Fault fault) {
        perFile.put(endpoint + " " + filename, fault);
    }

    /** For the next request about this file. */
    synchronized void onceForFile(Endpoint endpoint, String filename, int times, Fault fault) {
        for (int i = 0; i < times; i++) {
            fileQueues
                    .computeIfAbsent(endpoint + " " + filename, key -> new ArrayDeque<>())
                    .add(fault);
        }
    }

    synchronized void byChance(RandomFaults random) {
        chance = Optional.of(random);
    }

    synchronized void header(String name, String value) {
        headers.put(name, value);
    }

    /** For the next answer of the endpoint. */
    synchronized void headerOnce(Endpoint endpoint, String name, String value) {
        headersOnce.computeIfAbsent(endpoint, key -> new ArrayDeque<>()).add(Map.entry(name, value));
    }

    synchronized void before(Endpoint endpoint, Runnable action) {
        before.computeIfAbsent(endpoint, key -> new ArrayDeque<>()).add(action);
    }

    synchronized void after(Endpoint endpoint, Runnable action) {
        after.computeIfAbsent(endpoint, key -> new ArrayDeque<>()).add(action);
    }

    synchronized void clear() {
        queues.clear();
        always.clear();
        perFile.clear();
        fileQueues.clear();
        headersOnce.clear();
        before.clear();
        after.clear();
        headers.clear();
        chance = Optional.empty();
    }

    synchronized Optional<Fault> next(Endpoint.Match match) {
        Endpoint endpoint = match.endpoint();
        String about = endpoint + " " + match.basename();
        Deque<Fault> once = fileQueues.getOrDefault(about, new ArrayDeque<>());
        if (!once.isEmpty()) {
            return Optional.of(once.remove());
        }
        if (perFile.containsKey(about)) {
            return Optional.of(perFile.get(about));
        }
        Deque<Fault> queue = queues.getOrDefault(endpoint, new ArrayDeque<>());
        if (!queue.isEmpty()) {
            return Optional.of(queue.remove());
        }
        if (always.containsKey(endpoint)) {
            return Optional.of(always.get(endpoint));
        }
        return chance.flatMap(random -> random.next(match));
    }

    /** Whether an API answer is to say that nothing can be written now. */
    synchronized boolean isReadOnly() {
        return headers.containsKey("X-Anaconda-Read-Only") || headers.containsKey("X-Anaconda-Lockdown");
    }

    synchronized Answer withHeaders(Endpoint endpoint, Answer answer) {
        Answer more = answer;
        Deque<Map.Entry<String, String>> once = headersOnce.getOrDefault(endpoint, new ArrayDeque<>());
        if (!once.isEmpty()) {
            more = more.with(once.element().getKey(), once.remove().getValue());
        }
        for (Map.Entry<String, String> header : headers.entrySet()) {
            more = more.with(header.getKey(), header.getValue());
        }
        return more;
    }

    void runBefore(Endpoint endpoint) {
        run(before, endpoint);
    }

    void runAfter(Endpoint endpoint) {
        run(after, endpoint);
    }

    private void run(Map<Endpoint, Deque<Runnable>> actions, Endpoint endpoint) {
        Runnable action;
        synchronized (this) {
            Deque<Runnable> queue = actions.getOrDefault(endpoint, new ArrayDeque<>());
            action = queue.isEmpty() ? () -> {} : queue.remove();
        }
        action.run();
    }
}
