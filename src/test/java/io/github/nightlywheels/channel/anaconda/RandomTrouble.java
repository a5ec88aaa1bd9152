package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.TOKEN;

import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.PlannedAnswer;
import io.github.nightlywheels.wheel.Wheel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What goes wrong in one run, by chance: faults that pass, answers that say nothing of the effect, effects that come after the
 * answer, files that show late, a token that dies, a channel that is full, and another job that takes a name.
 */
final class RandomTrouble {
    private static final List<Endpoint> WRITES = List.of(
            Endpoint.COMMIT,
            Endpoint.COMMIT,
            Endpoint.DIST_DELETE,
            Endpoint.DIST_DELETE,
            Endpoint.STAGE,
            Endpoint.RELEASE_CREATE,
            Endpoint.PACKAGE_CREATE,
            Endpoint.LABEL_ADD);
    private static final List<Integer> STATUSES = List.of(302, 400, 401, 403, 405, 410, 500, 501, 502, 504, 505, 524);

    private final AnacondaRun run;
    private final Random random;
    private final boolean listsIds;
    private Optional<Wheel> taken = Optional.empty();
    private volatile boolean isTaken;
    private boolean isLate;

    RandomTrouble(AnacondaRun run, Random random) {
        this.run = run;
        this.random = random;
        this.listsIds = random.nextBoolean();
    }

    /** Arranges the trouble; {@code wheels} are what the run is to publish. */
    void begin(long seed, List<Wheel> wheels) {
        if (listsIds) {
            run.fake.listsIds();
        }
        run.fake.randomFaults(seed, random.nextDouble() * 0.4);
        for (int i = random.nextInt(4); i > 0; i--) {
            answerOddly();
        }
        if (random.nextInt(4) == 0) {
            run.fake.showsCommitsLate(Duration.ofSeconds(random.nextInt(200)));
            isLate = true;
        }
        if (random.nextInt(6) == 0) {
            run.fake.showsDeletionsLate(random.nextInt(3));
            isLate = true;
        }
        switch (random.nextInt(8)) {
            case 0 -> run.fake.tokenExpiresAfterWrites(1 + random.nextInt(20));
            case 1 -> run.fake.quota(random.nextInt(16_000), random.nextBoolean() ? Endpoint.STAGE : Endpoint.COMMIT);
            case 2 -> take(wheels.get(random.nextInt(wheels.size())));
            default -> {}
        }
    }

    private void answerOddly() {
        Endpoint at = WRITES.get(random.nextInt(WRITES.size()));
        PlannedAnswer answer = run.fake.answersOnce(at, STATUSES.get(random.nextInt(STATUSES.size())));
        answer = switch (random.nextInt(4)) {
            case 0 -> answer.saying("no");
            case 1 -> answer.asCloudflarePage();
            case 2 -> answer.asNginxPage();
            default -> answer;
        };
        // A deletion by name that comes after the end of the run takes the new file, and nobody can know.
        boolean isByName = at == Endpoint.DIST_DELETE && !listsIds;
        switch (random.nextInt(isByName ? 3 : 4)) {
            case 0 -> answer.withoutEffect();
            case 1 -> answer.afterItTookEffect();
            case 2 -> {
                answer.takesEffectAfter(Duration.ofSeconds(1 + random.nextInt(isByName ? 8 : 60)));
                isLate = true;
            }
            default -> {
                answer.takesEffectAfterRequests(1 + random.nextInt(6));
                isLate = true;
            }
        }
    }

    /** Whether something takes effect, or shows, after its answer. */
    boolean mayBeLate() {
        return isLate;
    }

    /** Another job puts its own file under the wheel's name, at some moment. */
    private void take(Wheel wheel) {
        taken = Optional.of(wheel);
        Endpoint at =
                List.of(Endpoint.STAGE, Endpoint.COMMIT, Endpoint.DIST_GET).get(random.nextInt(3));
        for (int i = random.nextInt(4); i > 0; i--) {
            run.fake.before(at, () -> {});
        }
        run.fake.before(at, () -> {
            run.putsOther(wheel);
            isTaken = true;
        });
    }

    /** The wheel under whose name another job has put its own file. */
    Optional<Wheel> taken() {
        return taken.filter(wheel -> isTaken);
    }

    /** Ends it, and lets what is under way come to pass. */
    void end() {
        run.fake.tokenExpiresAfterWrites(Integer.MAX_VALUE).quota(Long.MAX_VALUE, Endpoint.COMMIT);
        run.fake.token(TOKEN).expires(run.clock.instant().plus(Duration.ofDays(365)));
        run.fake.showsCommitsLate(Duration.ZERO).showsDeletionsLate(0).behavesAgain();
        run.clock.passes(Duration.ofHours(1));
    }
}
