package io.github.nightlywheels.http;

import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** URLs as they are written: percent-encoded for a request, and without what might be a credential for a person. */
public final class UrlText {
    private UrlText() {}

    /** A host as a message names it, with the port where that is not the usual one. */
    public static String address(HttpUrl url) {
        boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        return usual ? host : host + ":" + url.port();
    }

    /** A URL without user, password, query and fragment. */
    public static String withoutCredentials(HttpUrl url) {
        return url.newBuilder()
                .username("")
                .password("")
                .query(null)
                .fragment(null)
                .build()
                .toString();
    }

    /** Where the header {@code Location} of an answer leads; empty if there is none, or no URL in it. */
    public static Optional<HttpUrl> target(Response response) {
        return Optional.ofNullable(response.header("Location"))
                .map(location -> response.request().url().resolve(location));
    }

    /** The same in words, without credentials. */
    public static String targetInWords(Response response) {
        return target(response).map(UrlText::withoutCredentials).orElse("an address that is none");
    }

    /** Where a redirect leads, in words. */
    public static String redirection(Response response) {
        return "redirects to " + targetInWords(response);
    }
}
