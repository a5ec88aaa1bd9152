package io.github.nightlywheels.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class FailureExceptionTest {
    private static final Failure FAILURE = new TransferFailure.Unreachable("look", "localhost", "no answer");

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static RunFailure.PluginBug bug(Throwable thrown) {
        return RunFailure.PluginBug.of("the upload of demo.whl", thrown);
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
                        "Caused by: java.lang.IllegalStateException (its message is left out",
                        "Caused by: java.lang.IllegalArgumentException (its message is left out",
                        "at io.github.nightlywheels.failure.FailureExceptionTest.theCauseOfABug")
                .doesNotContain("jd-0123456789", "eyJ", "Policy");
    }

    @Test
    void aForeseenFailureBehindABugKeepsItsWords() {
        Exception outer = new IllegalStateException("secret", new FailureException(FAILURE));
        assertThat(trace(new FailureException(bug(outer), outer)))
                .contains("FailureException: " + FAILURE.problem())
                .doesNotContain("secret");
    }

    @Test
    void causesThatLeadBackToThemselvesEnd() {
        Exception one = new IllegalStateException("one");
        Exception two = new IllegalStateException("two", one);
        one.initCause(two);
        Throwable first = WordlessException.of(one);
        assertThat(first).isNotNull();
        assertThat(first.getCause()).isNotNull();
        assertThat(first.getCause().getCause()).isNull();
    }
}
