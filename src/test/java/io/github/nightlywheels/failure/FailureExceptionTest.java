package io.github.nightlywheels.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailureExceptionTest {
    private static final Failure FAILURE = new TransferFailure.Unreachable("look", "localhost", "no answer");

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static RunFailure.Bug bug(Throwable thrown) {
        return RunFailure.Bug.of("the upload of demo.whl", thrown);
    }

    @Test
    void keepsTheExceptionBehindTheFailure() {
        IOException cause = new IOException("connection reset");
        assertThat(new FailureException(FAILURE, cause)).hasCause(cause);
        assertThat(trace(new FailureException(FAILURE, cause)))
                .contains("Caused by: java.io.IOException: connection reset");
        assertThat(new FailureException(FAILURE)).hasNoCause();
    }

    @Test
    void theCauseOfABugIsShownWithoutItsMessagesWhichMayHoldASecret() {
        Exception inner = new IllegalArgumentException("Unexpected char in Authorization value: token jd-0123456789");
        Exception outer = new IllegalStateException("Policy=eyJleHBpcmF0aW9uIjoi", inner);
        String trace = trace(new FailureException(bug(outer), outer));
        assertThat(trace)
                .contains(
                        "WordlessException: java.lang.IllegalStateException (its message is left out",
                        "WordlessException: java.lang.IllegalArgumentException (its message is left out",
                        "at io.github.nightlywheels.failure.FailureExceptionTest.theCauseOfABug")
                .doesNotContain("jd-0123456789", "eyJ", "Policy");
    }

    @Test
    void aForeseenFailureBehindABugKeepsItsWords() {
        Exception outer = new IllegalStateException("jd-0123456789", new FailureException(FAILURE));
        assertThat(trace(new FailureException(bug(outer), outer)))
                .contains("FailureException: " + FAILURE.problem())
                .doesNotContain("jd-0123456789");
    }

    @Test
    void causesThatLeadBackToThemselvesEnd() {
        Exception one = new IllegalStateException("one");
        Exception two = new IllegalStateException("two", one);
        one.initCause(two);
        List<String> chain = Stream.iterate(WordlessException.of(one), Objects::nonNull, Throwable::getCause)
                .map(Throwable::toString)
                .toList();
        assertThat(chain).hasSize(2);
    }
}
