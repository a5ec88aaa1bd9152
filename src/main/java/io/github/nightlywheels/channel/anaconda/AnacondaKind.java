package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.ChannelKind;
import io.github.nightlywheels.channel.ChannelListener;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.ChannelTrait;
import io.github.nightlywheels.channel.Objections;
import io.github.nightlywheels.channel.anaconda.api.ApiClient;
import io.github.nightlywheels.channel.transfer.Network;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.UpkeepFailure;
import io.github.nightlywheels.failure.WheelFault;
import io.github.nightlywheels.http.HttpTransport;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.wheel.Wheel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Channels of organizations on anaconda.org, or on a server that speaks its API.
 *
 * @param network how servers are reached
 */
public record AnacondaKind(Network network) implements ChannelKind {
    private static final long LARGEST_FILE = 5L << 30;
    private static final String RETIRED = "scipy-wheels-nightly";

    /** What the owners' job keeps ({@code anaconda-api.md} section 1.10). */
    private static final int SHARED_DAYS = 30;

    private static final int SHARED_VERSIONS = 5;

    @Override
    public String name() {
        return "anaconda";
    }

    @Override
    public String inWords() {
        return "a channel on anaconda.org";
    }

    @Override
    public boolean accepts(String url) {
        return Set.of("http", "https").contains(ChannelDescription.scheme(url));
    }

    @Override
    public Set<ChannelTrait> traits() {
        return Set.of(
                ChannelTrait.REMOTE,
                ChannelTrait.NEEDS_TOKEN,
                ChannelTrait.NAMED,
                ChannelTrait.ACCOUNTS,
                ChannelTrait.READABLE,
                ChannelTrait.DELETABLE,
                ChannelTrait.LABELS);
    }

    @Override
    public Optional<Failure> retired(String name) {
        return name.equals(RETIRED)
                ? Optional.of(new ConfigurationFailure.RetiredOrganization(RETIRED, AccessFailure.SCIENTIFIC_PYTHON))
                : Optional.empty();
    }

    /**
     * The storage takes no larger file in one form ({@code anaconda-api.md} section 6), and that form holds the MD5 of the file
     * (section 1.7).
     *
     * @throws FailureException with {@link ConfigurationFailure.NoMd5} if the Java runtime cannot compute it
     */
    @Override
    public Objections objections(ChannelSettings settings, List<Wheel> wheels) {
        if (wheels.stream().anyMatch(wheel -> wheel.digests().md5().isEmpty())) {
            throw new FailureException(new ConfigurationFailure.NoMd5());
        }
        return new Objections(
                wheels.stream()
                        .filter(wheel -> wheel.digests().size() > LARGEST_FILE)
                        .map(wheel -> new WheelFault(
                                wheel.path(),
                                "size",
                                wheel.digests().size() + " bytes",
                                "at most " + LARGEST_FILE + " (5 GB), as the storage takes no larger file"))
                        .toList(),
                sourcesAmong(wheels, settings.name()));
    }

    /** The default organization is one for wheels. */
    private static List<String> sourcesAmong(List<Wheel> wheels, String organization) {
        return !organization.equals(AccessFailure.SCIENTIFIC_PYTHON)
                ? List.of()
                : wheels.stream()
                        .filter(Wheel::isSource)
                        .map(sdist -> sdist.filename() + ": " + organization + " keeps wheels only")
                        .toList();
    }

    @Override
    public Optional<Failure> shared(String name) {
        return name.equals(AccessFailure.SCIENTIFIC_PYTHON)
                ? Optional.of(new UpkeepFailure.SharedChannel(name, SHARED_DAYS, SHARED_VERSIONS))
                : Optional.empty();
    }

    @Override
    public Channel open(ChannelSettings settings, Optional<Token> token, ChannelListener listener) {
        return new AnacondaChannel(
                settings.uri(),
                settings.name(),
                token,
                network.connections(settings).withListener(listener),
                settings.limits(),
                network.retrier(settings, listener),
                Clock.systemUTC());
    }

    @Override
    public void prepareToSend(ChannelSettings settings) {
        Optional.ofNullable(HttpUrl.parse(settings.url()))
                .ifPresent(url -> new HttpTransport(network.connections(settings)).prepare(url));
    }

    @Override
    public void prepareToRead() {
        ApiClient.prepareToRead();
    }
}
