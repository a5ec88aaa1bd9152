package io.github.nightlywheels.channel.pypi.access;

import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.pypi.api.Credentials;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.failure.CredentialFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.UploadUrlFailure;
import io.github.nightlywheels.http.ConnectionSettings;
import io.github.nightlywheels.http.FirstContact;
import io.github.nightlywheels.http.HttpTransport;
import io.github.nightlywheels.http.NoResponseException;
import io.github.nightlywheels.http.UrlText;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.Retrier;
import io.github.nightlywheels.retry.RetryBudget;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks the upload URL with GET ({@code pypi-upload-api.md} section 1.1). That shows a redirect, a simple index and credentials that
 * are refused; that uploads are taken, only an upload shows.
 *
 * @param server the server
 * @param credentials what is sent along; those of trusted publishing are not, for they would have to be made first
 * @param origin where they came from
 * @param http sends
 * @param settings how connections are made
 * @param retrier repeats
 * @param contact knows which hosts have answered
 */
public record UploadUrlProbe(
        PypiServer server,
        Optional<Credentials> credentials,
        TokenOrigin origin,
        HttpTransport http,
        ConnectionSettings settings,
        Retrier retrier,
        FirstContact contact) {
    private static final String OPERATION = "look at the upload URL";
    private static final int READ_OF_ANSWER = 64 * 1024;
    private static final Pattern INDEX = Pattern.compile(
            "pypi:repository-version|<title>\\s*(simple index|links for)|\"api-version\"", Pattern.CASE_INSENSITIVE);

    /**
     * What was found out.
     *
     * @param credentials whether they are accepted
     * @param upload whether it is an upload URL
     * @param silence why there was no answer, if there was none
     */
    public record ProbeResult(Lookup<String> credentials, Lookup<String> upload, Optional<String> silence) {
        private static ProbeResult of(Lookup<String> credentials, Lookup<String> upload) {
            return new ProbeResult(credentials, upload, Optional.empty());
        }

        /** TLS that fails is a fault that stays; a network that is down may be back when the build is done. */
        private static ProbeResult unanswered(Failure failure) {
            String why = failure.problem().replaceAll("\\.$", "");
            Lookup<String> upload = failure instanceof TransferFailure.TlsFailed
                    ? new Lookup.Denied<>(failure)
                    : new Lookup.Unknown<>(why);
            boolean isSilent = failure instanceof TransferFailure.Unreachable;
            return new ProbeResult(
                    new Lookup.Unknown<>(why), upload, Optional.of(why).filter(words -> isSilent));
        }
    }

    /**
     * Asks; a request that gets no answer is repeated while it may get one.
     *
     * @throws FailureException with {@link TransferFailure.Interrupted}
     */
    public ProbeResult ask(RetryBudget budget) {
        AtomicInteger attempts = new AtomicInteger();
        try {
            return retrier.call(OPERATION, budget, () -> ask(attempts.incrementAndGet()));
        } catch (FailureException e) {
            if (e.failure() instanceof TransferFailure.Interrupted) {
                throw e;
            }
            return ProbeResult.unanswered(e.failure());
        }
    }

    private Attempt<ProbeResult> ask(int attempt) {
        Request.Builder request = new Request.Builder().url(server.upload()).header("User-Agent", settings.userAgent());
        credentials.ifPresent(known -> known.authorize(value -> request.header("Authorization", value)));
        HttpTransport.Options options =
                new HttpTransport.Options(attempt, settings.timeout(), READ_OF_ANSWER, this::redact);
        String address = UrlText.address(server.upload());
        try {
            ProbeResult told = http.send(request.build(), options, response -> HttpTransport.Body.of(judge(response)));
            contact.answered(address);
            return new Attempt.Success<>(told);
        } catch (IOException e) {
            return NoResponseException.again(contact.judge(address, new NoResponseException(OPERATION, address, e)));
        }
    }

    private String redact(String text) {
        return credentials.map(known -> known.redact(text)).orElse(text);
    }

    /** A missing slash is missing for an upload too; another redirect of a GET, such as to a page for people, tells nothing. */
    private Lookup<String> redirected(Response response, ServerReply reply) {
        String target = UrlText.targetInWords(response);
        return target.equals(server.uploadUrl() + "/")
                ? new Lookup.Denied<>(new UploadUrlFailure.Redirected(server.uploadUrl(), target, reply))
                : new Lookup.Unknown<>(
                        "it redirects a GET to " + target + "; if it does so with uploads, it is not the upload URL");
    }

    /** An index is no upload URL, but on Pulp, which takes uploads at the index too. */
    private Lookup<String> index(ServerReply reply) {
        return server.family().isPypi() || !server.upload().encodedPath().endsWith("/simple/")
                ? new Lookup.Denied<>(new UploadUrlFailure.NotAnUploadUrl(server.uploadUrl(), reply))
                : new Lookup.Unknown<>(
                        "it is a simple index; Pulp takes uploads there too, and only an upload shows whether this server does");
    }

    private ProbeResult judge(Response response) throws IOException {
        ServerReply reply = new ServerReply(OPERATION, response.code(), "");
        Lookup<String> untold = new Lookup.Unknown<>(
                credentials.isPresent()
                        ? "only an upload shows whether the credentials are accepted"
                        : "no credentials were sent");
        if (response.isRedirect()) {
            return ProbeResult.of(untold, redirected(response, reply));
        }
        if (response.code() == 401 && credentials.isPresent()) {
            return ProbeResult.of(
                    new Lookup.Denied<>(new CredentialFailure.Refused(origin, server.name(), reply)),
                    new Lookup.Unknown<>("it answered 401"));
        }
        String type = response.header("Content-Type", "");
        String beginning = response.peekBody(READ_OF_ANSWER).string();
        boolean isIndex =
                type.contains("vnd.pypi.simple") || INDEX.matcher(beginning).find();
        return ProbeResult.of(
                untold,
                isIndex
                        ? index(reply)
                        : new Lookup.Unknown<>("it answered " + response.code()
                                + " to a GET; only an upload shows whether uploads are taken there"));
    }
}
