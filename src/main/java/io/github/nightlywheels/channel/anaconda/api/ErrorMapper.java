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
 * What the server's answers mean. The only place where status codes and the server's words get a meaning
 * ({@code anaconda-api.md} sections 1 and 3): the words decide where they are known, because the server says nearly everything
 * with 401; the status decides where they are not.
 *
 * @param token where the token came from, and whose it is
 * @param organization the channel
 * @param project the project that the request was about, or empty
 */
public record ErrorMapper(TokenOrigin token, String organization, String project) {
    private static final Optional<String> STATUS_PAGE = Optional.of("https://anaconda.statuspage.io");
    private static final Pattern EXPIRED = words("token has expired");
    private static final Pattern REVOKED = words("no longer valid");
    private static final Pattern SCOPE = words("suffici?ent scope.*expected:\\s*([\\w:]+)");
    private static final Pattern NO_HEADER = words("header was not given");
    private static final Pattern NOT_AUTHORIZED = words("not authorized to perform");
    private static final Pattern MAY_NOT_CREATE = words("not enough permissions? to create");
    private static final Pattern QUOTA = words("storage requirements exceeded");
    private static final List<Pattern> REFUSALS =
            List.of(EXPIRED, REVOKED, SCOPE, NO_HEADER, NOT_AUTHORIZED, MAY_NOT_CREATE, QUOTA);

    private static final String AN_API = "an anaconda.org API at this address";

    /** 404: a project, a file, a release, and what was staged. */
    private static final Pattern GONE = words("could not be found|does not exist|invalid dist_id");

    /** 409 for a package, 400 for a release. */
    private static final Pattern EXISTS = words("already have a package named|already exists");

    /** 409 for a file: the first of the two texts. */
    private static final Pattern TAKEN = words("already exists");

    /** 409 for a file: what only the second text says. */
    private static final Pattern BEING_UPLOADED = words("being uploaded|wait \\d+ minutes");

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** Gives an answer its meaning. */
    public static Classification classify(Operation operation, ApiResponse response) {
        Meaning meaning = operation == Operation.READ ? meaningOfRead(response) : meaningOfWrite(operation, response);
        return new Classification(meaning, effect(operation, meaning, response), response);
    }

    private static Meaning meaningOfRead(ApiResponse response) {
        if (response.status() == 204) {
            return Meaning.CONFIRMED;
        }
        return switch (response.status() / 100) {
            case 2 ->
                response.json().isContainerNode() && !JsonFields.isError(response.json())
                        ? Meaning.SUCCESS
                        : Meaning.NOT_UNDERSTOOD;
            default ->
                response.status() == 404
                        ? response.isPage() ? Meaning.ABSENT_ON_PAGE : Meaning.ABSENT
                        : meaningOfError(response);
        };
    }

    private static Meaning meaningOfWrite(Operation operation, ApiResponse response) {
        boolean isStage = operation == Operation.STAGE;
        boolean isAboutFile = isStage || operation == Operation.COMMIT;
        boolean creates = operation == Operation.CREATE_PACKAGE || operation == Operation.CREATE_RELEASE;
        int status = response.status();
        if (status / 100 == 2) {
            // What was staged is in the body, which is looked into anyway.
            boolean isOwn = isStage || !(response.isPage() || JsonFields.isError(response.json()));
            return isOwn ? Meaning.SUCCESS : Meaning.UNEXPECTED;
        }
        if (status == 404) {
            return Meaning.ABSENT;
        }
        if (isAboutFile && status == 409) {
            return says(BEING_UPLOADED, response) ? Meaning.BEING_UPLOADED : Meaning.TAKEN;
        }
        if (creates && (status == 409 || status == 400) && says(EXISTS, response)) {
            return Meaning.EXISTS;
        }
        // Seen after all bytes had arrived and the commit had taken effect (section 1.8).
        return operation == Operation.COMMIT && status == 405 ? Meaning.TRANSIENT : meaningOfError(response);
    }

    private static Meaning meaningOfError(ApiResponse response) {
        if (isTransient(response.status())) {
            return Meaning.TRANSIENT;
        }
        // Not the API's word but that of what stands in front of it, which may let the next request pass.
        if (response.status() / 100 == 4 && isOfSomethingElse(response)) {
            return Meaning.TRANSIENT;
        }
        boolean isKnown = response.json().isObject()
                && (response.status() == 402 || REFUSALS.stream().anyMatch(words -> says(words, response)));
        return isKnown ? Meaning.REFUSED : Meaning.UNEXPECTED;
    }

    /** The API gives its reasons in JSON: a page, and a refusal without a word, are of something in front of it. */
    private static boolean isOfSomethingElse(ApiResponse response) {
        boolean refuses = response.status() == 401 || response.status() == 403;
        return response.isPage() || (refuses && !response.json().isContainerNode());
    }

    private static Effect effect(Operation operation, Meaning meaning, ApiResponse response) {
        if (operation == Operation.READ) {
            return Effect.NONE;
        }
        return switch (meaning) {
            case SUCCESS, CONFIRMED -> Effect.DONE;
            case REFUSED, EXISTS -> Effect.NONE;
            case ABSENT -> says(GONE, response) ? Effect.NONE : Effect.UNKNOWN;
            case TAKEN -> operation == Operation.STAGE || says(TAKEN, response) ? Effect.NONE : Effect.UNKNOWN;
            // The upload in progress may be the one that is being committed.
            case BEING_UPLOADED -> operation == Operation.COMMIT ? Effect.UNKNOWN : Effect.NONE;
            case TRANSIENT ->
                switch (response.status()) {
                    case 429 -> Effect.NONE;
                    case 503 -> Effect.DENIED;
                    default -> Effect.UNKNOWN;
                };
            case ABSENT_ON_PAGE, NOT_UNDERSTOOD, UNEXPECTED -> Effect.UNKNOWN;
        };
    }

    private static boolean says(Pattern words, ApiResponse response) {
        return response.json().isObject()
                && words.matcher(response.reply().text()).find();
    }

    /** Whether a status says that the same request may do better later, whoever answered. */
    public static boolean isTransient(int status) {
        return status == 408 || status == 429 || (status >= 500 && status != 501 && status != 505);
    }

    /** The failure behind an answer that is not a success, of a request about the token or the organization. */
    Failure of(ApiResponse answer) {
        ServerReply reply = answer.reply();
        String text = answer.isPage() ? "" : reply.text();
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
            case 401 ->
                isOfSomethingElse(answer)
                        ? new TransferFailure.GatewayRefused(reply)
                        : new TokenFailure.Rejected(token, reply);
            case 403 ->
                isOfSomethingElse(answer)
                        ? new TransferFailure.GatewayRefused(reply)
                        : json && !project.isEmpty()
                                ? new AccessFailure.NotAuthorized(token, organization, project, reply)
                                : new TokenFailure.Rejected(token, reply);
            case 404 ->
                json && !project.isEmpty()
                        ? new AccessFailure.NotFoundOrHidden(token, organization, project, reply)
                        : new TransferFailure.UnexpectedAnswer(reply, AN_API);
            default ->
                isTransient(reply.status())
                        ? new TransferFailure.ServerError(reply, STATUS_PAGE)
                        : new TransferFailure.UnexpectedAnswer(reply, "a success");
        };
    }
    /** What has failed if an answer that might have been another one next time stayed the same. */
    static Failure ofRepeated(Classification answer) {
        ApiResponse response = answer.response();
        if (answer.meaning() == Meaning.ABSENT_ON_PAGE) {
            return new TransferFailure.UnexpectedAnswer(response.reply(), AN_API);
        }
        return isOfSomethingElse(response) && !isTransient(response.status())
                ? new TransferFailure.GatewayRefused(response.reply())
                : new TransferFailure.ServerError(response.reply(), STATUS_PAGE);
    }
}
