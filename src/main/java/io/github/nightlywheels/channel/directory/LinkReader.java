package io.github.nightlywheels.channel.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.channel.simple.FileAnchor;
import io.github.nightlywheels.json.IndentedJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The links of a page in HTML, whoever wrote it, as entries of the JSON serialization. */
final class LinkReader {
    private static final Pattern PROJECT = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?");

    private LinkReader() {}

    /** The files of a project's page. */
    static List<ObjectNode> files(String html) {
        boolean hasBase = hasBase(Jsoup.parse(html));
        return FileAnchor.of(html).stream()
                .map(anchor -> entry(anchor, link(hasBase, anchor.href(), anchor.url())))
                .toList();
    }

    /** The links of the page of all projects, by the project's name; a web server's own listing adds a slash to it. */
    static Map<String, String> projects(String html) {
        Map<String, String> links = new LinkedHashMap<>();
        Document page = Jsoup.parse(html);
        boolean hasBase = hasBase(page);
        for (Element anchor : page.select("a[href]")) {
            String name = anchor.text().replaceFirst("/$", "");
            if (PROJECT.matcher(name).matches()) {
                links.put(name, link(hasBase, anchor.attr("href"), anchor.absUrl("href")));
            }
        }
        return links;
    }

    /** Whether a page says what its links start from, which the pages of this channel do not. */
    private static boolean hasBase(Document page) {
        return !page.select("base[href]").isEmpty();
    }

    /** The link as it means the same without the page's base; {@code resolved} is empty if that is no absolute URL. */
    private static String link(boolean hasBase, String href, String resolved) {
        return hasBase && !resolved.isEmpty() ? resolved.split("#", 2)[0] : href;
    }

    private static ObjectNode entry(FileAnchor anchor, String link) {
        ObjectNode entry = IndentedJson.object();
        entry.put("filename", anchor.filename());
        entry.put("url", link);
        ObjectNode hashes = entry.putObject("hashes");
        anchor.hashes().forEach(hashes::put);
        attribute(anchor, "data-requires-python").ifPresent(value -> entry.put("requires-python", value));
        attribute(anchor, "data-core-metadata")
                .or(() -> attribute(anchor, "data-dist-info-metadata"))
                .filter(value -> !value.isEmpty())
                .ifPresent(value -> coreMetadata(value, entry));
        attribute(anchor, "data-yanked").ifPresent(reason -> {
            if (reason.isEmpty()) {
                entry.put("yanked", true);
            } else {
                entry.put("yanked", reason);
            }
        });
        attribute(anchor, "data-gpg-sig").ifPresent(value -> entry.put("gpg-sig", value.equals("true")));
        attribute(anchor, "data-provenance")
                .filter(url -> !url.isEmpty())
                .ifPresent(url -> entry.put("provenance", url));
        return entry;
    }

    private static Optional<String> attribute(FileAnchor anchor, String name) {
        return Optional.ofNullable(anchor.attributes().get(name));
    }

    private static void coreMetadata(String value, ObjectNode entry) {
        Map<String, String> hashes = FileAnchor.hashes(value);
        if (hashes.isEmpty()) {
            entry.put("core-metadata", value.equals("true"));
        } else {
            ObjectNode told = entry.putObject("core-metadata");
            hashes.forEach(told::put);
        }
    }
}
