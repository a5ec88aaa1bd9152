package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.transfer.CircuitBreaker.Reach;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.StorageFailure;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TransferFailure;

/** What else would fail on anaconda.org for the same reason as one upload. */
final class AnacondaFailureReach {
    private AnacondaFailureReach() {}

    static Reach of(Failure failure) {
        boolean stopsTheRun = failure instanceof TokenFailure
                || failure instanceof ChannelFailure.QuotaExceeded
                || failure instanceof ChannelFailure.ReadOnly
                || failure instanceof TransferFailure.TlsFailed
                || failure instanceof TransferFailure.Interrupted;
        if (stopsTheRun) {
            return Reach.RUN;
        }
        if (mayPass(failure)) {
            return Reach.PASSING;
        }
        return failure instanceof AccessFailure ? Reach.PROJECT : Reach.WHEEL;
    }

    /** Whether it is the server or the network that failed, and not the wheel. */
    static boolean mayPass(Failure failure) {
        return failure instanceof TransferFailure.ServerError
                || failure instanceof TransferFailure.GatewayRefused
                || failure instanceof TransferFailure.Unreachable
                || (failure instanceof StorageFailure refused && StorageResponse.mayPass(refused));
    }
}
