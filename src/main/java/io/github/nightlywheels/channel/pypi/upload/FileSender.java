package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.transfer.WheelBody;
import io.github.nightlywheels.channel.transfer.WheelReading;
import io.github.nightlywheels.channel.transfer.WheelTransfer;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.http.NoResponseException;
import io.github.nightlywheels.http.UrlText;
import io.github.nightlywheels.retry.RetryBudget;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.List;
import java.util.Optional;

/** Sends one file, as often as it is told to, and says what was answered. */
final class FileSender {
    private final UploadScope scope;
    private final Upload upload;
    private final PypiUploadState state;
    private final WheelTransfer transfer;
    private List<FormFields.Field> form = List.of();

    FileSender(UploadScope scope, Upload upload, String operation, PypiUploadState state) {
        this.scope = scope;
        this.state = state;
        this.upload = upload;
        this.transfer = new WheelTransfer(
                upload, operation, scope.server().upload(), Optional.of(UploadClient.CONTENT), scope.listener());
    }

    /**
     * Sends once.
     *
     * @param budget how long to try to have the credentials, and to read the file
     */
    AnswerMeaning send(RetryBudget budget) throws NoResponseException {
        scope.client().prepare(budget);
        if (form.isEmpty()) {
            form = WheelReading.read(
                    scope.retrier().retryDecision("read " + upload.filename(), budget),
                    () -> FormFields.of(upload.wheel()));
        }
        state.sends();
        UploadAnswer answer = transfer.send(
                body -> scope.client().send(upload.wheel(), form, body, state.sendCount()),
                given -> hasArrived(meaning(given))
                        ? Optional.empty()
                        : Optional.of(given.reply()).map(ServerReply::words),
                this::whileSending);
        AnswerMeaning meaning = meaning(answer);
        if (hasArrived(meaning)) {
            answer.text().ifPresent(words -> scope.content().noteRemark(words, upload.filename()));
        }
        return meaning;
    }

    private AnswerMeaning meaning(UploadAnswer answer) {
        return scope.answers().of(answer, upload);
    }

    private static boolean hasArrived(AnswerMeaning meaning) {
        return meaning instanceof AnswerMeaning.Stored || meaning instanceof AnswerMeaning.Accepted;
    }

    /** A server that does not want the file may end the connection before it has read all of it, which hides its answer. */
    private IOException whileSending(IOException e, WheelBody body) {
        NoResponseException unanswered =
                new NoResponseException("", UrlText.address(scope.server().upload()), e);
        if (unanswered.neverSent() || body.isSent()) {
            return e;
        }
        ProtocolException explained = new ProtocolException(unanswered.words()
                + " (while the file was being sent: check the limit on its size, and the credentials)");
        explained.initCause(e);
        return explained;
    }
}
