package io.github.nightlywheels.channel.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexPagesTest {
    private static final String CONTENT = "0123456789abcdef".repeat(4);
    private static final String METADATA = "fedcba9876543210".repeat(4);
    private static final IndexedFile LOCAL = new IndexedFile(
            "demo-1.0.dev1+cu12.1-cp313-cp313-linux_x86_64.whl",
            CONTENT,
            1234,
            Optional.of(">=3.9,<4,!=\"3.10\"&'x'"),
            Optional.of(METADATA),
            Instant.parse("2026-11-22T03:04:05.678901234Z"));
    private static final PageReader PAGE = new PageReader(Path.of("simple/demo/index.json"));
    private static final ProjectIndex INDEX = ProjectIndex.empty("demo").with(List.of(LOCAL));

    @Test
    void encodesUrlsAndEscapesAttributes() {
        assertThat(text(IndexHtml.project(INDEX, FileLinks.RELATIVE)))
                .contains("<a href=\"0123456789abcdef/demo-1.0.dev1%2Bcu12.1-cp313-cp313-linux_x86_64.whl#sha256="
                        + CONTENT
                        + "\" data-requires-python=\"&gt;=3.9,&lt;4,!=&quot;3.10&quot;&amp;&#39;x&#39;\""
                        + " data-core-metadata=\"sha256=" + METADATA + "\" data-dist-info-metadata=\"sha256=" + METADATA
                        + "\">demo-1.0.dev1+cu12.1-cp313-cp313-linux_x86_64.whl</a><br>\n")
                .contains("<meta name=\"pypi:repository-version\" content=\"1.1\">");
    }

    @Test
    void encodesWhatIsNotAscii() {
        IndexedFile odd = new IndexedFile(
                "d&é mo-1-py3-none-any.whl", CONTENT, 1, Optional.empty(), Optional.empty(), Instant.EPOCH);
        assertThat(odd.url()).isEqualTo("0123456789abcdef/d%26%C3%A9%20mo-1-py3-none-any.whl");
        assertThat(text(IndexHtml.project(ProjectIndex.empty("d").with(List.of(odd)), FileLinks.RELATIVE)))
                .contains(">d&amp;é mo-1-py3-none-any.whl</a>")
                .doesNotContain("data-");
    }

    @Test
    void writesTheJsonOfTheSpecification() throws IOException {
        JsonNode page = new ObjectMapper().readTree(IndexJson.project(INDEX, FileLinks.RELATIVE));
        JsonNode expected = new ObjectMapper().readTree("""
                {"meta": {"api-version": "1.1"}, "name": "demo", "versions": ["1.0.dev1+cu12.1"], "files": [{
                  "filename": "demo-1.0.dev1+cu12.1-cp313-cp313-linux_x86_64.whl",
                  "url": "0123456789abcdef/demo-1.0.dev1%%2Bcu12.1-cp313-cp313-linux_x86_64.whl",
                  "hashes": {"sha256": "%s"},
                  "requires-python": ">=3.9,<4,!=\\"3.10\\"&'x'",
                  "core-metadata": {"sha256": "%s"},
                  "size": 1234, "upload-time": "2026-11-22T03:04:05.678901Z"}]}
                """.formatted(CONTENT, METADATA));
        assertThat(page).isEqualTo(expected);
    }

    @Test
    void listsProjects() throws IOException {
        assertThat(text(IndexHtml.list(ProjectList.empty().with(List.of("a", "b-c")))))
                .contains("<a href=\"a/\">a</a><br>\n<a href=\"b-c/\">b-c</a><br>\n");
        assertThat(new ObjectMapper()
                        .readTree(IndexJson.list(ProjectList.empty().with(List.of("a", "b-c")))))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        "{\"meta\":{\"api-version\":\"1.1\"},\"projects\":[{\"name\":\"a\"},{\"name\":\"b-c\"}]}"));
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(read(IndexJson.project(INDEX, FileLinks.RELATIVE))).contains(INDEX);
        assertThat(read(IndexJson.project(ProjectIndex.empty("demo"), FileLinks.RELATIVE)))
                .contains(ProjectIndex.empty("demo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "null", "[]", "{}"})
    void takesADamagedPageForNone(String page) {
        assertThat(read(page.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef/demo=../../../etc/demo",
                "\"filename\" : \"demo-=\"filename\" : \"../demo-",
                "0123456789abcdef0123=0123456789ABCDEF0123",
                "\"size\" : 1234=\"size\" : -1",
                "T03:04=T99:04"
            })
    void keepsAnAlteredEntryAsItIs(String alteration) {
        byte[] altered = altered(alteration);
        ProjectIndex index = read(altered).orElseThrow();
        assertThat(index.files()).isEmpty();
        assertThat(index.foreign()).hasSize(1);
        assertThat(text(IndexJson.project(index, FileLinks.RELATIVE))).isEqualTo(text(altered));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\" : \"demo\"=\"name\" : \"demos\"|it is that of the project demos",
                "\"1.1\"=\"2.0\"|its api-version is 2.0",
                "\"filename\" : =\"file\" : |an entry of its files has no filename and url: {\"file\":\"demo-1.0.dev1+cu12.1-cp313-cp313-linux_x86_64.whl\",\"url\":\"0123456789abc...",
                "\"files\" : [=\"others\" : [|it has no files",
                "\"files\" : [=\"files\" : 1, \"others\" : [|its files are no list: 1"
            })
    void refusesAPageThatItCouldNotKeep(String alteration, String found) {
        assertThatThrownBy(() -> read(altered(alteration)))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isEqualTo(new ChannelFailure.ForeignIndex("simple/demo/index.json", found)));
    }

    @Test
    void refusesAPageWithoutFilesOrWithoutProjects() {
        byte[] page = "{\"meta\":{\"api-version\":\"1.1\"},\"name\":\"demo\"}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(page)).hasMessageContaining("it has no files");
        assertThatThrownBy(() -> PAGE.list(page)).hasMessageContaining("it has no projects");
    }

    @Test
    void keepsWhatOthersWroteIntoAPage() {
        String page = """
                {"meta": {"api-version": "1.4", "_last-serial": 7}, "name": "demo",
                 "versions": ["0.9", "1.0.dev1+cu12.1"], "files": [
                  {"filename": "demo-0.9.tar.gz", "url": "../../files/demo-0.9.tar.gz", "hashes": {}},
                  {"filename": "demo-1.0.dev1+cu12.1-cp313-cp313-linux_x86_64.whl",
                   "url": "0123456789abcdef/demo-1.0.dev1%%2Bcu12.1-cp313-cp313-linux_x86_64.whl",
                   "hashes": {"sha256": "%1$s", "md5": "1"}, "size": 1234, "upload-time": "2026-11-22T03:04:05.678901Z",
                   "yanked": "broken", "provenance": "https://example.org/p"}],
                 "project-status": {"status": "active"}}
                """.formatted(CONTENT);
        ProjectIndex index = read(page.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        assertThat(index.files()).containsOnlyKeys(LOCAL.filename());
        String written = text(IndexJson.project(index.with(List.of()), FileLinks.RELATIVE));
        assertThat(json(written)).isEqualTo(json(page));
        assertThat(read(written.getBytes(StandardCharsets.UTF_8))).contains(index);
        assertThat(text(IndexHtml.project(index, FileLinks.RELATIVE)))
                .contains(
                        " data-yanked=\"broken\" data-provenance=\"https://example.org/p\">demo-1.0.dev1+cu12.1-cp313")
                .contains("<a href=\"../../files/demo-0.9.tar.gz\">demo-0.9.tar.gz</a>");
    }

    @Test
    void readsTheLinksOfAPageThatSomebodyWroteByHand() {
        List<ObjectNode> files = LinkReader.files("""
                <h1>demo</h1><A HREF=../>up</a> <a href="notes.html">notes</a>
                <a href='https://example.org/a%2Bb/demo-1.0%2Bx-py3-none-any.whl?x=1#md5=0a' data-yanked="it's &amp; bad"
                  data-requires-python="&gt;=3.9" data-core-metadata=true>demo-1.0...</a>
                <a href="demo-1.0.tar.gz" data-yanked data-gpg-sig="false" data-dist-info-metadata="sha256=0b"
                  data-provenance="https://example.org/p?a&amp;b">x</a>
                <a href="demo-1.1.tar.gz?signed=a/b">demo-1.1...</a>
                """);
        assertThat(files).map(Object::toString).containsExactly("""
                {"filename":"demo-1.0+x-py3-none-any.whl",\
                "url":"https://example.org/a%2Bb/demo-1.0%2Bx-py3-none-any.whl?x=1","hashes":{"md5":"0a"},\
                "requires-python":">=3.9","core-metadata":true,"yanked":"it's & bad"}""", """
                {"filename":"demo-1.0.tar.gz","url":"demo-1.0.tar.gz","hashes":{},\
                "core-metadata":{"sha256":"0b"},"yanked":true,"gpg-sig":false,"provenance":"https://example.org/p?a&b"}""", """
                {"filename":"demo-1.1.tar.gz","url":"demo-1.1.tar.gz?signed=a/b","hashes":{}}""");
        BothPages pages = new BothPages(ProjectIndex.empty("demo"));
        files.forEach(file -> pages.add(new ForeignFile(file)));
        assertThat(LinkReader.files(text(IndexHtml.project(pages.index(), FileLinks.RELATIVE))))
                .containsExactlyInAnyOrderElementsOf(files);
    }

    @Test
    void readsTheLinksOfAPageThatHasABase() {
        String base = "<base href='https://example.org/files/'>";
        assertThat(LinkReader.files(base + "<a href='a/demo-1.0.tar.gz#sha256=0a'>x</a>"))
                .map(Object::toString)
                .containsExactly("{\"filename\":\"demo-1.0.tar.gz\","
                        + "\"url\":\"https://example.org/files/a/demo-1.0.tar.gz\",\"hashes\":{\"sha256\":\"0a\"}}");
        assertThat(LinkReader.projects(base + "<a href='demo/'>demo</a> <a href='/other/'>other</a>"))
                .containsExactly(
                        Map.entry("demo", "https://example.org/files/demo/"),
                        Map.entry("other", "https://example.org/other/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=q", "id=q", "href", "href=''", "href='#q'", "href='#sha256=0a'"})
    void takesWhatLeadsNowhereElseForNoFile(String attribute) {
        assertThat(LinkReader.files("<a " + attribute + ">demo-1.0-py3-none-any.whl</a>"))
                .isEmpty();
    }

    @Test
    void leadsToAnotherServerWhereABaseIsGiven() {
        FileLinks links = FileLinks.to(Optional.of("https://files.example.org/nightly/simple/"));
        String url =
                "https://files.example.org/nightly/simple/demo/0123456789abcdef/demo-1.0.dev1%2Bcu12.1-cp313-cp313-"
                        + "linux_x86_64.whl";
        assertThat(text(IndexHtml.project(INDEX, links))).contains("<a href=\"" + url + "#sha256=" + CONTENT);
        byte[] page = IndexJson.project(INDEX, links);
        assertThat(text(page)).contains("\"url\" : \"" + url + "\"");
        assertThat(PAGE.project("demo", page, links)).contains(INDEX);
        assertThat(read(page).orElseThrow().foreign())
                .extracting(ForeignFile::url)
                .containsExactly(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "files.example.org",
                "file:///srv/files",
                "https://user:secret@example.org/",
                "https://example.org/?x",
                "https://example.org/#x",
                "https://example.org/a b",
                "https:///x",
                ""
            })
    void refusesABaseThatIsNoPlainUrl(String base) {
        assertThatThrownBy(() -> FileLinks.to(Optional.of(base)))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isInstanceOfSatisfying(
                                        ConfigurationFailure.InvalidParameter.class,
                                        invalid ->
                                                assertThat(invalid.parameter()).isEqualTo("indexBase")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../demo-1-py3-none-any.whl",
                ".demo-1-py3-none-any.whl",
                "a/demo-1-py3-none-any.whl",
                "a\\demo-1-py3-none-any.whl",
                "demo-1-any.whl",
                "demo-1-py3-none-any.zip"
            })
    void namesNothingThatIsNoWheelOfTheDirectory(String filename) {
        assertThatThrownBy(
                        () -> new IndexedFile(filename, CONTENT, 1, Optional.empty(), Optional.empty(), Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Half a character is in no path of any system; others are in none of some. */
    @Test
    void keepsAsAnothersAFileThatCanHaveNoPathHere() {
        IndexedFile odd = new IndexedFile(
                "demo-1-py3-none-\ud800.whl", CONTENT, 1, Optional.empty(), Optional.empty(), Instant.EPOCH);
        byte[] page = IndexJson.project(INDEX.with(List.of(odd)), FileLinks.RELATIVE);
        String text = text(page).replace("py3-none-?.whl", "py3-none-\\ud800.whl");
        ProjectIndex index = read(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        assertThat(index.find(odd.filename())).isEmpty();
        assertThat(index.findForeign(odd.filename())).isPresent();
        assertThat(index.find(LOCAL.filename())).contains(LOCAL);
    }

    private static byte[] altered(String alteration) {
        String[] fromTo = alteration.split("=", 2);
        String page = text(IndexJson.project(INDEX, FileLinks.RELATIVE));
        String altered = page.replace(fromTo[0], fromTo[1]);
        assertThat(altered).isNotEqualTo(page);
        return altered.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<ProjectIndex> read(byte[] page) {
        return PAGE.project("demo", page, FileLinks.RELATIVE);
    }

    private static JsonNode json(String page) {
        try {
            return new ObjectMapper().readTree(page);
        } catch (IOException e) {
            throw new AssertionError(page, e);
        }
    }

    private static String text(byte[] page) {
        return new String(page, StandardCharsets.UTF_8);
    }
}
