package io.github.nightlywheels.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.engine.ChannelFactory;
import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import io.github.nightlywheels.token.TokenPlaces;
import java.net.Authenticator;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChannelParametersTest {
    private static final List<String> USUAL = List.of(ParameterDefaults.LABELS);

    private static ChannelParameters of(String organization, String apiUrl, String... given) {
        return new ChannelParameters(
                ChannelFactory.of(ProxySelector.of(null), new Authenticator() {}, "test/1.0"),
                new ChannelSettings(
                        organization,
                        apiUrl,
                        new TransferLimits(1, 0, Duration.ZERO, Duration.ofSeconds(1)),
                        InsecureHttp.LOOPBACK_ONLY),
                Set.of(given)::contains);
    }

    @Test
    void refusesAnOrganizationForAServerThatHasNone() {
        assertThatThrownBy(() -> of("acme", "testpypi", "organization").requireMeaning(USUAL))
                .hasMessageContaining("The parameter organization is \"acme\", expected is no value, because a"
                        + " PyPI-compatible server has no organizations.");
    }

    @Test
    void refusesLabelsForAServerThatHasNone() {
        assertThatThrownBy(() -> of(ParameterDefaults.ORGANIZATION, "pypi+https://example.org/", "labels")
                        .requireMeaning(List.of("main", "nightly")))
                .hasMessageContaining("The parameter labels is \"main,nightly\", expected is no value, because a"
                        + " PyPI-compatible server has no labels.");
    }

    @Test
    void refusesBothAlsoWhereTheyAreGivenAsTheyAreByDefault() {
        assertThatThrownBy(() -> of(ParameterDefaults.ORGANIZATION, "testpypi", "organization")
                        .requireMeaning(USUAL))
                .hasMessageContaining("The parameter organization is \"" + ParameterDefaults.ORGANIZATION + "\"");
        assertThatThrownBy(() ->
                        of(ParameterDefaults.ORGANIZATION, "testpypi", "labels").requireMeaning(USUAL))
                .hasMessageContaining("The parameter labels is \"" + ParameterDefaults.LABELS + "\"");
    }

    @Test
    void sendsNoTokenOfAnacondaToAnotherServer() {
        assertThat(of(ParameterDefaults.ORGANIZATION, "testpypi", "tokenEnvironmentVariable", "serverId")
                        .tokenPlaces(ParameterDefaults.TOKEN_ENVIRONMENT_VARIABLE, ParameterDefaults.SERVER_ID))
                .isEqualTo(new TokenPlaces("TWINE_PASSWORD", Optional.of("TWINE_USERNAME"), "testpypi"));
        assertThat(of(ParameterDefaults.ORGANIZATION, "testpypi", "tokenEnvironmentVariable", "serverId")
                        .tokenPlaces("MINE", "mine"))
                .isEqualTo(new TokenPlaces("MINE", Optional.of("TWINE_USERNAME"), "mine"));
    }

    @Test
    void takesBothWhereTheyHaveAMeaningAndTheUsualOnesEverywhere() {
        assertThatCode(() -> {
                    of("acme", ParameterDefaults.API_URL, "organization", "labels")
                            .requireMeaning(List.of("nightly"));
                    of(ParameterDefaults.ORGANIZATION, "testpypi").requireMeaning(USUAL);
                })
                .doesNotThrowAnyException();
    }
}
