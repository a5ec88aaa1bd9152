package io.github.nightlywheels.channel.simple;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * A file on a project's page in HTML, whoever wrote it ("Simple repository API" specification, HTML serialization). Old versions
 * of Gitea write the hash with {@code -} in place of {@code =} ({@code pypi-upload-api.md} section 3).
 *
 * @param filename its name: that of the link, because the text may be shortened, or else the text
 * @param href the link as it stands there, without its fragment
 * @param url the link resolved, with its fragment; empty if that is no URL
 * @param hashes its digests in lower case, by the names of their algorithms
 * @param attributes the anchor's attributes, such as {@code data-yanked}
 */
public record FileAnchor(
        String filename, String href, String url, Map<String, String> hashes, Map<String, String> attributes) {
    /** What pip takes for a file of a project. */
    private static final Pattern ARCHIVE =
            Pattern.compile(".+\\.(?:whl|zip|tar|tgz|tbz|txz|egg|tar\\.(?:gz|bz2|xz|lzma))");

    private static final Pattern HASH = Pattern.compile("(?:^|&)(?<name>[A-Za-z0-9_]+)[=-](?<hex>[0-9A-Fa-f]+)(?=&|$)");

    public FileAnchor {
        hashes = Map.copyOf(hashes);
        attributes = Map.copyOf(attributes);
    }

    /** The files of a page. Other links are decoration. */
    public static List<FileAnchor> of(String html) {
        return Jsoup.parse(html).select("a").stream()
                .flatMap(anchor -> read(anchor).stream())
                .toList();
    }

    /** The file of an anchor; empty if its link is decoration, or none but to a place on the page itself. */
    public static Optional<FileAnchor> read(Element anchor) {
        String[] link = anchor.attr("href").split("#", 2);
        if (link[0].isEmpty()) {
            return Optional.empty();
        }
        String path = link[0].split("\\?", 2)[0];
        String last = path.substring(path.lastIndexOf('/') + 1);
        String filename = List.of(decoded(last), anchor.text().strip()).stream()
                .filter(name -> ARCHIVE.matcher(name).matches())
                .findFirst()
                .orElse("");
        return filename.isEmpty()
                ? Optional.empty()
                : Optional.of(new FileAnchor(
                        filename,
                        link[0],
                        anchor.absUrl("href"),
                        hashes(link.length > 1 ? link[1] : ""),
                        anchor.attributes().asList().stream()
                                .collect(Collectors.toMap(
                                        attribute -> attribute.getKey(),
                                        attribute -> attribute.getValue(),
                                        (first, other) -> first))));
    }

    /** The hash that a fragment, or an attribute such as {@code data-core-metadata}, holds. */
    public static Map<String, String> hashes(String text) {
        Matcher hash = HASH.matcher(text);
        return hash.find()
                ? Map.of(
                        hash.group("name").toLowerCase(Locale.ROOT),
                        hash.group("hex").toLowerCase(Locale.ROOT))
                : Map.of();
    }

    /** A link without its percent-encoding; as it is where that is none. */
    public static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}
