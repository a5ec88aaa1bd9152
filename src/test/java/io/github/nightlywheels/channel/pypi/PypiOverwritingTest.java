package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.UploadFailure;
import io.github.nightlywheels.fake.pypi.ServerManners;
import io.github.nightlywheels.wheel.Wheel;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a file that is there already, where servers let it be replaced and where they do not. */
class PypiOverwritingTest extends WithPypiRun {
    private static final String NAME = "demo-1.0.dev1-py3-none-any.whl";

    /** The servers that replace, all of them or as they are set up ({@code pypi-upload-api.md} sections 2.2 and 3.1). */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @EnumSource(names = {"ARTIFACTORY", "DEVPI", "PYPISERVER", "NEXUS", "NEXUS_H2", "ARTIPIE", "CLOUDSMITH"})
    private @interface ThoseThatReplace {}

    /** Has the server be one that replaces, and whose index alone tells what it has. */
    private void replacesLike(ServerManners server) {
        run.fake.answersLike(server).redeployAllowed().refusesDownloads();
    }

    /** Has the server hold a file, and forgets how it came there. */
    private Wheel old() {
        Wheel old = run.demo("old");
        run.publishes(old);
        run.fake.forgetsRequests();
        return old;
    }

    @ParameterizedTest
    @ThoseThatReplace
    void replacesOtherContent(ServerManners server) {
        replacesLike(server);
        old();
        Summary summary = run.publishes(run.demo("new"));
        assertThat(summary.filenames(Outcome.REPLACED)).containsExactly(NAME);
        assertThat(run.fake.uploads()).hasSize(1);
    }

    @ParameterizedTest
    @ThoseThatReplace
    void sendsNothingAgainThatIsTheSame(ServerManners server) {
        replacesLike(server);
        Wheel old = old();
        Summary summary = run.publishes(old);
        assertThat(summary.filenames(Outcome.UNCHANGED)).containsExactly(NAME);
        assertThat(run.fake.uploads()).isEmpty();
    }

    @ParameterizedTest
    @ThoseThatReplace
    void skipsOtherContentWhereThatIsWanted(ServerManners server) {
        replacesLike(server);
        run.onConflict(OnConflict.SKIP);
        Wheel old = old();
        Summary summary = run.publish(run.demo("new"));
        assertThat(summary.filenames(Outcome.SKIPPED)).containsExactly(NAME);
        assertThat(run.fake.uploads()).isEmpty();
        run.assertHolds(old);
    }

    @ParameterizedTest
    @ThoseThatReplace
    void failsOnOtherContentBeforeAnythingIsSentWhereThatIsWanted(ServerManners server) {
        replacesLike(server);
        run.onConflict(OnConflict.FAIL);
        Wheel old = old();
        assertThatThrownBy(() -> run.publish(run.demo("new"), run.wheel("other", PypiRun.VERSION, "py3", "b")))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("conflict"));
        assertThat(run.fake.uploads()).isEmpty();
        run.assertHolds(old);
    }

    /** Artipie and Cloudsmith have no such answer. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ARTIPIE", "CLOUDSMITH"})
    void saysThatTheServerDoesNotReplace(ServerManners server) {
        run.fake.answersLike(server).redeployForbidden();
        Wheel old = old();
        Summary summary = run.publish(run.demo("new"));
        assertThat(summary.filenames(Outcome.FAILED)).containsExactly(NAME);
        assertThat(PypiRun.failure(summary)).isInstanceOfSatisfying(UploadFailure.CannotReplace.class, failure -> {
            assertThat(failure.code()).isEqualTo("cannot-replace");
            assertThat(failure.filename()).isEqualTo(NAME);
            assertThat(failure.reply().orElseThrow().text()).isNotEmpty();
        });
        assertThat(run.fake.uploads()).hasSize(1);
        run.assertHolds(old);
    }

    @ParameterizedTest
    @ThoseThatReplace
    void leavesAFileOfAnotherNameAsItIs(ServerManners server) {
        replacesLike(server);
        Wheel old = old();
        Summary summary = run.publishes(run.wheel("demo", PypiRun.VERSION, "cp312", "new"));
        assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(1);
        run.assertHolds(old);
    }
}
