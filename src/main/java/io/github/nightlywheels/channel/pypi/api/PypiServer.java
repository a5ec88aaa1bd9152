package io.github.nightlywheels.channel.pypi.api;

import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.http.UrlText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Where files are uploaded to and read from ({@code pypi-upload-api.md} section 1.1).
 *
 * @param name the server's name in messages
 * @param upload the upload URL, as it was given
 * @param index the simple index, if it is known
 * @param family what is known of the server
 */
public record PypiServer(String name, HttpUrl upload, Optional<HttpUrl> index, Family family) {
    private static final String SCHEME = "pypi+";
    private static final Pattern URL = Pattern.compile("https?://[^/]", Pattern.CASE_INSENSITIVE);

    /** What is known of a server from its address. */
    public enum Family {
        /** PyPI itself: it takes API tokens only, replaces nothing, and its rules are known. */
        PYPI(
                "PyPI",
                "https://upload.pypi.org/legacy/",
                "https://pypi.org/simple/",
                "https://pypi.org/manage/account/token/"),
        /** The same software for tests. */
        TESTPYPI(
                "TestPyPI",
                "https://test.pypi.org/legacy/",
                "https://test.pypi.org/simple/",
                "https://test.pypi.org/manage/account/token/"),
        /** Any other. */
        OTHER("", "", "", "");

        private final String label;
        private final String upload;
        private final String index;
        private final String tokenPage;

        Family(String label, String upload, String index, String tokenPage) {
            this.label = label;
            this.upload = upload;
            this.index = index;
            this.tokenPage = tokenPage;
        }

        /** Whether it is PyPI or TestPyPI. */
        public boolean isPypi() {
            return this != OTHER;
        }

        private static Family of(HttpUrl upload) {
            return switch (upload.host()) {
                case "upload.pypi.org", "pypi.org" -> PYPI;
                case "test.pypi.org" -> TESTPYPI;
                default -> OTHER;
            };
        }
    }

    /** Whether it is the address of such a server: {@code pypi}, {@code testpypi}, or an {@code http:} URL behind {@code pypi+}. */
    public static boolean accepts(String url) {
        return shortName(url).isPresent() || ChannelDescription.scheme(url).matches("pypi\\+https?");
    }

    /** The public server that is called so. */
    private static Optional<Family> shortName(String url) {
        return switch (url.strip().toLowerCase(Locale.ROOT)) {
            case "pypi" -> Optional.of(Family.PYPI);
            case "testpypi" -> Optional.of(Family.TESTPYPI);
            default -> Optional.empty();
        };
    }

    /**
     * The server that the settings name.
     *
     * @throws FailureException with a {@link ConfigurationFailure.InvalidParameter} if a URL cannot be used
     */
    public static PypiServer of(ChannelSettings settings) {
        settings.uri();
        return of(settings.url(), settings.indexUrl());
    }

    /**
     * The server of an address.
     *
     * @param given the upload URL, or its short name
     * @param indexUrl the simple index, if one is given
     * @throws FailureException with a {@link ConfigurationFailure.InvalidParameter} if a URL cannot be used
     */
    public static PypiServer of(String given, Optional<String> indexUrl) {
        Optional<Family> named = shortName(given);
        String url = named.map(family -> family.upload).orElseGet(() -> withoutScheme(given));
        HttpUrl upload = parse(url)
                .filter(parsed ->
                        parsed.username().isEmpty() && parsed.password().isEmpty())
                .orElseThrow(() -> invalid("apiUrl", given));
        Family family = named.orElseGet(() -> Family.of(upload));
        Optional<HttpUrl> index = indexUrl.map(PypiServer::index)
                .or(() -> Optional.of(family.index)
                        .filter(known -> !known.isEmpty())
                        .map(HttpUrl::get));
        return new PypiServer(family.isPypi() ? family.label : UrlText.address(upload), upload, index, family);
    }

    private static String withoutScheme(String url) {
        return PypiServer.accepts(url) ? url.strip().substring(SCHEME.length()) : url;
    }

    /** The URL, if it is one as it stands: none is mended. */
    private static Optional<HttpUrl> parse(String url) {
        return URL.matcher(url).lookingAt() ? Optional.ofNullable(HttpUrl.parse(url)) : Optional.empty();
    }

    /** The index with a slash at its end, below which a project's page is. */
    private static HttpUrl index(String given) {
        HttpUrl url = parse(given).orElseThrow(() -> invalid("indexUrl", given));
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new FailureException(new ConfigurationFailure.InvalidParameter(
                    "indexUrl", "(a URL with credentials in it)", "a URL without credentials"));
        }
        return url.encodedPath().endsWith("/")
                ? url
                : url.newBuilder().addPathSegment("").build();
    }

    private static FailureException invalid(String parameter, String value) {
        String shown = value.contains("@") ? "(a URL with credentials in it)" : value;
        return new FailureException(new ConfigurationFailure.InvalidParameter(
                parameter, shown, "an https: URL" + (parameter.equals("apiUrl") ? " behind pypi+" : "")));
    }

    /** Whether a request to read there carries the credentials: only to the host of the uploads, and not where all may read. */
    public boolean isReadWithCredentials(HttpUrl url) {
        return !family.isPypi()
                && url.host().equals(upload.host())
                && url.port() == upload.port()
                && url.scheme().equals(upload.scheme());
    }

    /** Whether a file that a page lists is somebody else's: it is on another host, where only PyPI keeps its own files. */
    public boolean isForeign(HttpUrl page, HttpUrl file) {
        return !family.isPypi() && !file.host().equals(page.host());
    }

    /** Where its known outages are shown, if that is known. */
    public Optional<String> statusPage() {
        return family.isPypi() ? Optional.of("https://status.python.org") : Optional.empty();
    }

    /** Where its users make API tokens. */
    public String tokenPage() {
        return family.isPypi() ? family.tokenPage : "the web page of " + name;
    }

    /** The upload URL as messages show it. */
    public String uploadUrl() {
        return UrlText.withoutCredentials(upload);
    }

    /** The index as messages and pip see it. */
    public Optional<String> indexUrl() {
        return index.map(UrlText::withoutCredentials);
    }
}
