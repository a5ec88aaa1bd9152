package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.fake.pypi.FakePypi;
import io.github.nightlywheels.fake.pypi.Reply;
import io.github.nightlywheels.fake.pypi.ServerManners;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault that can befall an upload, with an index to look into and without one. */
class PypiFaultTableTest extends WithPypiRun {
    /** More than lies between two processes, so that an early answer comes while the file is still being sent. */
    private static final int LARGE = 8 << 20;

    /**
     * One fault.
     *
     * @param name the fault
     * @param order makes the server have it once
     * @param withIndex what comes of it where there is an index
     * @param withoutIndex what comes of it where there is none
     */
    private record Fault(String name, Consumer<FakePypi> order, End withIndex, End withoutIndex) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * What comes of an upload.
     *
     * @param outcome how it ended
     * @param sends how often the file was sent
     * @param code the failure, or for what is not known its reason
     */
    private record End(Outcome outcome, int sends, String code) {
        static End published(int sends) {
            return new End(Outcome.PUBLISHED, sends, "");
        }

        static End unknown(String code) {
            return new End(Outcome.UNKNOWN, 1, code);
        }

        static End failed(String code) {
            return new End(Outcome.FAILED, 1, code);
        }
    }

    static Stream<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        faults.add(
                new Fault("the answer is lost", FakePypi::losesAnswer, End.published(1), End.unknown("unreachable")));
        for (int percent : new int[] {0, 50, 100}) {
            faults.add(new Fault(
                    "a reset at " + percent + " %",
                    fake -> fake.resetsAt(percent),
                    End.published(2),
                    End.unknown("unreachable")));
        }
        faults.add(new Fault("429", fake -> fake.answersOnce(trouble(429)), End.published(2), End.published(2)));
        for (int status : new int[] {408, 500, 502, 503, 504, 520, 524}) {
            faults.add(new Fault(
                    status + " and nothing stored",
                    fake -> fake.answersOnce(trouble(status)),
                    End.published(2),
                    End.unknown("server-error")));
            faults.add(new Fault(
                    status + " though it is stored",
                    fake -> fake.storesButAnswers(trouble(status)),
                    End.published(1),
                    End.unknown("server-error")));
        }
        for (int status : new int[] {200, 203}) {
            Reply page = Reply.html(status, "Sign in", "to continue");
            faults.add(new Fault(
                    "a page to sign in with " + status,
                    fake -> fake.answersOnce(page),
                    End.unknown("sign-in-page"),
                    End.unknown("sign-in-page")));
            faults.add(new Fault(
                    "a page with " + status + " though it is stored",
                    fake -> fake.storesButAnswers(page),
                    End.published(1),
                    End.unknown("sign-in-page")));
        }
        return faults.stream();
    }

    private static Reply trouble(int status) {
        return Reply.html(status, "Error", "trouble");
    }

    /** Answers that come while the file is still being sent. */
    static Stream<Arguments> earlyAnswers() {
        return Stream.of(
                Arguments.of(Reply.empty(401).with("WWW-Authenticate", "Basic realm=\"x\""), "credentials-refused"),
                Arguments.of(Reply.html(403, "Forbidden", "go away"), "upload-not-allowed"),
                Arguments.of(Reply.html(413, "413 Request Entity Too Large", "nginx"), "file-too-large"));
    }

    @BeforeEach
    void isLikePypiserver() {
        run.fake.answersLike(ServerManners.PYPISERVER);
    }

    private Wheel large() {
        return PypiRun.read(
                WheelBuilder.wheel("demo", PypiRun.VERSION).payload(LARGE, 1).buildIn(directory));
    }

    private static String code(Summary summary) {
        return summary.failure()
                .map(why ->
                        TransferFailure.OutcomeUnknown.causeOf(why.failure()).code())
                .orElse("");
    }

    private End end(Wheel wheel) {
        Summary summary = run.publish(wheel);
        return new End(
                summary.results().get(0).outcome().orElseThrow(),
                run.fake.uploads().size(),
                code(summary));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void endsWellWhereAnIndexTellsWhatIsThere(Fault fault) {
        fault.order().accept(run.fake);
        assertThat(end(run.demo("a"))).isEqualTo(fault.withIndex());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void claimsNothingAndRepeatsNothingThatMayBeThereWhereThereIsNoIndex(Fault fault) {
        run.withoutIndex();
        fault.order().accept(run.fake);
        assertThat(end(run.demo("a"))).isEqualTo(fault.withoutIndex());
    }

    @ParameterizedTest
    @MethodSource("earlyAnswers")
    void hearsAnAnswerThatComesWhileTheFileIsStillBeingSent(Reply reply, String code) {
        run.fake.answersEarly(reply);
        assertThat(end(large())).isEqualTo(End.failed(code));
    }

    @ParameterizedTest
    @MethodSource("earlyAnswers")
    void hearsSuchAnAnswerAlsoWhereThereIsNoIndex(Reply reply, String code) {
        run.withoutIndex().fake.answersEarly(reply);
        assertThat(end(large())).isEqualTo(End.failed(code));
    }

    /** A reset in the middle may have taken an answer with it that came before the end of the file. */
    @Test
    void saysWhatAResetMayHaveHidden() {
        run.limits(0, Duration.ofMinutes(1)).fake.resetsAt(50);
        Failure failure = PypiRun.failure(run.publish(large()));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        TransferFailure.OutcomeUnknown.class,
                        unknown -> assertThat(unknown.cause())
                                .isInstanceOfSatisfying(
                                        TransferFailure.Unreachable.class,
                                        broken -> assertThat(broken.detail())
                                                .endsWith(" (while the file was being sent: check the limit on its"
                                                        + " size, and the credentials)")));
    }
}
