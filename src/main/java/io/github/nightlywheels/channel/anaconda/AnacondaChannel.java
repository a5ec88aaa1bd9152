package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.AccessInspector;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.DeletableChannel;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.ProjectListing;
import io.github.nightlywheels.channel.Published;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Removal;
import io.github.nightlywheels.channel.RemovalListener;
import io.github.nightlywheels.channel.RemovalResult;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadListener;
import io.github.nightlywheels.channel.anaconda.access.AnacondaAccessInspector;
import io.github.nightlywheels.channel.anaconda.api.ApiClient;
import io.github.nightlywheels.channel.anaconda.api.ChannelContext;
import io.github.nightlywheels.channel.anaconda.api.PackageCatalog;
import io.github.nightlywheels.channel.anaconda.api.PackageMemory;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import io.github.nightlywheels.channel.anaconda.upload.ReleaseCreator;
import io.github.nightlywheels.channel.anaconda.upload.RemovalBatch;
import io.github.nightlywheels.channel.anaconda.upload.StorageClient;
import io.github.nightlywheels.channel.anaconda.upload.UploadBatch;
import io.github.nightlywheels.channel.anaconda.upload.UploadContext;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.http.ConnectionSettings;
import io.github.nightlywheels.retry.Retrier;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import okhttp3.HttpUrl;

/** The channel of an organization on anaconda.org, or on a server that speaks its API. */
public final class AnacondaChannel implements DeletableChannel {
    private final String organization;
    private final ConnectionSettings network;
    private final TransferLimits limits;
    private final Clock clock;
    private final ChannelContext identity;
    private final ApiClient client;
    private final RetryingApi api;
    private final PackageCatalog catalog;
    private final ReleaseCreator releases;
    private final ParallelRunner tasks;
    private final Optional<String> indexHost;
    private final PackageMemory packages = new PackageMemory();
    private final ChannelSnapshot reading;
    private final RetryingApi hints;
    private final Collection<AccessInspector> inspectors = new ConcurrentLinkedQueue<>();

    /**
     * A channel; nothing is sent before it is used.
     *
     * @param apiUrl an {@code http(s):} URL
     * @param token needed for everything but {@link #read}
     * @throws FailureException with a {@link ConfigurationFailure} if the URL cannot be used
     */
    public AnacondaChannel(
            URI apiUrl,
            String organization,
            Optional<Token> token,
            ConnectionSettings network,
            TransferLimits limits,
            Retrier retrier,
            Clock clock) {
        HttpUrl base = Optional.ofNullable(HttpUrl.parse(apiUrl.toString()))
                .orElseThrow(() -> new FailureException(new ConfigurationFailure.InvalidParameter(
                        "apiUrl", apiUrl.toString(), ChannelSettings.ANY_URL)));
        this.organization = organization;
        this.network = network;
        this.limits = limits;
        this.clock = clock;
        this.identity = new ChannelContext(token, organization);
        this.client = new ApiClient(base, network, token, clock);
        this.api = new RetryingApi(client, retrier, identity);
        this.hints = new RetryingApi(besides(), retrier.atMost(AnacondaAccessInspector.MODEST), identity);
        RetryingApi histories = new RetryingApi(besides(), retrier, identity);
        this.catalog = new PackageCatalog(api, identity);
        this.releases = new ReleaseCreator(api, catalog);
        this.tasks = new ParallelRunner(2 * network.threads());
        this.reading =
                new ChannelSnapshot(api, catalog, new PackageCatalog(histories, identity), packages, releases, tasks);
        this.indexHost = indexHost(base.host());
    }

    /** A client for calls beside the others, with permits of its own. */
    private ApiClient besides() {
        return client.besides(AnacondaAccessInspector.hintPermits(network.threads()));
    }

    @Override
    public String name() {
        return organization;
    }

    /**
     * The organization's index, or that of a label where wheels without {@code main} are seen ({@code anaconda-api.md}
     * section 1.11). Where another server has its index is not known; one on this machine is taken to stand in for
     * anaconda.org.
     */
    @Override
    public Optional<String> indexUrl(List<String> labels) {
        String label = labels.isEmpty() || labels.contains("main") ? "" : "/label/" + labels.get(0);
        return indexHost.map(host -> "https://" + host + "/" + organization + label + "/simple");
    }

    private static Optional<String> indexHost(String apiHost) {
        return apiHost.equals("api.anaconda.org") || ConnectionSettings.isLoopback(apiHost)
                ? Optional.of("pypi.anaconda.org")
                : Optional.empty();
    }

    @Override
    public Optional<String> tokenWarning() {
        return client.tokenWarning();
    }

    @Override
    public AccessInspector probe(List<ProjectName> projects) {
        AnacondaAccessInspector inspector =
                new AnacondaAccessInspector(client, api, hints, identity, projects, packages, network.threads());
        inspectors.add(inspector);
        return inspector;
    }

    @Override
    public Map<Release, List<Distribution>> read(Collection<Release> wanted) {
        return reading.read(wanted);
    }

    @Override
    public Map<Release, List<Distribution>> readFiles(Map<Release, Set<String>> filenames) {
        return reading.readFiles(filenames);
    }

    @Override
    public List<PublishedRelease> history(ProjectName project) {
        return reading.history(project);
    }

    @Override
    public List<ProjectName> projects() {
        return catalog.listPackages(api.budget());
    }

    @Override
    public Optional<ProjectListing> list(ProjectName project) {
        return catalog.listPackage(project, api.budget());
    }

    @Override
    public List<RemovalResult> remove(List<Removal> removals, RemovalListener listener) {
        return new RemovalBatch(api, catalog, limits, listener).run(removals, tasks);
    }

    @Override
    public Published publish(List<Upload> uploads, List<String> labels, UploadListener listener) {
        api.requireWritable();
        releases.tell(listener::created);
        try (StorageClient storage = new StorageClient(network, clock)) {
            UploadContext context = new UploadContext(api, catalog, releases, storage, listener, clock, limits);
            return new UploadBatch(context, labels, reading::planned).run(uploads, tasks);
        }
    }

    @Override
    public void close() {
        inspectors.forEach(AccessInspector::close);
        tasks.close();
        client.close();
    }
}
