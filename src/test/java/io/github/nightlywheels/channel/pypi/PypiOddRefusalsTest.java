package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.UploadFailure;
import io.github.nightlywheels.fake.pypi.Reply;
import io.github.nightlywheels.fake.pypi.ServerManners;
import io.github.nightlywheels.fake.pypi.UploadRequest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals that nobody knows: Google answers some wheels with 400 ({@code pypi-upload-api.md} section 2.2). */
class PypiOddRefusalsTest extends WithPypiRun {
    private static final String NAME = "demo-1.0.dev1-py3-none-any.whl";
    private static final String PAGE = "/simple/demo/";

    @BeforeEach
    void isLikePypiserver() {
        run.fake.answersLike(ServerManners.GOOGLE);
    }

    private List<String> paths() {
        return run.fake.requests().stream().map(UploadRequest::path).toList();
    }

    private Failure refused() {
        Summary summary = run.publish(run.demo("a"));
        assertThat(summary.filenames(Outcome.FAILED)).containsExactly(NAME);
        assertThat(run.clock.pauses()).isEmpty();
        assertThat(PypiRun.failure(summary).code()).isEqualTo("upload-refused");
        return PypiRun.failure(summary);
    }

    @ParameterizedTest
    @CsvSource({
        "'no thanks, not this one', 'server does not take demo-1.0.dev1-py3-none-any.whl.'",
        "'', 'server does not take demo-1.0.dev1-py3-none-any.whl, and does not say why.'"
    })
    void tellsWhatTheServerSaysAfterALookAtTheIndex(String words, String problem) {
        run.fake.refusesOnce(400, words);
        Failure failure = refused();
        assertThat(failure.problem()).isEqualTo(problem);
        assertThat(failure.reply().orElseThrow().status()).isEqualTo(400);
        assertThat(failure.reply().orElseThrow().text()).isEqualTo(words);
        assertThat(paths()).containsExactly(PAGE, "/legacy/", PAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no thanks, not this one", ""})
    void tellsTheSameWhereThereIsNoIndex(String words) {
        run.withoutIndex().fake.refusesOnce(400, words);
        assertThat(refused().reply().orElseThrow().text()).isEqualTo(words);
        assertThat(paths()).containsExactly("/legacy/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no thanks, not this one", ""})
    void takesARefusalForNoneWhereTheFileIsThereAfterIt(String words) {
        run.fake.storesButAnswers(Reply.of(400, "text/plain", words));
        Summary summary = run.publishes(run.demo("a"));
        assertThat(summary.filenames(Outcome.PUBLISHED)).containsExactly(NAME);
        assertThat(paths()).startsWith(PAGE, "/legacy/", PAGE, "/files/" + NAME);
        assertThat(run.fake.uploads()).hasSize(1);
    }

    /** What cannot be downloaded has no digest there, so that it proves nothing. */
    @Test
    void tellsARefusalToReplaceWhereTheContentThereIsNotKnown() {
        run.fake
                .has("demo", PypiRun.VERSION, NAME, new byte[] {1})
                .refusesDownloads()
                .refusesOnce(400, "");
        assertThat(refused()).isInstanceOf(UploadFailure.Refused.class);
        assertThat(paths()).endsWith("/legacy/", PAGE, "/files/" + NAME);
    }
}
