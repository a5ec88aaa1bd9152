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

/**
 * The failure behind an answer that is not a success ({@code anaconda-api.md} sections 1 and 3).
 *
 * @param token where the token came from, and whose it is
 * @param organization the channel
 * @param project the project that the request was about, or empty
 */
record ErrorMapper(TokenOrigin token, String organization, String project) {
    private static final Optional<String> STATUS_PAGE = Optional.of("https://anaconda.statuspage.io");
    private static final String AN_API = "an anaconda.org API at this address";

    /** The failure behind an answer that is not a success, of a request about the token or the organization. */
    Failure of(ApiResponse answer) {
        ServerReply reply = answer.reply();
        String text = answer.isPage() ? "" : reply.text();
        return RefusalWords.find(text).map(words -> byWords(words, text, reply)).orElseGet(() -> byStatus(answer));
    }

    private Failure byWords(RefusalWords words, String text, ServerReply reply) {
        return switch (words) {
            case EXPIRED -> new TokenFailure.Expired(token, Optional.empty(), Optional.of(reply));
            case REVOKED -> new TokenFailure.Revoked(token, reply);
            case SCOPE ->
                new TokenFailure.WrongScope(
                        token, RefusalWords.scope(text).stream().toList(), Optional.of(reply));
            case NO_HEADER -> new TokenFailure.NotReceived(token, reply);
            case MAY_NOT_CREATE ->
                new AccessFailure.MayNotCreatePackage(token, organization, project, List.of(), reply);
            case NOT_AUTHORIZED -> new AccessFailure.NotAuthorized(token, organization, project, reply);
            case QUOTA -> new ChannelFailure.QuotaExceeded(organization, reply);
        };
    }

    private Failure byStatus(ApiResponse answer) {
        ServerReply reply = answer.reply();
        return switch (AnswerClassifier.wordlessRefusal(answer)) {
            case QUOTA -> new ChannelFailure.QuotaExceeded(organization, reply);
            case GATEWAY -> new TransferFailure.GatewayRefused(reply);
            case TOKEN_REJECTED -> new TokenFailure.Rejected(token, reply);
            case FORBIDDEN ->
                answer.json().isObject() && !project.isEmpty()
                        ? new AccessFailure.NotAuthorized(token, organization, project, reply)
                        : new TokenFailure.Rejected(token, reply);
            case NOT_FOUND ->
                project.isEmpty()
                        ? new TransferFailure.UnexpectedAnswer(reply, AN_API)
                        : new AccessFailure.NotFoundOrHidden(token, organization, project, reply);
            case NO_API -> new TransferFailure.UnexpectedAnswer(reply, AN_API);
            case SERVER_ERROR -> new TransferFailure.ServerError(reply, STATUS_PAGE);
            case UNEXPECTED ->
                new TransferFailure.UnexpectedAnswer(
                        reply, "a success", STATUS_PAGE.filter(page -> answer.isGoneWithoutWords()));
        };
    }

    /** What has failed if an answer that might have been another one next time stayed the same. */
    static Failure ofRepeated(Classification answer) {
        ApiResponse response = answer.response();
        if (answer.meaning() == Meaning.ABSENT_ON_PAGE) {
            return new TransferFailure.UnexpectedAnswer(response.reply(), AN_API);
        }
        return AnswerClassifier.isRefusalOfSomethingElse(response)
                ? new TransferFailure.GatewayRefused(response.reply())
                : new TransferFailure.ServerError(response.reply(), STATUS_PAGE);
    }
}
