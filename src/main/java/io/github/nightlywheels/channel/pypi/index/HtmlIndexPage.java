package io.github.nightlywheels.channel.pypi.index;

import io.github.nightlywheels.channel.simple.FileAnchor;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/** A project's page in HTML (PEP 503), read as it comes: of what was read, only the files are kept. */
final class HtmlIndexPage {
    private static final String LINK = "a";
    private static final Set<String> PARENTS = Set.of("#root", "html", "head", "body");

    private final Set<IndexFile> files = new LinkedHashSet<>();
    private boolean isIndex;
    private boolean hasForm;

    private HtmlIndexPage() {}

    /**
     * Reads a page to its end.
     *
     * @param url where the page is read from
     * @throws IOException if the end does not come
     */
    static HtmlIndexPage read(Reader html, HttpUrl url) throws IOException {
        HtmlIndexPage page = new HtmlIndexPage();
        try (StreamParser parser = new StreamParser(Parser.htmlParser()).parse(html, url.toString())) {
            for (Element element = parser.selectNext("*"); element != null; element = parser.selectNext("*")) {
                if (isToBeForgotten(element)) {
                    page.addAll(element);
                    forget(element);
                }
            }
            page.addAll(parser.document());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return page;
    }

    /** The files that it lists, each once. */
    List<IndexFile> files() {
        return List.copyOf(files);
    }

    /** Whether it is a page to sign in, which some servers and networks answer with in place of an index. */
    boolean isSignInForm() {
        return hasForm && !isIndex && files.isEmpty();
    }

    /** What stands where HTML has no place for it is moved, and not told as an element that ends: so all are read that are left. */
    private void addAll(Element element) {
        element.stream().forEach(this::add);
    }

    private void add(Element element) {
        switch (element.normalName()) {
            case LINK -> FileAnchor.read(element).flatMap(HtmlIndexPage::file).ifPresent(files::add);
            case "meta" -> isIndex |= element.attr("name").equalsIgnoreCase("pypi:repository-version");
            case "form" -> hasForm = true;
            case "input" -> hasForm |= element.attr("type").equalsIgnoreCase("password");
            default -> {}
        }
    }

    private static Optional<IndexFile> file(FileAnchor anchor) {
        return Optional.ofNullable(HttpUrl.parse(anchor.url()))
                .map(link -> new IndexFile(
                        anchor.filename(), link, anchor.hashes(), OptionalLong.empty(), Optional.empty()));
    }

    /** What is in a link is still to be read as its text. */
    private static boolean isToBeForgotten(Element element) {
        return !PARENTS.contains(element.normalName())
                && element.parents().stream()
                        .noneMatch(parent -> parent.normalName().equals(LINK));
    }

    /** It may still be open, as what begins in a form and ends behind it: the links to come are read by the same base. */
    private static void forget(Element element) {
        while (element.previousSibling() instanceof TextNode text) {
            text.remove();
        }
        element.setBaseUri(element.baseUri());
        element.remove();
    }
}
