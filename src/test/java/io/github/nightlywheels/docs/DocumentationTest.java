package io.github.nightlywheels.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentationTest {
    private static final Pattern PROPERTY = Pattern.compile("\\bnightly\\.([a-z]\\w*(?:\\.confirm)?)");
    private static final Pattern HREF = Pattern.compile("<item [^>]*href=\"([^\"]+)\\.html\"");

    /** Parameters that the pages describe already, though the plugin does not have them yet. */
    static Stream<Page> pages() {
        return Page.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Page page) {
        for (String link : page.links()) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty()
                    ? page.path()
                    : page.path().resolveSibling(parts[0]).normalize();
            assertThat(target).as("%s in %s", link, page.path()).exists();
            if (parts.length == 2) {
                assertThat(Page.read(target).anchors())
                        .as("%s in %s", link, page.path())
                        .contains(parts[1]);
            }
        }
        assertThat(page.misleadingIds()).as("ids in %s", page.path()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkThatIsNamedIsDefinedOnceAndUsed(Page page) {
        assertThat(page.definitions()).as("in %s", page.path()).containsExactlyInAnyOrderElementsOf(page.references());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everySnippetExists(Page page) throws IOException {
        for (MatchResult snippet : page.snippets()) {
            String source = Files.readString(Path.of(snippet.group(2)));
            if (snippet.group(1) != null) {
                assertThat(source)
                        .containsOnlyOnce("START SNIPPET: " + snippet.group(1))
                        .containsOnlyOnce("END SNIPPET: " + snippet.group(1));
            }
        }
        assertThat(page.snippets()).as("in %s", page.path()).hasSize(page.text().split("MACRO\\{", -1).length - 1);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPropertyIsThatOfAParameter(Page page) {
        Set<String> known = parameters();
        if (page.path().endsWith("command-line.md")) {
            // Its file has a key for each parameter, whether Maven has a property for it or not.
            known.addAll(PluginParameter.all().keySet());
        }
        assertThat(properties(page.text())).as("in %s", page.path()).isSubsetOf(known);
    }

    @Test
    void everyParameterIsExplained() {
        String all = pages().map(Page::text).collect(Collectors.joining("\n"));
        assertThat(properties(all)).containsAll(parameters());
    }

    @Test
    void theMenuLeadsToEveryPage() throws IOException {
        Set<String> menu = groups(HREF, Files.readString(Path.of("src/site/site.xml")));
        Set<String> pages = Page.ofSite().stream()
                .map(page -> page.path().getFileName().toString().replace(".md", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        pages.add("index"); // README.md
        pages.add("plugin-info"); // generated from the parameters
        assertThat(menu).isEqualTo(pages);
    }

    @Test
    void contributorsAreToldOfEveryPackage() throws IOException {
        Set<String> told = Page.read(Page.SITE.resolve("contributing.md")).tables().stream()
                .flatMap(table -> table.rows().stream())
                .map(row -> row.getOrDefault("package", "").replace("`", ""))
                .collect(Collectors.toSet());
        Path root = Path.of("src/main/java/io/github/nightlywheels");
        Set<String> packages = new TreeSet<>(directories(root));
        directories(root.resolve("channel")).forEach(name -> packages.add("channel." + name));
        assertThat(packages).hasSizeGreaterThan(5).isSubsetOf(told);
    }

    private static Set<String> directories(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory)
                    .map(child -> parent.relativize(child).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> parameters() {
        return PluginParameter.all().values().stream()
                .map(parameter -> parameter.property().replace("nightly.", ""))
                .filter(property -> !property.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> properties(String text) {
        return groups(PROPERTY, text);
    }

    private static Set<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
