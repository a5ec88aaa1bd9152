package io.github.nightlywheels.channel.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.nightlywheels.wheel.Digests;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Follows every link of a simple index, from its root, and believes nothing. */
final class IndexAsPipSeesIt {
    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"#]*)(?:#sha256=([0-9a-f]{64}))?\"([^>]*)>");
    private static final Pattern METADATA = Pattern.compile("data-core-metadata=\"sha256=([0-9a-f]{64})\"");

    private IndexAsPipSeesIt() {}

    /** The sha256 of every file that pip finds, by filename; fails if a link is dangling or promises another hash. */
    static Map<String, String> read(Path simple) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (!Files.exists(simple.resolve("index.html"))) {
            return files;
        }
        Matcher projects = LINK.matcher(Files.readString(simple.resolve("index.html")));
        while (projects.find()) {
            Path project = simple.resolve(projects.group(1));
            files.putAll(readHtml(project));
            assertThat(project.resolve("index.json")).exists();
        }
        checkJson(simple);
        return files;
    }

    private static Map<String, String> readHtml(Path project) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Matcher links = LINK.matcher(Files.readString(project.resolve("index.html")));
        while (links.find()) {
            Path file = project.resolve(decode(links.group(1)));
            assertThat(Digests.sha256Of(file)).as(file.toString()).isEqualTo(links.group(2));
            Matcher metadata = METADATA.matcher(links.group(3));
            if (metadata.find()) {
                Path beside = Path.of(file + ".metadata");
                assertThat(Digests.sha256Of(beside)).as(beside.toString()).isEqualTo(metadata.group(1));
            }
            files.put(file.getFileName().toString(), links.group(2));
        }
        return files;
    }

    /** Follows the JSON pages: of the listed projects and of those that are not listed yet. */
    private static void checkJson(Path simple) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        if (Files.exists(simple.resolve("index.json"))) {
            for (JsonNode project :
                    mapper.readTree(simple.resolve("index.json").toFile()).get("projects")) {
                assertThat(simple.resolve(project.get("name").asText()).resolve("index.json"))
                        .exists();
            }
        }
        try (Stream<Path> pages = Files.walk(simple, 2)) {
            for (Path page : pages.filter(
                            path -> path.endsWith("index.json") && !path.equals(simple.resolve("index.json")))
                    .toList()) {
                for (JsonNode file : mapper.readTree(page.toFile()).get("files")) {
                    Path target = page.resolveSibling(decode(file.get("url").asText()));
                    assertThat(Digests.sha256Of(target))
                            .isEqualTo(file.get("hashes").get("sha256").asText());
                    assertThat(Files.size(target)).isEqualTo(file.get("size").asLong());
                    assertThat(Digests.sha256Of(Path.of(target + ".metadata")))
                            .isEqualTo(file.get("core-metadata").get("sha256").asText());
                }
            }
        }
    }

    /** Everything in the directory that is no page and no lock: wheels, metadata, and what should not be there. */
    static Map<String, String> filesOnDisk(Path simple) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(simple)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (!name.equals("index.html") && !name.equals("index.json") && !name.endsWith(".metadata")) {
                    found.put(simple.relativize(file).toString(), Digests.sha256Of(file));
                }
            }
        }
        return found;
    }

    private static String decode(String url) {
        return URLDecoder.decode(url.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
