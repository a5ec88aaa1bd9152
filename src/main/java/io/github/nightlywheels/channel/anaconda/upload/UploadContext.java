package io.github.nightlywheels.channel.anaconda.upload;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadListener;
import io.github.nightlywheels.channel.anaconda.api.ApiRequest;
import io.github.nightlywheels.channel.anaconda.api.ChannelContext;
import io.github.nightlywheels.channel.anaconda.api.PackageCatalog;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import io.github.nightlywheels.http.ConnectionSettings;
import java.time.Clock;
import java.util.concurrent.Semaphore;

/**
 * Everything that the uploads of one run share.
 *
 * @param api the API
 * @param storage the storage
 * @param storageSlots one permit per storage transfer that may run at once
 * @param catalog reads what is on the channel
 * @param releases makes sure of packages and releases
 * @param identity who speaks
 * @param network how the network is used
 * @param clock tells the time
 * @param listener hears of progress
 */
public record UploadContext(
        RetryingApi api,
        StorageClient storage,
        Semaphore storageSlots,
        PackageCatalog catalog,
        ReleaseCreator releases,
        ChannelContext identity,
        ConnectionSettings network,
        Clock clock,
        UploadListener listener) {

    /** The same, but nothing is tried again without asking; see {@link RetryingApi#asking}. */
    UploadContext asking(Runnable check) {
        return new UploadContext(
                api.asking(check), storage, storageSlots, catalog, releases, identity, network, clock, listener);
    }

    /** A request about one wheel; its operation is the endpoint's name and the wheel's. */
    ApiRequest post(Upload upload, String endpoint, JsonNode body) {
        return ApiRequest.post(
                endpoint + " " + upload.filename(),
                body,
                endpoint,
                identity.organization(),
                upload.release().project().text(),
                upload.release().version(),
                upload.filename());
    }
}
