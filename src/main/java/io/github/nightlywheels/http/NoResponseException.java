package io.github.nightlywheels.http;

import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.IoErrors;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** A request got no answer, or none that could be read to its end. */
public final class NoResponseException extends Exception {
    private static final long serialVersionUID = 1L;

    /** How every {@link #explanation()} begins. */
    static final String NO_ANSWER = "no answer from ";

    private final String operation;
    private final String host;
    private final IOException reason;
    private final boolean last;

    /**
     * No answer.
     *
     * @param operation what the request was for
     * @param host the host it went to, as {@link UrlText#address} writes it
     * @param cause what the connection came to
     */
    public NoResponseException(String operation, String host, IOException cause) {
        this(operation, host, cause, false);
    }

    private NoResponseException(String operation, String host, IOException cause, boolean last) {
        super(cause);
        this.operation = operation;
        this.host = host;
        this.reason = cause;
        this.last = last;
    }

    /** The same, after which there is to be no other try. */
    NoResponseException asLast() {
        return new NoResponseException(operation, host, reason, true);
    }

    /** What the request was for. */
    public String operation() {
        return operation;
    }

    /** Why the operation did not succeed, as a clause for a person. */
    public String explanation() {
        return isTooManyOpenFiles() ? words() : NO_ANSWER + host + ": " + words();
    }

    @Override
    public String getMessage() {
        return operation + ": " + explanation();
    }

    /** Whether the other side cannot have seen the request, so that repeating it is safe. */
    public boolean neverSent() {
        return reason instanceof ConnectException
                || reason instanceof UnknownHostException
                || reason instanceof NoRouteToHostException
                || isCertificateProblem()
                || isPlainText()
                || isTooManyOpenFiles();
    }

    /** Whether there is to be no other try, because it must end in the same way, or took long enough. */
    public boolean isPermanent() {
        return last || isCertificateProblem() || isPlainText() || reason instanceof AnswerTooLongException;
    }

    private boolean isCertificateProblem() {
        return reason instanceof SSLPeerUnverifiedException
                || anyCause(link -> link instanceof CertificateException || link instanceof CertPathBuilderException);
    }

    /** Whether something answered the TLS handshake that was none, such as a server of plain HTTP. */
    private boolean isPlainText() {
        return anyCause(link -> link instanceof SSLException
                && String.valueOf(link.getMessage()).contains("Unsupported or unrecognized SSL message"));
    }

    /** Whether the reason lies on this machine, which says nothing of the other side. */
    boolean isTooManyOpenFiles() {
        return anyCause(IoErrors::isTooManyOpenFiles);
    }

    /** Whether the two sides could not agree; a connection that broke off during or after the handshake is none of that. */
    private boolean isTlsProblem() {
        return isCertificateProblem()
                || (reason instanceof SSLHandshakeException && !(reason.getCause() instanceof EOFException));
    }

    private boolean anyCause(Predicate<Throwable> predicate) {
        for (Throwable link = reason; link != null; link = link.getCause()) {
            if (predicate.test(link)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What to do about it: try again, unless that cannot help.
     *
     * @throws FailureException if it cannot
     */
    public static <T> Attempt<T> again(NoResponseException unanswered) {
        if (Thread.currentThread().isInterrupted()) {
            throw new FailureException(new TransferFailure.Interrupted(unanswered.operation()), unanswered);
        }
        if (unanswered.isPermanent()) {
            throw new FailureException(unanswered.failure(), unanswered);
        }
        return new Attempt.Retry<>(unanswered.explanation(), unanswered.failure(), unanswered);
    }

    public Failure failure() {
        if (isTooManyOpenFiles()) {
            return new TransferFailure.TooManyOpenFiles(operation);
        }
        if (reason instanceof AnswerTooLongException tooLong) {
            return new TransferFailure.AnswerTooLong(operation, host, tooLong.limit());
        }
        return isTlsProblem()
                ? new TransferFailure.TlsFailed(host, words())
                : new TransferFailure.Unreachable(operation, host, words());
    }

    /** The cause in words. */
    public String words() {
        return isTooManyOpenFiles()
                ? "the system lets this process open no more files or connections"
                : words(reason, isPlainText());
    }

    static String words(IOException reason) {
        return words(reason, false);
    }

    private static String words(IOException reason, boolean isPlainText) {
        if (isPlainText) {
            return "what answers there does not speak TLS, so https: is the wrong scheme or it is the wrong port";
        }
        if (reason instanceof UnknownHostException) {
            return "the host name is not known";
        }
        if (reason instanceof SocketTimeoutException) {
            return "no connection, or no byte, within the timeout";
        }
        if (reason instanceof ConnectException) {
            return "the connection was refused";
        }
        if (reason instanceof EOFException || reason.getCause() instanceof EOFException) {
            return "the connection ended before the answer did";
        }
        String message = reason.getMessage();
        String text = message == null ? reason.getClass().getSimpleName() : message;
        return text.lines().findFirst().orElse(text);
    }
}
