package io.github.nightlywheels.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionSettingsTest {
    @Test
    void theCredentialsOfAProxyAreNotShown() {
        ConnectionSettings settings = ConnectionSettings.direct(Duration.ofSeconds(1), 1, "test/1.0")
                .withProxies(
                        ProxySelector.of(InetSocketAddress.createUnresolved("proxy.example", 3128)),
                        new Authenticator() {
                            @Override
                            protected PasswordAuthentication getPasswordAuthentication() {
                                return new PasswordAuthentication("ann", "very-secret".toCharArray());
                            }
                        });
        assertThat(settings.toString()).contains("test/1.0").doesNotContain("very-secret");
    }
}
