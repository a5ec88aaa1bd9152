package io.github.nightlywheels.channel.pypi;

import io.github.nightlywheels.channel.AccessInspector;
import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.ChannelListener;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Published;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadListener;
import io.github.nightlywheels.channel.pypi.access.PypiAccessInspector;
import io.github.nightlywheels.channel.pypi.access.UploadUrlProbe;
import io.github.nightlywheels.channel.pypi.api.Credentials;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.channel.pypi.credentials.IdentityExchange;
import io.github.nightlywheels.channel.pypi.credentials.IdentityToken;
import io.github.nightlywheels.channel.pypi.credentials.TokenCredentials;
import io.github.nightlywheels.channel.pypi.credentials.TrustedPublishing;
import io.github.nightlywheels.channel.pypi.index.IndexClient;
import io.github.nightlywheels.channel.pypi.index.IndexFile;
import io.github.nightlywheels.channel.pypi.index.IndexPage;
import io.github.nightlywheels.channel.pypi.index.IndexedContent;
import io.github.nightlywheels.channel.pypi.upload.PypiUploadBatch;
import io.github.nightlywheels.channel.pypi.upload.UploadScope;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.http.ConnectionSettings;
import io.github.nightlywheels.http.FirstContact;
import io.github.nightlywheels.http.HttpTransport;
import io.github.nightlywheels.retry.Retrier;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import io.github.nightlywheels.wheel.metadata.Version;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A channel on one server that speaks PyPI's upload API. */
public final class PypiChannel implements Channel {
    private final PypiServer server;
    private final Optional<Token> token;
    private final Credentials credentials;
    private final ConnectionSettings network;
    private final Retrier retrier;
    private final Clock clock;
    private final ParameterNames names;
    private final Duration visibilityTimeout;
    private final FirstContact contact;
    private final HttpTransport http;
    private final IndexClient index;
    private final IndexedContent content;
    private final ParallelRunner tasks;
    private final Map<String, IndexPage> pages = new ConcurrentHashMap<>();

    /**
     * A channel; nothing is sent before it is used.
     *
     * @param token the credentials, needed for everything but reading a public index
     * @param environment the variables of the environment, for trusted publishing
     * @param listener hears of each token that the server makes, and names the parameters
     * @param visibilityTimeout how long a file that the server has may take to show in its index
     * @throws io.github.nightlywheels.failure.FailureException if a URL is not secure
     */
    PypiChannel(
            PypiServer server,
            Optional<Token> token,
            Map<String, String> environment,
            ConnectionSettings network,
            Retrier retrier,
            Clock clock,
            ChannelListener listener,
            Duration visibilityTimeout) {
        network.requireSecure(server.upload());
        server.index().ifPresent(network::requireSecure);
        this.server = server;
        this.token = token;
        this.network = network;
        this.retrier = retrier;
        this.clock = clock;
        this.names = listener.names();
        this.visibilityTimeout = visibilityTimeout;
        this.http = new HttpTransport(network);
        Optional<Token> usable = token.filter(found -> !IdentityToken.isOne(found));
        this.credentials = token.filter(IdentityToken::isOne)
                .<Credentials>map(found -> new TrustedPublishing(
                        found,
                        new IdentityExchange(server, found, environment, http, network, retrier, clock),
                        clock,
                        listener::tokenMade))
                .orElseGet(() -> new TokenCredentials(usable));
        this.contact = new FirstContact(clock);
        this.index = new IndexClient(server, usable, Credentials.TOKEN_USER, http, network, retrier, clock, contact);
        this.content = new IndexedContent(server, index);
        this.tasks = new ParallelRunner(network.threads());
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public Optional<String> indexUrl(List<String> labels) {
        return server.indexUrl();
    }

    @Override
    public AccessInspector probe(List<ProjectName> projects) {
        Optional<Credentials> known =
                token.filter(found -> !IdentityToken.isOne(found)).map(found -> credentials);
        UploadUrlProbe probe = new UploadUrlProbe(server, known, origin(), http, network, retrier, contact);
        return new PypiAccessInspector(server, probe, index, projects, retrier.budget(), names);
    }

    private TokenOrigin origin() {
        return TokenOrigin.of(token.map(Token::source).orElse("nowhere"));
    }

    @Override
    public Map<Release, List<Distribution>> read(Collection<Release> releases) {
        return read(releases, Optional.empty());
    }

    @Override
    public Map<Release, List<Distribution>> readFiles(Map<Release, Set<String>> filenames) {
        return read(filenames.keySet(), Optional.of(filenames));
    }

    private Map<Release, List<Distribution>> read(
            Collection<Release> releases, Optional<Map<Release, Set<String>>> filenames) {
        Map<Release, List<Distribution>> found = new LinkedHashMap<>();
        releases.forEach(release -> found.put(release, List.of()));
        if (!index.isKnown()) {
            return found;
        }
        readPages(releases.stream().map(Release::project).toList());
        for (Release release : releases) {
            IndexPage page = page(release.project());
            Set<String> names = filenames
                    .map(wanted -> wanted.getOrDefault(release, Set.of()))
                    .orElseGet(() -> namesOf(page, release));
            found.put(release, content.own(page, names));
        }
        return found;
    }

    private void readPages(List<ProjectName> projects) {
        Map<String, ProjectName> distinct = new LinkedHashMap<>();
        projects.forEach(project -> distinct.putIfAbsent(project.normalized(), project));
        RetryBudget budget = retrier.budget();
        tasks.each(distinct.values(), project -> index.read(project, budget)).stream()
                .forEach(page -> pages.put(page.project(), page));
    }

    private IndexPage page(ProjectName project) {
        return pages.computeIfAbsent(project.normalized(), name -> index.read(project, retrier.budget()));
    }

    private static Set<String> namesOf(IndexPage page, Release release) {
        Optional<Version> version = Version.find(release.version());
        return page.files().stream()
                .filter(file -> file.version().isPresent() && file.version().equals(version))
                .map(IndexFile::filename)
                .collect(Collectors.toSet());
    }

    @Override
    public List<PublishedRelease> history(ProjectName project) {
        if (!index.isKnown()) {
            return List.of();
        }
        Map<Version, List<Distribution>> byVersion = new LinkedHashMap<>();
        for (IndexFile file : content.ownFiles(page(project))) {
            file.version()
                    .ifPresent(version -> byVersion
                            .computeIfAbsent(version, key -> new ArrayList<>())
                            .add(IndexedContent.listed(file)));
        }
        return byVersion.entrySet().stream()
                .map(entry -> new PublishedRelease(entry.getKey().text(), entry.getValue()))
                .toList();
    }

    @Override
    public Published publish(List<Upload> uploads, List<String> labels, UploadListener listener) {
        return new PypiUploadBatch(
                        UploadScope.of(
                                server,
                                origin(),
                                credentials,
                                index,
                                content,
                                http,
                                network,
                                retrier,
                                listener,
                                clock,
                                contact,
                                visibilityTimeout),
                        pages.values(),
                        network.threads())
                .run(uploads, tasks);
    }

    @Override
    public List<String> warnings() {
        Set<String> warnings = new LinkedHashSet<>();
        if (!index.isKnown()) {
            warnings.add(names.name("indexUrl") + " is not set: what " + server.name()
                    + " has is neither compared before the upload nor read back after it.");
        }
        warnings.addAll(content.warnings(names));
        return List.copyOf(warnings);
    }

    @Override
    public void close() {
        tasks.close();
        http.close();
    }
}
