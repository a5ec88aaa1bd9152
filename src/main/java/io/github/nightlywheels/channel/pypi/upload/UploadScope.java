package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadListener;
import io.github.nightlywheels.channel.pypi.api.Credentials;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.channel.pypi.index.IndexClient;
import io.github.nightlywheels.channel.pypi.index.IndexPage;
import io.github.nightlywheels.channel.pypi.index.IndexedContent;
import io.github.nightlywheels.channel.transfer.WheelReading;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.http.ConnectionSettings;
import io.github.nightlywheels.http.FirstContact;
import io.github.nightlywheels.http.HttpTransport;
import io.github.nightlywheels.retry.Retrier;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.retry.SharedWaits;
import java.time.Clock;
import java.time.Duration;

/**
 * What the uploads of one run share.
 *
 * @param server the server
 * @param client sends
 * @param index reads the index
 * @param content compares what the index has
 * @param answers knows what answers mean
 * @param retrier repeats
 * @param listener hears of progress
 * @param clock tells the time
 * @param visibilityTimeout how long a file that the server has may take to show in its index
 * @param oddRefusals how long was waited in vain after refusals that do not fit what the server did before
 */
public record UploadScope(
        PypiServer server,
        UploadClient client,
        IndexClient index,
        IndexedContent content,
        UploadAnswerClassifier answers,
        Retrier retrier,
        UploadListener listener,
        Clock clock,
        Duration visibilityTimeout,
        SharedWaits oddRefusals) {

    /**
     * Compares what a page has under a file's name with the file here, which is read for a digest that is seldom needed.
     *
     * @throws io.github.nightlywheels.failure.FailureException if it cannot be read
     */
    IndexedContent.Result compare(IndexPage page, Upload upload, RetryBudget budget) {
        String name = upload.filename();
        return WheelReading.read(
                retrier.retryDecision("compare " + name, budget), () -> content.compare(page, name, upload.wheel()));
    }

    /** The time that a file may take to show. */
    RetryBudget visibility() {
        return retrier.budget(visibilityTimeout);
    }

    /** The same after an odd refusal: of several files that do not show, only the first is waited for. */
    RetryBudget visibilityAfterOddRefusal() {
        return retrier.budget(visibilityTimeout, oddRefusals);
    }

    /**
     * What the uploads to a server share.
     *
     * @param origin where the credentials came from
     */
    public static UploadScope of(
            PypiServer server,
            TokenOrigin origin,
            Credentials credentials,
            IndexClient index,
            IndexedContent content,
            HttpTransport http,
            ConnectionSettings settings,
            Retrier retrier,
            UploadListener listener,
            Clock clock,
            FirstContact contact,
            Duration visibilityTimeout) {
        return new UploadScope(
                server,
                new UploadClient(server, credentials, http, settings, clock, contact),
                index,
                content,
                new UploadAnswerClassifier(server, origin),
                retrier,
                listener,
                clock,
                visibilityTimeout,
                retrier.sharedWaits(visibilityTimeout));
    }
}
