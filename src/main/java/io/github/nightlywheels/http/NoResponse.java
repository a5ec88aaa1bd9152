package io.github.nightlywheels.http;

import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.TransferFailure;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * A request that got no answer, and what that means.
 *
 * @param operation what the request was for
 * @param host the host it went to, in words
 * @param cause what the connection came to
 */
public record NoResponse(String operation, String host, IOException cause) {

    /** Whether the other side cannot have seen the request, so that repeating it is safe. */
    public boolean neverSent() {
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || isCertificateProblem();
    }

    /** Whether the next try must end in the same way. */
    public boolean isPermanent() {
        return isCertificateProblem();
    }

    private boolean isCertificateProblem() {
        if (cause instanceof SSLPeerUnverifiedException) {
            return true;
        }
        for (Throwable link = cause; link != null; link = link.getCause()) {
            if (link instanceof CertificateException || link instanceof java.security.cert.CertPathBuilderException) {
                return true;
            }
        }
        return false;
    }

    /** Whether the two sides could not agree; a connection that broke off during or after the handshake is none of that. */
    private boolean isTlsProblem() {
        return isCertificateProblem()
                || (cause instanceof SSLHandshakeException && !(cause.getCause() instanceof EOFException));
    }

    public Failure failure() {
        return isTlsProblem()
                ? new TransferFailure.TlsFailed(host, words())
                : new TransferFailure.Unreachable(operation, host, words());
    }

    /** The cause in words. */
    public String words() {
        if (cause instanceof UnknownHostException) {
            return "the host name is not known";
        }
        if (cause instanceof SocketTimeoutException) {
            return "no connection, or no byte, within the timeout";
        }
        if (cause instanceof ConnectException) {
            return "the connection was refused";
        }
        if (cause instanceof EOFException || cause.getCause() instanceof EOFException) {
            return "the connection ended before the answer did";
        }
        String message = cause.getMessage();
        String text = message == null ? cause.getClass().getSimpleName() : message;
        return text.lines().findFirst().orElse(text);
    }
}
