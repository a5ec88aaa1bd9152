package io.github.nightlywheels.channel.pypi.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.nightlywheels.channel.OtherDigest;
import io.github.nightlywheels.wheel.metadata.Version;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of simple indexes as servers write them: {@code pypi-upload-api.md} section 3. */
class IndexPagesReadTest {
    private static final HttpUrl URL = HttpUrl.get("https://host/simple/demo/");
    private static final String MD5 = "0123456789abcdef0123456789abcdef";
    private static final String SHA256 = "ab12".repeat(16);
    private static final String SHA384 = "ab12".repeat(24);
    private static final String SHA512 = "cd34".repeat(32);

    private static List<IndexFile> readsJson(String json) throws IOException {
        return JsonIndexPage.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), URL);
    }

    private static IndexFile only(String html) throws IOException {
        List<IndexFile> files = HtmlIndexPage.read(new StringReader(html), URL).files();
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    @Test
    void readsLinksWithTheirHashes() throws IOException {
        IndexFile file = only("<html><body><a href=\"../../packages/demo-1.0-py3-none-any.whl#sha256="
                + SHA256.toUpperCase(Locale.ROOT)
                + "\" data-requires-python=\"&gt;=3\">demo-1.0-py3-none-any.whl</a></body></html>");
        assertThat(file.url().toString()).startsWith("https://host/packages/demo-1.0-py3-none-any.whl#sha256=AB12");
        assertThat(file.hashes()).isEqualTo(Map.of("sha256", SHA256));
    }

    @Test
    void readsADashWhereAnEqualsSignShouldBe() throws IOException {
        assertThat(only("<a href='/x/demo-1.0-py3-none-any.whl#sha256-" + SHA256 + "'>demo</a>")
                        .sha256())
                .contains(SHA256);
    }

    @Test
    void readsTheStrongestOfOtherDigests() throws IOException {
        assertThat(only("<a href='demo-1.0.tar.gz#sha384=" + SHA384 + "'>x</a>").otherDigest())
                .contains(new OtherDigest("SHA-384", SHA384));
        IndexFile both = new IndexFile(
                "demo-1.0.tar.gz",
                URL,
                Map.of("sha384", SHA384, "sha512", SHA512),
                OptionalLong.empty(),
                Optional.empty());
        assertThat(both.otherDigest()).contains(new OtherDigest("SHA-512", SHA512));
    }

    @Test
    void readsMd5AndNone() throws IOException {
        assertThat(only("<A HREF=demo-1.0.tar.gz#md5=" + MD5 + ">demo-1.0.tar.gz</A>")
                        .md5())
                .contains(MD5);
        assertThat(only("<a href='demo-1.0.tar.gz'>demo-1.0.tar.gz</a>").hashes())
                .isEmpty();
    }

    @Test
    void takesTheNameFromTheLinkWhereTheTextIsShortened() throws IOException {
        assertThat(only("<a href='f/demo-1.0%2Bcu1-py3-none-any.whl#sha256=aa'>demo-1.0+cu1-py3…</a>")
                        .filename())
                .isEqualTo("demo-1.0+cu1-py3-none-any.whl");
    }

    @Test
    void followsTheBaseOfThePage() throws IOException {
        assertThat(only("<html><head><base href='https://files.example.org/'></head><a href='demo-1.0.tar.gz'>x</a>")
                        .url()
                        .host())
                .isEqualTo("files.example.org");
    }

    @Test
    void readsTheFilesOfATableAndOfBrokenHtml() throws IOException {
        HtmlIndexPage page = HtmlIndexPage.read(new StringReader("""
                <table><tr><td><a href="../">up</a></td></tr>
                <tr><td><a href="demo-1.0-py3-none-any.whl">demo</td><td>12</td></tr>
                <tr><td><a name="x">no link</a> <a href="demo-2.0.tar.gz#sha256=SUM">demo-2.0<b>.tar</b>.gz
                """.replace("SUM", SHA256)), URL);
        assertThat(page.files())
                .extracting(IndexFile::filename, file -> file.url().encodedPath())
                .containsExactly(
                        tuple("demo-1.0-py3-none-any.whl", "/simple/demo/demo-1.0-py3-none-any.whl"),
                        tuple("demo-2.0.tar.gz", "/simple/demo/demo-2.0.tar.gz"));
        assertThat(page.files().get(1).sha256()).contains(SHA256);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=f/4711><code>demo-1.0-py3-none-any.whl</code></a><br>",
                "<a href=f/4711><b>demo</b>-1.0-<wbr>py3-none-any.whl <i></i></a>",
                "<table><a href=f/4711>demo-1.0-py3-none-any.whl</a></table>",
                "<table><tr><a href=f/4711>demo-1.0-py3-none-any.whl</a></tr></table><p>end"
            })
    void takesTheNameFromTheWholeText(String html) throws IOException {
        assertThat(only(html).filename()).isEqualTo("demo-1.0-py3-none-any.whl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=q", "href", "href=''", "href='#q'"})
    void takesWhatLeadsNowhereElseForNoFile(String attribute) throws IOException {
        String html = "<a " + attribute + ">demo-1.0-py3-none-any.whl</a>";
        assertThat(HtmlIndexPage.read(new StringReader(html), URL).files()).isEmpty();
    }

    /** A parser moves what stands in a table outside its cells before the table. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "TABLE",
                "<div>TABLE</div>",
                "<main><div>TABLE</div></main>",
                "<ul><li>TABLE<li>end</ul>",
                "<div>TABLE"
            })
    void losesNoLinkOfATableThatStandsOutsideItsCells(String html) throws IOException {
        String table = "<table><tr><a href=f/demo-1.0.zip>one</a></tr><tr><a href=f/demo-2.0.zip>two</a></tr>"
                + "<tr><a href=f/demo-3.0.zip>three</a></tr></table>";
        assertThat(HtmlIndexPage.read(new StringReader(html.replace("TABLE", table)), URL)
                        .files())
                .extracting(IndexFile::filename)
                .containsExactly("demo-1.0.zip", "demo-2.0.zip", "demo-3.0.zip");
    }

    @Test
    void losesNoLinkOfAnElementThatEndsBehindTheFormInWhichItBegins() throws IOException {
        assertThat(only("<form><div></form><a href=f/demo-1.0.zip>demo</a></div>")
                        .url()
                        .encodedPath())
                .isEqualTo("/simple/demo/f/demo-1.0.zip");
    }

    @ParameterizedTest
    @CsvSource({
        "<form action=login><input type=password></form>, true",
        "<input type=PASSWORD>, true",
        "<form><input type=search></form><a href=demo-1.0.tar.gz>x</a>, false",
        "<meta name='pypi:repository-version' content='1.0'><form></form>, false",
        "<h1>Links for demo</h1>, false"
    })
    void knowsAPageToSignInFromAnEmptyIndex(String html, boolean isSignInForm) throws IOException {
        assertThat(HtmlIndexPage.read(new StringReader(html), URL).isSignInForm())
                .isEqualTo(isSignInForm);
    }

    @Test
    void readsJson() throws IOException {
        List<IndexFile> files = readsJson("""
                {"meta": {"api-version": "1.4"}, "name": "demo", "files": [
                  {"filename": "demo-1.0-py3-none-any.whl", "url": "../f/demo.whl", "size": 12, "yanked": "bad",
                   "upload-time": "2026-11-22T03:00:00.123456Z", "hashes": {"SHA256": "SUM", "blake2b": "cd"}},
                  {"filename": "demo-1.0.tar.gz", "url": "https://other/f", "hashes": {}}]}
                """.replace("SUM", SHA256.toUpperCase(Locale.ROOT)));
        assertThat(files)
                .containsExactly(
                        new IndexFile(
                                "demo-1.0-py3-none-any.whl",
                                HttpUrl.get("https://host/simple/f/demo.whl"),
                                Map.of("sha256", SHA256, "blake2b", "cd"),
                                OptionalLong.of(12),
                                Optional.of(Instant.parse("2026-11-22T03:00:00.123456Z"))),
                        new IndexFile(
                                "demo-1.0.tar.gz",
                                HttpUrl.get("https://other/f"),
                                Map.of(),
                                OptionalLong.empty(),
                                Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"None\"", "\"\"", "\"ab12\"", "12", "{}"})
    void takesWhatHasNotTheFormOfADigestForNone(String value) throws IOException {
        List<IndexFile> files = readsJson("""
                {"files": [{"filename": "demo-1.0.tar.gz", "url": "f", "hashes": {"sha256": VALUE, "md5": VALUE}}]}
                """.replace("VALUE", value));
        assertThat(files.get(0).hashes()).isEmpty();
    }

    @Test
    void refusesJsonThatIsNoIndex() {
        assertThatThrownBy(() -> readsJson("{}")).hasMessage("the page has no list of files");
        assertThatThrownBy(() -> readsJson("<html>")).hasMessage("the page is no JSON");
    }

    @ParameterizedTest
    @CsvSource({
        "demo-1.0.dev1-py3-none-any.whl, 1.0.dev1",
        "demo-1.0-1build-cp312-cp312-win32.whl, 1.0",
        "my-demo-2.0rc1.tar.gz, 2.0rc1",
        "demo-1.0.zip, 1.0"
    })
    void tellsTheVersionByTheName(String filename, String version) {
        assertThat(new IndexFile(filename, URL, Map.of(), OptionalLong.empty(), Optional.empty()).version())
                .contains(Version.parse(version));
    }
}
