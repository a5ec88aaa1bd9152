package io.github.nightlywheels.channel.pypi;

import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.engine.RecordingListener;
import io.github.nightlywheels.http.ConnectionSettings;
import io.github.nightlywheels.retry.Retrier;
import io.github.nightlywheels.retry.RetryLimits;
import io.github.nightlywheels.retry.Sleeper;
import io.github.nightlywheels.token.Token;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** The channel of a fake server on this machine, in real time. */
public final class LocalPypi {
    private static final int THREADS = 8;

    private LocalPypi() {}

    /** Opens it for somebody who may upload. */
    public static PypiChannel open(String uploadUrl, String indexUrl, String user, String password) {
        return new PypiChannel(
                new PypiServer(
                        "server", HttpUrl.get(uploadUrl), Optional.of(HttpUrl.get(indexUrl)), PypiServer.Family.OTHER),
                Optional.of(Token.ofBasic(Optional.of(user), password, "the fake")),
                Map.of(),
                ConnectionSettings.direct(Duration.ofSeconds(60), THREADS, "test/1.0"),
                new Retrier(
                        new RetryLimits(8, Duration.ofMinutes(10)),
                        Clock.systemUTC(),
                        Sleeper.REAL,
                        () -> 0.5,
                        (operation, reason, pause) -> System.err.println(operation + ": " + reason)),
                Clock.systemUTC(),
                new RecordingListener(),
                Duration.ofMinutes(2));
    }
}
