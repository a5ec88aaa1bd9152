package io.github.nightlywheels.cli;

import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that environment variables name, as curl, pip and twine read them: {@code https_proxy} or {@code http_proxy}, else
 * {@code all_proxy}; each in lower case, else in upper case; not for the hosts of {@code no_proxy}; and an empty one is none.
 * Proxies that Java has been given come before them.
 */
final class EnvironmentProxies extends ProxySelector {
    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
    private static final int USUAL_PORT = 80;

    /** The properties that name proxies to Java itself, by its "Networking Properties". */
    private static final List<String> PROPERTIES = List.of("http.proxyHost", "https.proxyHost", "socksProxyHost");

    private final Map<String, String> variables;
    private final Optional<ProxySelector> ofJava;

    /** The proxies of the environment, and before them those of Java, if it has been given some. */
    EnvironmentProxies(Map<String, String> variables, Optional<ProxySelector> ofJava) {
        this.variables = Map.copyOf(variables);
        this.ofJava = ofJava;
    }

    /** The same with the proxies that this JVM has been given. */
    static EnvironmentProxies of(Map<String, String> variables) {
        return new EnvironmentProxies(variables, ofJava(System.getProperties()));
    }

    /** What chooses Java's proxies, if properties name some. */
    static Optional<ProxySelector> ofJava(Properties properties) {
        boolean areNamed = PROPERTIES.stream()
                        .anyMatch(name -> !properties.getProperty(name, "").isBlank())
                || Boolean.parseBoolean(properties.getProperty("java.net.useSystemProxies"));
        return areNamed ? Optional.of(ProxySelector.getDefault()) : Optional.empty();
    }

    /**
     * The proxy for a URL, or a direct connection.
     *
     * @throws FailureException with {@link ConfigurationFailure.InvalidParameter} if the variable holds no URL of a proxy
     */
    @Override
    public List<Proxy> select(URI url) {
        if (ofJava.isPresent()) {
            return ofJava.get().select(url);
        }
        return List.of(proxy(url)
                .map(proxy ->
                        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port(proxy))))
                .orElse(Proxy.NO_PROXY));
    }

    /**
     * Refuses the proxy for a URL if it cannot be used, before there is a request to send through it.
     *
     * @throws FailureException as {@link #select} does
     */
    void requireUsable(URI url) {
        Optional<URI> unused = proxy(url);
    }

    @Override
    public void connectFailed(URI url, SocketAddress address, IOException failure) {
        // The failed request says so itself.
    }

    /** The user name and password in the proxy's URL, for that proxy only. */
    Authenticator credentials() {
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return proxy(URI.create(getRequestingURL().toString()))
                        .filter(proxy ->
                                proxy.getHost().equals(getRequestingHost()) && port(proxy) == getRequestingPort())
                        .flatMap(proxy -> Optional.ofNullable(proxy.getRawUserInfo()))
                        .map(EnvironmentProxies::authentication)
                        .orElse(null);
            }
        };
    }

    private static PasswordAuthentication authentication(String userInfo) {
        String[] parts = userInfo.split(":", 2);
        return new PasswordAuthentication(decoded(parts[0]), (parts.length < 2 ? "" : decoded(parts[1])).toCharArray());
    }

    private static String decoded(String text) {
        return String.valueOf(URI.create("http://" + text + "@host").getUserInfo());
    }

    private Optional<URI> proxy(URI url) {
        if (ofJava.isPresent() || url.getHost() == null || isExcepted(plain(url.getHost()))) {
            return Optional.empty();
        }
        String scheme = url.getScheme().toLowerCase(Locale.ROOT).replaceFirst("^.*\\+", "");
        return variable(scheme + "_proxy")
                .or(() -> variable("all_proxy"))
                .filter(name -> !value(name).isEmpty())
                .map(this::parse);
    }

    private static int port(URI proxy) {
        return proxy.getPort() < 0 ? USUAL_PORT : proxy.getPort();
    }

    /** The name of a variable that there is, in lower case or else in upper case. */
    private Optional<String> variable(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .filter(variables::containsKey)
                .findFirst();
    }

    private String value(String variable) {
        return variables.getOrDefault(variable, "").strip();
    }

    /** The value can hold a password, so it is not shown. */
    private URI parse(String variable) {
        String text = value(variable);
        try {
            URI proxy = new URI(text.contains("://") ? text : "http://" + text);
            if ("http".equalsIgnoreCase(proxy.getScheme()) && proxy.getHost() != null) {
                return proxy;
            }
        } catch (URISyntaxException e) {
            // Its message would show the text.
        }
        throw new FailureException(new ConfigurationFailure.InvalidParameter(
                variable,
                "(a value that is not shown)",
                "http://HOST:PORT or http://NAME:PASSWORD@HOST:PORT, with %40 for @ and the like in the password, and no"
                        + " underscore in the host"));
    }

    /** Whether {@code no_proxy} has the host, or a domain that it is in; {@code *} is all hosts. Ports and ranges are not read. */
    private boolean isExcepted(String host) {
        return variable("no_proxy").stream()
                .flatMap(name -> SEPARATOR.splitAsStream(value(name).toLowerCase(Locale.ROOT)))
                .map(EnvironmentProxies::plain)
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.equals("*") || host.equals(entry) || host.endsWith("." + entry));
    }

    /** A host as it is compared: without the brackets of an address, and without the dots around a domain. */
    private static String plain(String host) {
        return host.toLowerCase(Locale.ROOT)
                .replaceFirst("^\\[(.*)]$", "$1")
                .replaceFirst("^\\*?\\.", "")
                .replaceFirst("\\.$", "");
    }
}
