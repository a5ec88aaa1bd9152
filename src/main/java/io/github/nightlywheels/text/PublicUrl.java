package io.github.nightlywheels.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Addresses that may be shown, cut to what cannot be a credential. */
public final class PublicUrl {
    private static final Set<String> FOLLOWED = Set.of("http", "https", "file");

    private PublicUrl() {}

    /** The address without query and fragment; empty if this is none, or one with a user's name or password. */
    public static Optional<String> of(String url) {
        return parse(url).map(parsed -> url.replaceFirst("[?#].*", ""));
    }

    /** As {@link #of}, if it leads to a page; a browser runs what other schemes hold. */
    public static Optional<String> link(String url) {
        return parse(url)
                .filter(parsed -> FOLLOWED.contains(parsed.getScheme().toLowerCase(Locale.ROOT)))
                .flatMap(parsed -> of(url));
    }

    private static Optional<URI> parse(String url) {
        try {
            URI parsed = new URI(url);
            boolean bare = parsed.getScheme() != null && parsed.getRawUserInfo() == null && !url.contains("@");
            return bare ? Optional.of(parsed) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
