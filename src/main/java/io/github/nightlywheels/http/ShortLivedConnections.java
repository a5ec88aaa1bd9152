package io.github.nightlywheels.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/** Uses no connection twice with a server that speaks HTTP/1.0, which ends a connection after each answer. */
final class ShortLivedConnections implements Interceptor {
    private volatile boolean closes;

    /** Whether such a server has answered; what was connected before that must not be used again. */
    boolean areUsed() {
        return closes;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Response response = chain.proceed(
                closes ? request.newBuilder().header("Connection", "close").build() : request);
        closes |= response.protocol() == Protocol.HTTP_1_0;
        return response;
    }
}
