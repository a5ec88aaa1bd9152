package io.github.nightlywheels.channel;

import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which channel, and how to reach it.
 *
 * @param name the channel's name: the organization
 * @param url its address, as it was given
 * @param indexBase the URL below which the files of its index lie, where they do not lie beside the pages
 * @param limits how much at once, and how long
 * @param indexUrl the simple index to read back from, where it does not follow from the address
 * @param insecureHttp whether plain {@code http:} is allowed for other addresses than this machine's
 */
public record ChannelSettings(
        String name,
        String url,
        Optional<String> indexUrl,
        Optional<String> indexBase,
        TransferLimits limits,
        InsecureHttp insecureHttp) {
    /** The form of an account's name; it becomes a path segment and a directory's name. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    /** What may hold a password, be it a URL or not: an {@code @} in the authority, or after a colon. */
    private static final Pattern CREDENTIALS = Pattern.compile("[^@]*//[^/?#@]*(:[^@]*)?@");

    private static final String FILE = "file:";
    /** What a channel is named by. */
    public static final String ANY_URL = "an https:, http:, file: or pypi+https: URL, pypi or testpypi";

    /**
     * Refuses a name that cannot be one.
     *
     * @throws FailureException with an {@link ConfigurationFailure.InvalidParameter}
     */
    public ChannelSettings {
        if (!NAME.matcher(name).matches()) {
            throw invalid("organization", name, "a name of letters, digits, \"-\", \"_\" and \".\"");
        }
    }

    /** A channel whose index follows from its address. */
    public ChannelSettings(String name, String url, TransferLimits limits, InsecureHttp insecureHttp) {
        this(name, url, Optional.empty(), Optional.empty(), limits, insecureHttp);
    }

    /** The same channel with other limits. */
    public ChannelSettings with(TransferLimits other) {
        return new ChannelSettings(name, url, indexUrl, indexBase, other, insecureHttp);
    }

    /** The same channel with this index; nothing changes where it is blank. */
    public ChannelSettings withIndex(String other) {
        return other.isBlank()
                ? this
                : new ChannelSettings(name, url, Optional.of(other.strip()), indexBase, limits, insecureHttp);
    }

    /** The same channel with its files below this URL; nothing changes where it is blank. */
    public ChannelSettings withBase(String other) {
        return other.isBlank()
                ? this
                : new ChannelSettings(name, url, indexUrl, Optional.of(other.strip()), limits, insecureHttp);
    }

    /**
     * The channel's address.
     *
     * @throws FailureException with an {@link ConfigurationFailure.InvalidParameter} if it is none, or holds credentials
     */
    public URI uri() {
        if (!isFile() && CREDENTIALS.matcher(url).lookingAt()) {
            throw invalid("apiUrl", "(a URL with credentials in it)", "a URL without credentials");
        }
        URI parsed = parse();
        if (isFile() && parsed.isOpaque()) {
            throw invalid("apiUrl", url, "an absolute file: URL, such as " + absolute());
        }
        return parsed;
    }

    private URI parse() {
        boolean isRelative = isFile() && !url.startsWith("/", FILE.length());
        if (isFile() && !isRelative) {
            return FileUrl.parse(url);
        }
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw url.contains(" ")
                    ? notAUrl(
                            "a URL in which a space is written %20, such as "
                                    + (isRelative ? absolute() : url.replace(" ", "%20")),
                            e)
                    : notAUrl(ANY_URL, e);
        }
    }

    private boolean isFile() {
        return ChannelDescription.scheme(url).equals("file");
    }

    /** The URL of a directory that was given relative to the current one. */
    private String absolute() {
        try {
            Path path = Path.of(url.substring(FILE.length()).replace("%20", " "));
            String absolute = path.toAbsolutePath().normalize().toUri().getRawPath();
            return "file://" + absolute.replaceFirst("/$", "");
        } catch (InvalidPathException e) {
            return "file:///DIRECTORY"; // what cannot be a path here has no absolute form
        }
    }

    /** The exception for a URL that leads to no kind of channel. */
    public FailureException ofNoKind() {
        return invalid("apiUrl", url, ANY_URL);
    }

    private FailureException notAUrl(String expected, Throwable cause) {
        return new FailureException(new ConfigurationFailure.InvalidParameter("apiUrl", url, expected), cause);
    }

    private static FailureException invalid(String parameter, String value, String expected) {
        return new FailureException(new ConfigurationFailure.InvalidParameter(parameter, value, expected));
    }
}
