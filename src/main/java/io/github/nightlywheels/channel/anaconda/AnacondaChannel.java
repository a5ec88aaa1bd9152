package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Probe;
import io.github.nightlywheels.channel.Published;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadListener;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.retry.Retrier;
import io.github.nightlywheels.tasks.Tasks;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.wheel.ProjectName;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import okhttp3.HttpUrl;

/** The channel of an organization on anaconda.org, or on a server that speaks its API. */
public final class AnacondaChannel implements Channel {
    private final String organization;
    private final Network network;
    private final Clock clock;
    private final Identity identity;
    private final ApiClient client;
    private final AnacondaApi api;
    private final Catalog catalog;
    private final Releases releases;
    private final Tasks tasks;
    private final String indexHost;
    private final ChannelReading reading;

    /**
     * A channel; nothing is sent before it is used.
     *
     * @param apiUrl an {@code http(s):} URL
     * @param token needed for everything but {@link #read}
     * @throws FailureException with a {@link ConfigurationFailure} if the URL cannot be used
     */
    public AnacondaChannel(
            URI apiUrl, String organization, Optional<Token> token, Network network, Retrier retrier, Clock clock) {
        HttpUrl base = Optional.ofNullable(HttpUrl.parse(apiUrl.toString()))
                .orElseThrow(() -> new FailureException(new ConfigurationFailure.InvalidParameter(
                        "apiUrl", apiUrl.toString(), "an http:, https: or file: URL")));
        this.organization = organization;
        this.network = network;
        this.clock = clock;
        this.identity = new Identity(token, organization);
        this.client = new ApiClient(base, network, token, clock);
        this.api = new AnacondaApi(client, retrier);
        this.catalog = new Catalog(api, identity);
        this.releases = new Releases(api, catalog, identity);
        this.tasks = new Tasks(2 * network.threads());
        this.reading = new ChannelReading(api, catalog, releases, tasks);
        this.indexHost = base.host().startsWith("api.") ? "pypi." + base.host().substring(4) : "pypi.anaconda.org";
    }

    @Override
    public String name() {
        return organization;
    }

    /**
     * The organization's index, or that of a label where wheels without {@code main} are seen ({@code anaconda-api.md}
     * section 1.11); a server reached by another name than {@code api.…} is taken to stand in for
     * anaconda.org.
     */
    @Override
    public String indexUrl(List<String> labels) {
        String label = labels.isEmpty() || labels.contains("main") ? "" : "/label/" + labels.get(0);
        return "https://" + indexHost + "/" + organization + label + "/simple";
    }

    @Override
    public Optional<String> tokenWarning() {
        return client.tokenWarning();
    }

    @Override
    public Probe probe(List<ProjectName> projects) {
        return new AccessProbe(client, api, identity, tasks, projects, reading::noteProject);
    }

    @Override
    public Map<Release, List<Distribution>> read(Collection<Release> wanted) {
        return reading.read(wanted);
    }

    @Override
    public List<PublishedRelease> history(ProjectName project) {
        return reading.history(project);
    }

    @Override
    public Published publish(List<Upload> uploads, List<String> labels, UploadListener listener) {
        api.requireWritable();
        try (StorageClient storage = new StorageClient(network, clock)) {
            Server server = new Server(
                    api,
                    storage,
                    new Semaphore(network.threads(), true),
                    catalog,
                    releases,
                    identity,
                    network,
                    clock,
                    listener);
            return new UploadRun(server, labels, reading::planned).run(uploads, tasks);
        }
    }

    @Override
    public void close() {
        tasks.close();
        client.close();
    }
}
