package io.github.nightlywheels.http;

import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Uses no connection twice with a server that speaks HTTP/1.0, which ends a connection after each answer. */
final class ShortLivedConnections implements Interceptor {
    private final Set<Connection> ended = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private volatile boolean closes;

    /** A request was given a connection that had ended; nothing of it was sent. */
    static final class EndedException extends IOException {
        private static final long serialVersionUID = 1;

        EndedException() {
            super("the connection ended with the answer before");
        }
    }

    /** Whether such a server has answered; what was connected before that must not be used again. */
    boolean areUsed() {
        return closes;
    }

    /**
     * Passes the request on.
     *
     * @throws EndedException if it was given its connection before it was known what the server speaks
     */
    @Override
    public Response intercept(Chain chain) throws IOException {
        @Nullable Connection connection = chain.connection();
        if (connection != null && ended.contains(connection)) {
            throw new EndedException();
        }
        Request request = chain.request();
        Response response = chain.proceed(
                closes ? request.newBuilder().header("Connection", "close").build() : request);
        if (response.protocol() == Protocol.HTTP_1_0) {
            if (connection != null) {
                ended.add(connection);
            }
            closes = true;
        }
        return response;
    }
}
