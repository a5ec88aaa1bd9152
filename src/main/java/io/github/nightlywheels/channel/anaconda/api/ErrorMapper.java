package io.github.nightlywheels.channel.anaconda.api;

import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.failure.TransferFailure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an unsuccessful answer means. The only place where status codes and the server's words become failures
 * ({@code anaconda-api.md} section 3): the words decide where they are known, because the server says nearly everything
 * with 401; the status decides where they are not.
 *
 * @param token where the token came from, and whose it is
 * @param organization the channel
 * @param project the project that the request was about, or empty
 */
public record ErrorMapper(TokenOrigin token, String organization, String project) {
    private static final Pattern EXPIRED = words("token has expired");
    private static final Pattern REVOKED = words("no longer valid");
    private static final Pattern SCOPE = words("suffici?ent scope.*expected:\\s*([\\w:]+)");
    private static final Pattern NO_HEADER = words("header was not given");
    private static final Pattern NOT_AUTHORIZED = words("not authorized to perform");
    private static final Pattern MAY_NOT_CREATE = words("not enough permissions? to create");
    private static final Pattern QUOTA = words("storage requirements exceeded");

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** The failure behind an answer that is not a success, of a request about the token or the organization. */
    Failure of(ApiResponse answer) {
        ServerReply reply = answer.reply();
        String text = reply.text();
        Matcher scope = SCOPE.matcher(text);
        if (EXPIRED.matcher(text).find()) {
            return new TokenFailure.Expired(token, Optional.empty(), Optional.of(reply));
        }
        if (REVOKED.matcher(text).find()) {
            return new TokenFailure.Revoked(token, reply);
        }
        if (scope.find()) {
            return new TokenFailure.WrongScope(token, List.of(scope.group(1)), Optional.of(reply));
        }
        if (NO_HEADER.matcher(text).find()) {
            return new TokenFailure.NotReceived(token, reply);
        }
        if (MAY_NOT_CREATE.matcher(text).find()) {
            return new AccessFailure.MayNotCreatePackage(token, organization, project, List.of(), reply);
        }
        if (NOT_AUTHORIZED.matcher(text).find()) {
            return new AccessFailure.NotAuthorized(token, organization, project, reply);
        }
        if (reply.status() == 402 || QUOTA.matcher(text).find()) {
            return new ChannelFailure.QuotaExceeded(organization, reply);
        }
        return byStatus(answer);
    }

    private Failure byStatus(ApiResponse answer) {
        ServerReply reply = answer.reply();
        boolean json = answer.json().isObject();
        return switch (reply.status()) {
            case 401 -> new TokenFailure.Rejected(token, reply);
            case 403 ->
                json && !project.isEmpty()
                        ? new AccessFailure.NotAuthorized(token, organization, project, reply)
                        : new TokenFailure.Rejected(token, reply);
            case 404 ->
                json && !project.isEmpty()
                        ? new AccessFailure.NotFoundOrHidden(token, organization, project, reply)
                        : new TransferFailure.UnexpectedAnswer(reply, "an anaconda.org API at this address");
            default ->
                answer.isTransient()
                        ? new TransferFailure.ServerError(reply)
                        : new TransferFailure.UnexpectedAnswer(reply, "a success");
        };
    }
}
