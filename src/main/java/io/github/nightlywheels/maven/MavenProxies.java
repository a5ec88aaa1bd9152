package io.github.nightlywheels.maven;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/**
 * The proxies of {@code settings.xml}, chosen as Maven chooses them for its own transfers, {@code nonProxyHosts} included;
 * their passwords come decrypted.
 */
final class MavenProxies extends ProxySelector {
    private final RepositorySystemSession session;

    MavenProxies(MavenSession session) {
        this.session = session.getRepositorySession();
    }

    @Override
    public List<java.net.Proxy> select(URI url) {
        return List.of(proxied(url.toString())
                .map(RemoteRepository::getProxy)
                .map(proxy -> new java.net.Proxy(
                        java.net.Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort())))
                .orElse(java.net.Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI url, SocketAddress address, IOException failure) {
        // The failed request says so itself.
    }

    private Optional<RemoteRepository> proxied(String url) {
        RemoteRepository target = new RemoteRepository.Builder("nightly-wheels", "default", url).build();
        Proxy proxy = session.getProxySelector().getProxy(target);
        return Optional.ofNullable(proxy)
                .map(chosen ->
                        new RemoteRepository.Builder(target).setProxy(chosen).build());
    }

    /** The credentials of the proxies, for none but the proxy that is chosen for the URL. */
    Authenticator credentials() {
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return proxied(getRequestingURL().toString())
                        .filter(target -> target.getProxy().getHost().equals(getRequestingHost())
                                && target.getProxy().getPort() == getRequestingPort())
                        .flatMap(MavenProxies.this::find)
                        .orElse(null);
            }
        };
    }

    private Optional<PasswordAuthentication> find(RemoteRepository proxied) {
        try (AuthenticationContext context = AuthenticationContext.forProxy(session, proxied)) {
            String username = context == null ? null : context.get(AuthenticationContext.USERNAME);
            String password = context == null ? null : context.get(AuthenticationContext.PASSWORD);
            return Optional.ofNullable(username)
                    .map(name -> new PasswordAuthentication(name, (password == null ? "" : password).toCharArray()));
        }
    }
}
