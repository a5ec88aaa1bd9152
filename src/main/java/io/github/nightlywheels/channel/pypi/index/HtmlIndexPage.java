package io.github.nightlywheels.channel.pypi.index;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * A project's page in HTML (PEP 503): each anchor is a file, its text the filename, and the fragment of its link a hash. Old
 * versions of Gitea write the fragment with {@code -} in place of {@code =} ({@code pypi-upload-api.md} section 3).
 */
final class HtmlIndexPage {
    private static final Pattern HASH = Pattern.compile("(?:^|&)(?<name>[A-Za-z0-9_]+)[=-](?<hex>[0-9A-Fa-f]+)(?=&|$)");

    private HtmlIndexPage() {}

    /**
     * The files of a page.
     *
     * @param url where the page was read from
     */
    static List<IndexFile> read(String html, HttpUrl url) {
        return Jsoup.parse(html, url.toString()).select("a[href]").stream()
                .flatMap(anchor -> Optional.ofNullable(HttpUrl.parse(anchor.absUrl("href"))).stream()
                        .map(link -> file(link, anchor)))
                .toList();
    }

    private static IndexFile file(HttpUrl link, Element anchor) {
        return new IndexFile(name(link, anchor.text()), link, hashes(link), OptionalLong.empty(), Optional.empty());
    }

    /** The last segment of the link where that is a filename, as the text may be shortened; otherwise the text. */
    private static String name(HttpUrl link, String text) {
        String last = link.pathSegments().get(link.pathSize() - 1);
        return last.endsWith(".whl") || last.endsWith(".tar.gz") ? last : text.strip();
    }

    private static Map<String, String> hashes(HttpUrl link) {
        Matcher hash = HASH.matcher(Optional.ofNullable(link.fragment()).orElse(""));
        return hash.find()
                ? Map.of(
                        hash.group("name").toLowerCase(Locale.ROOT),
                        hash.group("hex").toLowerCase(Locale.ROOT))
                : Map.of();
    }
}
