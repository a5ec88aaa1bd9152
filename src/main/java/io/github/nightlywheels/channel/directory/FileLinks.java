package io.github.nightlywheels.channel.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the links of the pages lead.
 *
 * @param base the URL below which the projects' files lie, without a slash at the end; empty if they lie beside the pages
 */
record FileLinks(Optional<String> base) {
    private static final Pattern BASE = Pattern.compile("https?://[^@?#]+");

    /** Links to what lies beside the pages. */
    static final FileLinks RELATIVE = new FileLinks(Optional.empty());

    /**
     * Links to files below a URL.
     *
     * @throws FailureException with an {@code InvalidParameter} if it is no absolute URL without query and fragment
     */
    static FileLinks to(Optional<String> indexBase) {
        indexBase.filter(url -> !BASE.matcher(url).matches() || !isUri(url)).ifPresent(url -> {
            throw new FailureException(new ConfigurationFailure.InvalidParameter(
                    "indexBase", url, "an http: or https: URL without user, query and fragment"));
        });
        return new FileLinks(indexBase.map(url -> url.replaceAll("/+$", "")));
    }

    private static boolean isUri(String url) {
        try {
            return new URI(url).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The link to a file of a project. */
    String url(String project, IndexedFile file) {
        return base.map(url -> url + "/" + project + "/").orElse("") + file.url();
    }

    /** Whether a link leads to where this channel puts the file. */
    boolean leadsTo(String url, String project, IndexedFile file) {
        return url.equals(file.url()) || url.equals(url(project, file));
    }

    /**
     * The file that a link of an HTML page leads to, of which that tells neither size nor time.
     *
     * @return empty if this channel does not write such links
     */
    Optional<IndexedFile> target(ObjectNode link, String project) {
        try {
            IndexedFile file = new IndexedFile(
                    link.path("filename").asText(),
                    link.path("hashes").path("sha256").asText(),
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Instant.EPOCH);
            return leadsTo(link.path("url").asText(), project, file) ? Optional.of(file) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a file that is not on this disk is there all the same. */
    boolean leadElsewhere() {
        return base.isPresent();
    }
}
