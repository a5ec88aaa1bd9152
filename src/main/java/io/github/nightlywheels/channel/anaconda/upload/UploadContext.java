package io.github.nightlywheels.channel.anaconda.upload;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadListener;
import io.github.nightlywheels.channel.anaconda.api.ApiRequest;
import io.github.nightlywheels.channel.anaconda.api.PackageCatalog;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import java.time.Clock;
import java.time.Duration;

/**
 * What the uploads of one run share.
 *
 * @param api the API
 * @param catalog reads what is on the channel
 * @param releases makes sure of packages and releases
 * @param storage the storage
 * @param listener hears of progress
 * @param clock tells the time
 * @param limits how much is done at once, and how long the server may take to show what was written: what does not show for
 *     that long is taken as not there, where nothing else is known of it
 */
public record UploadContext(
        RetryingApi api,
        PackageCatalog catalog,
        ReleaseCreator releases,
        StorageClient storage,
        UploadListener listener,
        Clock clock,
        TransferLimits limits) {

    Duration visibilityTimeout() {
        return limits.visibilityTimeout();
    }

    /** A write about one wheel; its operation is the endpoint's name and the wheel's. */
    ApiRequest about(Upload upload, String endpoint, JsonNode body) {
        return ApiRequest.post(
                endpoint + " " + upload.filename(),
                body,
                endpoint,
                api.context().organization(),
                upload.release().project().text(),
                upload.release().version(),
                upload.filename());
    }
}
