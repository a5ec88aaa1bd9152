package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.UploadListener;
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
record Server(
        AnacondaApi api,
        StorageClient storage,
        Semaphore storageSlots,
        Catalog catalog,
        Releases releases,
        Identity identity,
        Network network,
        Clock clock,
        UploadListener listener) {}
