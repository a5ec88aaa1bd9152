package io.github.nightlywheels.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.it.ForwardProxy;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which proxy the environment variables name, and that all of a run goes through it. */
class EnvironmentProxiesTest {
    private static final String PASSWORD = "p@ss:w+rd%";
    private static final URI API = URI.create("https://api.anaconda.org/user");

    private static EnvironmentProxies proxies(Map<String, String> variables) {
        return new EnvironmentProxies(variables, Optional.empty());
    }

    private static String chosen(EnvironmentProxies proxies, URI url) {
        Proxy proxy = proxies.select(url).get(0);
        return proxy.address() instanceof InetSocketAddress address
                ? address.getHostString() + ":" + address.getPort()
                : "direct";
    }

    private static Map<String, String> variables(String text) {
        return Arrays.stream(text.split(" "))
                .collect(Collectors.toMap(
                        part -> part.substring(0, part.indexOf('=')), part -> part.substring(part.indexOf('=') + 1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https_proxy=http://a:1                           | https://api.anaconda.org | a:1
            HTTPS_PROXY=http://a:1/                          | https://api.anaconda.org | a:1
            HTTPS_PROXY=a:1                                  | https://api.anaconda.org | a:1
            HTTPS_PROXY=http://a                             | https://api.anaconda.org | a:80
            https_proxy=http://a:1 HTTPS_PROXY=http://b:2    | https://api.anaconda.org | a:1
            https_proxy= HTTPS_PROXY=http://b:2              | https://api.anaconda.org | direct
            HTTPS_PROXY=http://a:1                           | http://api.anaconda.org  | direct
            HTTPS_PROXY=http://a:1                           | pypi+https://example.org | a:1
            HTTP_PROXY=http://a:1                            | http://api.anaconda.org  | a:1
            HTTP_PROXY=http://a:1                            | https://api.anaconda.org | direct
            ALL_PROXY=http://a:1                             | https://api.anaconda.org | a:1
            ALL_PROXY=http://a:1 HTTPS_PROXY=http://b:2      | https://api.anaconda.org | b:2
            ALL_PROXY=socks5://a:1 HTTPS_PROXY=http://b:2    | https://api.anaconda.org | b:2
            HTTPS_PROXY=http://[::1]:1                       | https://api.anaconda.org | [::1]:1
            HTTPS_PROXY=http://a:1                           | file:///tmp/nightly      | direct
            """)
    void theVariableOfTheSchemeComesFirstAndTheSmallOneBeforeTheLarge(String variables, URI url, String expected) {
        assertThat(chosen(proxies(variables(variables)), url)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            anaconda.org                | https://api.anaconda.org | direct
            .anaconda.org               | https://api.anaconda.org | direct
            *.anaconda.org              | https://api.anaconda.org | direct
            anaconda.org                | https://anaconda.org     | direct
            Anaconda.ORG                | https://API.anaconda.org | direct
            anaconda.org                | https://notanaconda.org  | a:1
            api                         | https://api.anaconda.org | a:1
            localhost, anaconda.org     | https://api.anaconda.org | direct
            localhost,127.0.0.1         | https://127.0.0.1        | direct
            [::1]                       | https://[::1]            | direct
            ::1                         | https://[::1]            | direct
            *                           | https://api.anaconda.org | direct
            ,                           | https://api.anaconda.org | a:1
            """)
    void hostsAndDomainsAreExcepted(String exceptions, URI url, String expected) {
        Map<String, String> variables = Map.of("HTTPS_PROXY", "http://a:1", "NO_PROXY", exceptions);
        assertThat(chosen(proxies(variables), url)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"socks5://ann:s3cret@a:1", "https://ann:s3cret@a:1", "http://ann:s3cret#@a:1", "ann:s3 cret@a:1"
            })
    void whatIsNoProxyOfHttpIsRefusedAndNotShown(String value) {
        assertThatThrownBy(() -> proxies(Map.of("https_proxy", value)).select(API))
                .isInstanceOfSatisfying(FailureException.class, thrown -> {
                    assertThat(thrown.failure()).isInstanceOf(ConfigurationFailure.InvalidParameter.class);
                    assertThat(thrown.failure().problem())
                            .contains("https_proxy")
                            .doesNotContain("s3");
                })
                .hasNoCause();
    }

    @Test
    void aProxyThatJavaWasGivenComesFirst() {
        ProxySelector given = ProxySelector.of(InetSocketAddress.createUnresolved("java", 7));
        EnvironmentProxies proxies =
                new EnvironmentProxies(Map.of("HTTPS_PROXY", "http://a:1", "NO_PROXY", "*"), Optional.of(given));
        assertThat(chosen(proxies, API)).isEqualTo("java:7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http.proxyHost=a", "https.proxyHost=a", "socksProxyHost=a", "java.net.useSystemProxies=true"})
    void javaIsGivenProxiesByItsProperties(String property) {
        Properties properties = new Properties();
        assertThat(EnvironmentProxies.ofJava(properties)).isEmpty();
        variables(property).forEach(properties::setProperty);
        assertThat(EnvironmentProxies.ofJava(properties)).isPresent();
    }

    @Test
    void sendsAllOfARunThroughTheProxyAndShowsItsPasswordNowhere(@TempDir Path directory) throws Exception {
        try (FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", "jd-0123456789-abcdef", "acme", "demo");
                ForwardProxy proxy = new ForwardProxy("ann", PASSWORD)) {
            fake.group("acme", "demo").member("second");
            WheelBuilder.wheel("demo", "1.0.dev1").buildIn(directory);
            Map<String, String> variables = new TreeMap<>(Map.of("ANACONDA_ORG_UPLOAD_TOKEN", "jd-0123456789-abcdef"));
            variables.put("http_proxy", "http://ann:p%40ss%3Aw+rd%25@127.0.0.1:" + proxy.port());
            MainRun run = publish(directory, fake, variables);
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out() + run.err()).doesNotContain(PASSWORD, "p%40ss");
            assertThat(proxy.forwarded()).hasSameSizeAs(fake.requests()).anyMatch(line -> line.contains("/stage/"));
            assertThat(fake.count(Endpoint.STORAGE)).isEqualTo(1);
        }
    }

    @Test
    void beginsNothingWithAProxyThatCannotBeUsed(@TempDir Path directory) throws Exception {
        try (FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", "jd-0123456789-abcdef", "acme", "demo")) {
            WheelBuilder.wheel("demo", "1.0.dev1").buildIn(directory);
            MainRun run = publish(directory, fake, Map.of("HTTP_PROXY", "socks5://ann:s3cret@a:1"));
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .contains("The parameter HTTP_PROXY is \"(a value that is not shown)\"", "correct HTTP_PROXY")
                    .doesNotContain("s3cret");
            assertThat(fake.requests()).isEmpty();
        }
    }

    private static MainRun publish(Path directory, FakeAnaconda fake, Map<String, String> variables) {
        return MainRun.of(
                directory,
                variables,
                "publish",
                "--verbose",
                "--organization=acme",
                "--api-url=" + fake.apiUrl(),
                "--report-directory=" + directory.resolve("reports"),
                directory.toString());
    }
}
