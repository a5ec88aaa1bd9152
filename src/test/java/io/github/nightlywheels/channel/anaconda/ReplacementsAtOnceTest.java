package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.VERSION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.RecordedRequest;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several replacements at once: how many holes there are at the same time, and when there are to be no more. */
@Timeout(120)
class ReplacementsAtOnceTest extends AnacondaTest {

    private Wheel[] wheels(int number, String content) {
        return IntStream.range(0, number)
                .mapToObj(n -> run.demo("cp3" + n, content))
                .toArray(Wheel[]::new);
    }

    /** Puts files there, and returns what is to take their places. */
    private Wheel[] toReplace(int number) {
        run.publishes(wheels(number, "old"));
        run.fake.forgetsRequests();
        return wheels(number, "new");
    }

    private List<RecordedRequest> applied(Endpoint endpoint) {
        return run.fake.appliedWrites(endpoint);
    }

    @Test
    void theFirstReplacementIsAlone() {
        Wheel[] changed = toReplace(6);
        run.threads(8).publishes(changed);
        List<Endpoint> writes =
                run.fake.appliedWrites().stream().map(RecordedRequest::endpoint).toList();
        assertThat(writes.subList(0, 4))
                .containsExactly(Endpoint.DIST_DELETE, Endpoint.STAGE, Endpoint.STORAGE, Endpoint.COMMIT);
        assertThat(writes).hasSize(4 * 6);
    }

    @Test
    void theFirstThatDeletesIsAloneWhereOthersBeforeItAreRefused() throws IOException {
        Wheel[] changed = new Wheel[3];
        for (int n = 0; n < changed.length; n++) {
            String project = "p" + n;
            run.fake.writer(AnacondaRun.LOGIN, AnacondaRun.TOKEN, AnacondaRun.ORGANIZATION, project);
            for (String python : List.of("py2", "py3")) {
                run.puts(run.wheel(project, VERSION, python, "old"));
            }
            changed[n] = run.wheel(project, VERSION, "py3", "new");
        }
        Files.delete(changed[0].path());
        Summary summary = run.threads(8).publish(changed);
        assertThat(summary.filenames(Outcome.FAILED)).containsExactly(name(changed[0]));
        assertThat(summary.filenames(Outcome.REPLACED)).hasSize(2);
        assertThat(run.fake.appliedWrites().stream()
                        .map(RecordedRequest::endpoint)
                        .limit(4))
                .containsExactly(Endpoint.DIST_DELETE, Endpoint.STAGE, Endpoint.STORAGE, Endpoint.COMMIT);
    }

    /** Each of them waits on the wire until all of them are there. */
    @Test
    void thenAsManyAreReplacedAtOnceAsIsAllowed() {
        Wheel[] changed = toReplace(5);
        CountDownLatch onTheWire = new CountDownLatch(4);
        run.fake.before(Endpoint.STORAGE, () -> {});
        for (int i = 0; i < 4; i++) {
            run.fake.before(Endpoint.STORAGE, () -> await(onTheWire));
        }
        assertThat(run.threads(4).publishes(changed).filenames(Outcome.REPLACED))
                .hasSize(5);
    }

    private static void await(CountDownLatch latch) {
        latch.countDown();
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aStorageThatGoesDownForGoodLeavesNoMoreFilesMissingThanAreReplacedAtOnce() {
        Wheel[] changed = toReplace(12);
        run.threads(8)
                .replaceThreads(3)
                .limits(1, Duration.ofMinutes(10))
                .fake
                .after(
                        Endpoint.COMMIT,
                        () -> run.fake.alwaysAnswers(Endpoint.STORAGE, Answer.xml(503, "SlowDown", "no")));
        Summary summary = run.publish(changed);
        assertThat(summary.filenames(Outcome.REPLACED)).containsExactly(name(changed[0]));
        assertThat(summary.state().missing()).hasSizeBetween(1, 3);
        assertThat(applied(Endpoint.DIST_DELETE))
                .hasSize(1 + summary.state().missing().size());
        for (Wheel wheel : changed) {
            assertThat(run.find(wheel).isEmpty())
                    .as(name(wheel))
                    .isEqualTo(summary.state().missing().contains(name(wheel)));
        }
    }

    @Test
    void nothingMoreIsDeletedOnceOneReplacementHasFailed() {
        Wheel[] changed = toReplace(12);
        run.threads(2)
                .fake
                .refuses(Endpoint.COMMIT, name(changed[1]), 402, "Storage requirements exceeded (10 bytes).");
        Summary summary = run.publish(changed);
        assertThat(summary.state().missing()).contains(name(changed[1]));
        assertThat(applied(Endpoint.DIST_DELETE)).hasSizeLessThan(12);
        assertThat(summary.state().published().size()
                        + summary.state().missing().size()
                        + summary.state().notPublished().size())
                .isEqualTo(12);
    }

    /** The server removes a project with its last file, and this account could not create it again. */
    @Test
    void theFilesOfASmallProjectAreNeverMissingAllAtOnce() {
        Wheel[] changed = toReplace(2);
        Wheel otherRelease = run.wheel("demo", "2.0.dev1", "py3", "old");
        run.publishes(otherRelease);
        run.fake.forgetsRequests();
        Wheel[] all = {changed[0], changed[1], run.wheel("demo", "2.0.dev1", "py3", "new")};
        run.threads(8).publishes(all);
        assertThat(run.fake.count(Endpoint.PACKAGE_CREATE)).isZero();
        assertThat(applied(Endpoint.RELEASE_CREATE))
                .allMatch(request -> !request.path().endsWith("/" + VERSION));
        assertThat(applied(Endpoint.COMMIT)).hasSize(3);
    }
}
