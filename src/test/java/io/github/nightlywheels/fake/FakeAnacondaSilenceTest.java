package io.github.nightlywheels.fake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FakeAnacondaSilenceTest {
    @AutoClose
    private final FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", "secret", "spnw", "demo");

    private final HandClient client = new HandClient(fake, "token secret");

    /** A connection on which something was asked, and on which nothing is waited for longer than a moment. */
    private Socket asks(String path) throws IOException {
        int port = URI.create(fake.apiUrl()).getPort();
        Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        socket.setSoTimeout(50);
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(US_ASCII));
        return socket;
    }

    @Test
    void someEndpointsNeverAnswerWhileOthersDo() throws Exception {
        fake.staysSilent(Endpoint.GROUPS, Endpoint.AUTHENTICATIONS);
        for (String path : new String[] {"/groups/spnw", "/groups/spnw", "/authentications"}) {
            try (Socket socket = asks(path)) {
                assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            }
        }
        assertThat(client.call("GET", "/user").statusCode()).isEqualTo(200);
        fake.behavesAgain();
        assertThat(client.call("GET", "/authentications").statusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerThatDribblesIsWholeInTheEnd() throws Exception {
        String whole = client.call("GET", "/user").body();
        fake.dribbles(Endpoint.USER, 1, Duration.ofNanos(1000));
        assertThat(client.call("GET", "/user").body()).isEqualTo(whole);
    }

    @Test
    void aDribblingAnswerDoesNotHoldUpTheClose() throws Exception {
        fake.dribbles(Endpoint.ACCOUNT, 1, Duration.ofDays(1));
        try (Socket socket = asks("/user/spnw");
                InputStream in = socket.getInputStream()) {
            socket.setSoTimeout(0);
            assertThat(in.read()).isEqualTo('H');
            socket.setSoTimeout(50);
            assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
            assertThat(fake.requests(Endpoint.ACCOUNT)).hasSize(1);
            fake.close();
        }
    }

    @Test
    void aWriteWhoseAnswerDribblesHasTakenEffect() throws Exception {
        fake.dribbles(Endpoint.RELEASE_CREATE, 1, Duration.ofNanos(1000));
        String body = HandClient.RELEASE.formatted("2.0");
        assertThat(client.call("POST", "/release/spnw/demo/2.0", body).statusCode())
                .isEqualTo(200);
        assertThat(fake.releases("spnw", "demo")).containsExactly("2.0");
    }
}
