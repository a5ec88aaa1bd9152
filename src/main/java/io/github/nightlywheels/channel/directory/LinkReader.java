package io.github.nightlywheels.channel.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.json.IndentedJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The links of a page in HTML, whoever wrote it: "Simple repository API" specification, HTML serialization. */
final class LinkReader {
    /** What pip takes for a file of a project. */
    private static final Pattern ARCHIVE =
            Pattern.compile(".+\\.(?:whl|zip|tar|tgz|tbz|txz|egg|tar\\.(?:gz|bz2|xz|lzma))");

    private static final Pattern PROJECT = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?");
    private static final Pattern HASH = Pattern.compile("(?<name>[a-z0-9_]+)=(?<hex>[0-9A-Fa-f]+)");

    private LinkReader() {}

    /** The files of a project's page, as entries of the JSON serialization. Other links are decoration. */
    static List<ObjectNode> files(String html) {
        return anchors(html).stream().flatMap(anchor -> file(anchor).stream()).toList();
    }

    /** The links of the page of all projects, by the project's name. */
    static Map<String, String> projects(String html) {
        Map<String, String> links = new LinkedHashMap<>();
        for (Element anchor : anchors(html)) {
            if (PROJECT.matcher(anchor.text()).matches()) {
                links.put(anchor.text(), anchor.attr("href"));
            }
        }
        return links;
    }

    private static List<Element> anchors(String html) {
        return Jsoup.parse(html).select("a[href]");
    }

    private static Optional<ObjectNode> file(Element anchor) {
        String[] link = anchor.attr("href").split("#", 2);
        String last = link[0].substring(link[0].lastIndexOf('/') + 1).split("\\?", 2)[0];
        String filename = decoded(last);
        if (!ARCHIVE.matcher(filename).matches()) {
            return Optional.empty();
        }
        ObjectNode entry = IndentedJson.object();
        entry.put("filename", filename);
        entry.put("url", link[0]);
        ObjectNode hashes = entry.putObject("hashes");
        if (link.length > 1) {
            Matcher hash = HASH.matcher(link[1]);
            if (hash.find()) {
                hashes.put(hash.group("name"), hash.group("hex"));
            }
        }
        if (anchor.hasAttr("data-requires-python")) {
            entry.put("requires-python", anchor.attr("data-requires-python"));
        }
        coreMetadata(anchor, entry);
        if (anchor.hasAttr("data-yanked")) {
            String reason = anchor.attr("data-yanked");
            if (reason.isEmpty()) {
                entry.put("yanked", true);
            } else {
                entry.put("yanked", reason);
            }
        }
        if (anchor.hasAttr("data-gpg-sig")) {
            entry.put("gpg-sig", anchor.attr("data-gpg-sig").equals("true"));
        }
        return Optional.of(entry);
    }

    private static void coreMetadata(Element anchor, ObjectNode entry) {
        String value = anchor.hasAttr("data-core-metadata")
                ? anchor.attr("data-core-metadata")
                : anchor.attr("data-dist-info-metadata");
        Matcher hash = HASH.matcher(value);
        if (hash.matches()) {
            entry.putObject("core-metadata").put(hash.group("name"), hash.group("hex"));
        } else if (!value.isEmpty()) {
            entry.put("core-metadata", value.equals("true"));
        }
    }

    /** A link without its percent-encoding; as it is where that is none. */
    static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}
