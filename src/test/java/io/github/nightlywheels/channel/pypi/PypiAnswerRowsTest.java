package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.fake.pypi.Reply;
import io.github.nightlywheels.fake.pypi.ServerManners;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of {@code pypi-upload-api.md} sections 2.1 and 2.2, from the answer on the wire to what a user is told. */
class PypiAnswerRowsTest extends WithPypiRun {
    /** Who answers as if it had stored what it had already. */
    private static final Set<ServerManners> SILENT_ABOUT_THE_SAME = EnumSet.of(
            ServerManners.PYPI,
            ServerManners.CODEARTIFACT,
            ServerManners.DEVPI,
            ServerManners.CLOUDSMITH,
            ServerManners.ARTIPIE);

    /** Who replaces whatever has the name. */
    private static final Set<ServerManners> REPLACING = EnumSet.of(ServerManners.CLOUDSMITH, ServerManners.ARTIPIE);

    private static List<KnownRefusals.Refusal> refusals() {
        return KnownRefusals.ALL;
    }

    private void isLike(ServerManners server) {
        run.fake.answersLike(server);
        if (server == ServerManners.PYPI) {
            run.asPypi();
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalBecomesAFailureWithItsRemedy(KnownRefusals.Refusal refusal) {
        isLike(refusal.server());
        run.fake.refusesOnce(refusal.status(), refusal.words());
        Summary summary = run.publish(run.demo("a"));
        assertThat(summary.filenames(Outcome.FAILED)).hasSize(1);
        Failure failure = PypiRun.failure(summary);
        assertThat(failure.code()).isEqualTo(refusal.code());
        assertThat(failure.remedy(ParameterNames.PLAIN)).contains(refusal.remedy());
        assertThat(failure.reply().map(reply -> reply.text()).orElse(refusal.words()))
                .contains(refusal.server() == ServerManners.ARTIPIE ? "" : said(refusal));
        assertThat(run.fake.uploads()).hasSize(1);
    }

    /** The status is told beside the words, and not in them. */
    private static String said(KnownRefusals.Refusal refusal) {
        return refusal.words().replaceFirst("^" + refusal.status() + " ", "").strip();
    }

    @ParameterizedTest
    @EnumSource(ServerManners.class)
    void theSameFileThatAnotherJobHasPutThereFailsNothing(ServerManners server) throws IOException {
        isLike(server);
        Wheel wheel = run.demo("a");
        has(wheel, Files.readAllBytes(wheel.path()));
        Summary summary = run.publishes(wheel);
        assertThat(summary.filenames(SILENT_ABOUT_THE_SAME.contains(server) ? Outcome.PUBLISHED : Outcome.UNCHANGED))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(ServerManners.class)
    void anotherFileThatAnotherJobHasPutThereIsToldWithItsRemedy(ServerManners server) {
        isLike(server);
        Wheel wheel = run.demo("a");
        has(wheel, new byte[] {1});
        if (REPLACING.contains(server)) {
            run.publishes(wheel);
            return;
        }
        Failure failure = PypiRun.failure(run.publish(wheel));
        assertThat(failure.code()).isEqualTo("cannot-replace");
        assertThat(failure.remedy(ParameterNames.PLAIN))
                .contains("give each night its own version", "onConflict=skip", "ask its administrators");
    }

    /** The server has the file, which came after the channel was read. */
    private void has(Wheel wheel, byte[] content) {
        run.fake.has("demo", PypiRun.VERSION, wheel.filename().text(), content);
        run.fake.indexAnswersOnce(Reply.empty(404));
    }
}
