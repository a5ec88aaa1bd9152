package io.github.nightlywheels.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * Transient faults by chance, at most two per endpoint and path and forty in all, so that a client that tries again gets
 * through. Whether and how the n-th request to a path fails depends on the seed alone, not on the order of threads
 * (which of several wheels a fault of the storage meets does: they share one path).
 */
final class RandomFaults {
    private static final int PER_PATH = 2;
    private static final int IN_ALL = 40;
    private static final List<Integer> STATUSES = List.of(429, 500, 502, 503, 504, 520, 521, 522, 523, 524);

    private final long seed;
    private final double rate;
    private final Map<String, Integer> asked = new HashMap<>();
    private final Map<String, Integer> failed = new HashMap<>();
    private int inAll;

    RandomFaults(long seed, double rate) {
        this.seed = seed;
        this.rate = rate;
    }

    synchronized Optional<Fault> next(Endpoint.Match match) {
        String key = match.endpoint() + " " + match.segments();
        int nth = asked.merge(key, 1, Integer::sum);
        Random random = new Random(seed * 1_000_003 + Objects.hash(key, nth));
        boolean fails = random.nextDouble() < rate;
        int allowed = match.endpoint() == Endpoint.STORAGE ? IN_ALL / 4 : PER_PATH;
        if (!fails || inAll >= IN_ALL || failed.getOrDefault(key, 0) >= allowed) {
            return Optional.empty();
        }
        inAll++;
        failed.merge(key, 1, Integer::sum);
        List<Fault> choices = choices(match.endpoint(), random);
        return Optional.of(choices.get(random.nextInt(choices.size())));
    }

    private static List<Fault> choices(Endpoint endpoint, Random random) {
        int status = STATUSES.get(random.nextInt(STATUSES.size()));
        List<Fault> choices = new ArrayList<>(List.of(
                Fault.answer(Answer.html(status)),
                Fault.answer(Answer.error(status, "try again")),
                Fault.answer(Answer.error(429, "slow down").with("Retry-After", "1")),
                Fault.early(Answer.html(status)),
                Fault.unanswered(Fault.How.RESET_BEFORE_BODY),
                Fault.unanswered(Fault.How.RESET_IN_BODY),
                Fault.unanswered(Fault.How.RESET),
                Fault.unanswered(Fault.How.HALF_CLOSE),
                Fault.applied(Fault.How.RESET),
                Fault.applied(Fault.How.HALF_CLOSE),
                Fault.applied(Fault.How.TRUNCATE),
                Fault.appliedBut(answer -> Answer.html(status == 429 ? 503 : status)), // 429 is said before, not after
                Fault.appliedBut(answer -> answer.withBody("{\"garbage\": ")),
                Fault.appliedBut(answer -> answer.withBody(""))));
        if (endpoint == Endpoint.STORAGE) {
            choices.add(Fault.answer(Answer.xml(503, "SlowDown", "Please reduce your request rate.")));
            choices.add(Fault.answer(Answer.xml(400, "RequestTimeout", StorageSite.REQUEST_TIMEOUT)));
            choices.add(Fault.answer(Answer.xml(403, "AccessDenied", StoragePolicy.EXPIRED)));
        }
        return choices;
    }
}
