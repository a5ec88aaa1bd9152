package io.github.nightlywheels.channel;

import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.http.ExchangeListener;
import io.github.nightlywheels.token.Token;
import java.time.Duration;

/** Hears what a channel does while it does it. Called from several threads at once. */
public interface ChannelListener extends UploadListener, ExchangeListener {

    /**
     * A request failed and is made again after a pause.
     *
     * @param operation what the request was for
     * @param reason why it failed, as a clause
     */
    void retrying(String operation, String reason, Duration pause);

    /** A server has made a token for this run, which nobody who keeps secrets out of logs knows yet. */
    default void tokenMade(Token token) {}

    /** How parameters are written where a person reads what is heard here. */
    default ParameterNames names() {
        return ParameterNames.PLAIN;
    }
}
