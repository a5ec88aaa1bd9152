package io.github.nightlywheels.maven;

import io.github.nightlywheels.http.HttpProxy;
import java.net.URI;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * The proxies of {@code settings.xml}, chosen as Maven chooses them for its own transfers, {@code nonProxyHosts} included;
 * their passwords come decrypted.
 */
final class MavenProxies implements HttpProxy.Choice {
    private final RepositorySystemSession session;

    MavenProxies(MavenSession session) {
        this.session = session.getRepositorySession();
    }

    @Override
    public Optional<HttpProxy> proxyFor(URI url) {
        RemoteRepository target = new RemoteRepository.Builder("nightly-wheels", "default", url.toString()).build();
        Proxy proxy = session.getProxySelector().getProxy(target);
        if (proxy == null) {
            return Optional.empty();
        }
        RemoteRepository proxied =
                new RemoteRepository.Builder(target).setProxy(proxy).build();
        try (AuthenticationContext credentials = AuthenticationContext.forProxy(session, proxied)) {
            return Optional.of(new HttpProxy(
                    proxy.getHost(),
                    proxy.getPort(),
                    credentials == null ? null : credentials.get(AuthenticationContext.USERNAME),
                    credentials == null ? null : credentials.get(AuthenticationContext.PASSWORD)));
        }
    }
}
