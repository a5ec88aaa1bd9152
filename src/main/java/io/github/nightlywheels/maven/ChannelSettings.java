package io.github.nightlywheels.maven;

import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters that name a channel and say how to reach it, as they were given; see {@link AbstractNightlyMojo} for
 * their meaning and units.
 */
record ChannelSettings(
        String organization,
        String apiUrl,
        String serverId,
        String tokenEnvironmentVariable,
        int threads,
        int retries,
        int retryTimeout,
        int timeout,
        boolean allowInsecureHttp) {
    /** What may hold a password, be it a URL or not: an {@code @} in the authority, or after a colon. */
    private static final Pattern CREDENTIALS = Pattern.compile("[^@]*//[^/?#@]*(:[^@]*)?@");

    private static final String FILE = "file:";
    private static final String URL = "an http:, https: or file: URL";
    private static final String RETIRED = "scipy-wheels-nightly";
    private static final String SUCCESSOR = "scientific-python-nightly-wheels";

    /**
     * Refuses what cannot be used, or nobody can mean.
     *
     * @throws FailureException with a {@link ConfigurationFailure}
     */
    ChannelSettings {
        atLeast(1, "threads", threads);
        atLeast(0, "retries", retries);
        atLeast(0, "retryTimeout", retryTimeout);
        atLeast(1, "timeout", timeout);
        if (!organization.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
            throw ParameterParser.invalid(
                    "organization", organization, "a name of letters, digits, \"-\", \"_\" and \".\"");
        }
    }

    private static void atLeast(int least, String parameter, int value) {
        if (value < least) {
            throw ParameterParser.invalid(parameter, Integer.toString(value), "a number from " + least);
        }
    }

    /** The same, for what is not worth a long wait. */
    ChannelSettings withRetries(int most, int mostSeconds) {
        return new ChannelSettings(
                organization,
                apiUrl,
                serverId,
                tokenEnvironmentVariable,
                threads,
                Math.min(retries, most),
                Math.min(retryTimeout, mostSeconds),
                timeout,
                allowInsecureHttp);
    }

    /** Those that are not as they are by default. */
    GivenParameters given() {
        return new GivenParameters()
                .add("organization", organization, SUCCESSOR)
                .add("apiUrl", apiUrl, "https://api.anaconda.org")
                .add("serverId", serverId, "anaconda.org")
                .add("tokenEnvironmentVariable", tokenEnvironmentVariable, "ANACONDA_ORG_UPLOAD_TOKEN")
                .add("threads", threads, 8)
                .add("retries", retries, 8)
                .add("retryTimeout", retryTimeout, 600)
                .add("timeout", timeout, 60)
                .add("allowInsecureHttp", allowInsecureHttp, false);
    }

    boolean isDirectory() {
        return apiUrl.toLowerCase(Locale.ROOT).startsWith(FILE);
    }

    /** The channel's address. */
    URI url() {
        if (!isDirectory() && CREDENTIALS.matcher(apiUrl).lookingAt()) {
            throw ParameterParser.invalid("apiUrl", "(a URL with credentials in it)", "a URL without credentials");
        }
        URI url = parse();
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!List.of("file", "http", "https").contains(scheme)) {
            throw ParameterParser.invalid("apiUrl", apiUrl, URL);
        }
        if (isDirectory() && url.isOpaque()) {
            throw ParameterParser.invalid("apiUrl", apiUrl, "an absolute file: URL, such as " + absolute());
        }
        return url;
    }

    private URI parse() {
        try {
            return new URI(apiUrl);
        } catch (URISyntaxException e) {
            boolean isRelative = isDirectory() && !apiUrl.startsWith("/", FILE.length());
            String expected = !apiUrl.contains(" ")
                    ? URL
                    : "a URL in which a space is written %20, such as "
                            + (isRelative ? absolute() : apiUrl.replace(" ", "%20"));
            throw new FailureException(new ConfigurationFailure.InvalidParameter("apiUrl", apiUrl, expected), e);
        }
    }

    /** The URL of a directory that was given relative to the current one. */
    private String absolute() {
        try {
            Path path = Path.of(apiUrl.substring(FILE.length()).replace("%20", " "));
            String absolute = path.toAbsolutePath().normalize().toUri().getRawPath();
            return "file://" + absolute.replaceFirst("/$", "");
        } catch (InvalidPathException e) {
            return "file:///DIRECTORY"; // what cannot be a path here has no absolute form
        }
    }

    /**
     * Refuses a remote channel when Maven is offline, and the organization that everybody left.
     *
     * @throws FailureException with a {@link ConfigurationFailure}
     */
    void requireUsable(boolean offline) {
        url();
        retired().ifPresent(failure -> {
            throw new FailureException(failure);
        });
        requireReachable(offline);
    }

    /**
     * Refuses a remote channel when Maven is offline.
     *
     * @throws FailureException with a {@link ConfigurationFailure}
     */
    void requireReachable(boolean offline) {
        url();
        if (offline && !isDirectory()) {
            throw new FailureException(new ConfigurationFailure.Offline(apiUrl));
        }
    }

    /** Why the organization must not be used any more, if it is the one that everybody left. */
    Optional<ConfigurationFailure.RetiredOrganization> retired() {
        return organization.equals(RETIRED) && !isDirectory()
                ? Optional.of(new ConfigurationFailure.RetiredOrganization(RETIRED, SUCCESSOR))
                : Optional.empty();
    }
}
