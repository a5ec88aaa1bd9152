package io.github.nightlywheels.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.channel.pypi.PypiKind;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.channel.transfer.Network;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import java.io.IOException;
import java.io.StringReader;
import java.net.Authenticator;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The pages on PyPI-compatible servers: what they say to put into a POM, settings and CI is what the plugin reads. */
class ServerPagesTest {
    private static final Pattern CODE = Pattern.compile("(?ms)^```(xml|yaml)\\n(.*?)^```$");
    private static final Pattern VARIABLE = Pattern.compile("TWINE_[A-Z]+|PYPI[A-Z]*_PATH");

    /** What Maven puts in the place of variables of a GitLab job. */
    private static final Map<String, String> GITLAB =
            Map.of("${env.CI_API_V4_URL}", "https://gitlab.example.org/api/v4", "${env.CI_PROJECT_ID}", "42");

    private static List<String> snippets(String page, String language) {
        return CODE.matcher(Page.read(Page.SITE.resolve(page + ".md")).text())
                .results()
                .filter(code -> code.group(1).equals(language))
                .map((MatchResult code) -> code.group(2))
                .toList();
    }

    private static List<Element> xml(String page, String root) {
        return snippets(page, "xml").stream()
                .map(ServerPagesTest::parse)
                .filter(element -> element.getTagName().equals(root))
                .toList();
    }

    private static Element parse(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(xml, e);
        }
    }

    private static Stream<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    private static String text(Element parent, String name) {
        String text =
                elements(parent, name).findFirst().map(Element::getTextContent).orElse("");
        for (Map.Entry<String, String> variable : GITLAB.entrySet()) {
            text = text.replace(variable.getKey(), variable.getValue());
        }
        return text;
    }

    private static ChannelSettings settings(Element plugin) {
        return new ChannelSettings(
                        "unused",
                        text(plugin, "apiUrl"),
                        new TransferLimits(1, 0, Duration.ZERO, Duration.ofSeconds(1)),
                        InsecureHttp.LOOPBACK_ONLY)
                .withIndex(text(plugin, "indexUrl"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pypi",
                "gitlab",
                "nexus",
                "artifactory",
                "devpi-and-pypiserver",
                "cloud-registries",
                "coming-from-twine"
            })
    void everyPomNamesAServerAndItsIndexWithParametersThatThereAre(String page) {
        List<Element> plugins = xml(page, "plugin");
        assertThat(plugins).isNotEmpty();
        for (Element plugin : plugins) {
            PypiServer server = PypiServer.of(settings(plugin));
            assertThat(server.index()).as(server.name()).isPresent();
            assertThat(text(plugin, "artifactId")).isEqualTo("nightly-wheels-maven-plugin");
            assertThat(elements(plugin, "goal").map(Element::getTextContent))
                    .isSubsetOf(PluginParameter.allGoals())
                    .contains("publish-nightly");
            elements(plugin, "configuration")
                    .flatMap(configuration -> elements(configuration, "*"))
                    .forEach(parameter -> assertThat(PluginParameter.named(parameter.getTagName())
                                    .goals())
                            .contains("publish-nightly"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pypi", "gitlab", "nexus", "artifactory", "devpi-and-pypiserver"})
    void theCredentialsInTheSettingsAreThoseThatAreLookedFor(String page) {
        PypiKind kind = new PypiKind(
                new Network(ProxySelector.of(null), new Authenticator() {}, "test/1.0"), Map.of(), Path.of(""));
        List<String> serverIds = xml(page, "plugin").stream()
                .map(plugin -> kind.tokenPlaces(settings(plugin)).orElseThrow().serverId())
                .map(id -> id.replace("gitlab.example.org", "host"))
                .toList();
        List<Element> settings = xml(page, "settings");
        assertThat(settings).isNotEmpty();
        settings.forEach(file ->
                assertThat(text(file, "id").toLowerCase(java.util.Locale.ROOT)).isIn(serverIds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pypi",
                "gitlab",
                "nexus",
                "artifactory",
                "devpi-and-pypiserver",
                "cloud-registries",
                "coming-from-twine"
            })
    void everyJobRunsMavenWithVariablesThatAreRead(String page) throws IOException {
        List<String> jobs = snippets(page, "yaml");
        assertThat(jobs).isNotEmpty();
        for (String job : jobs) {
            assertThatCode(() -> new YAMLMapper().readTree(job)).as(job).doesNotThrowAnyException();
            assertThat(scalars(new YAMLMapper().readTree(job)).flatMap(String::lines))
                    .as(job)
                    .contains("mvn --batch-mode --no-transfer-progress deploy");
            assertThat(VARIABLE.matcher(job).results().map(MatchResult::group))
                    .isSubsetOf(PypiKind.USER_VARIABLE, PypiKind.PASSWORD_VARIABLE);
        }
    }

    private static Stream<String> scalars(JsonNode node) {
        return node.isContainerNode() ? node.valueStream().flatMap(ServerPagesTest::scalars) : Stream.of(node.asText());
    }
}
