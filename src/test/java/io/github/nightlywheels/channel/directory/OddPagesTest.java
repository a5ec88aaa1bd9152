package io.github.nightlywheels.channel.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.engine.ChannelFactory;
import io.github.nightlywheels.engine.ProjectSelection;
import io.github.nightlywheels.engine.PruneMode;
import io.github.nightlywheels.engine.PruneRequest;
import io.github.nightlywheels.engine.PruneResult;
import io.github.nightlywheels.engine.PruneService;
import io.github.nightlywheels.engine.PruneSettings;
import io.github.nightlywheels.engine.RecordingListener;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.files.DurableFiles;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import io.github.nightlywheels.prune.RetentionPolicy;
import io.github.nightlywheels.token.TokenSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page of which one field is not what this channel writes: nothing of its project is removed. */
class OddPagesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant LAST = Instant.parse("2026-11-26T03:00:00Z");

    @TempDir
    Path directory = Path.of("");

    private Path page = Path.of("");

    @BeforeEach
    void publishThreeVersions() {
        page = directory.resolve("acme/simple/demo/index.json");
        for (int number = 1; number <= 3; number++) {
            DirectoryChannel channel = new DirectoryChannel(
                    DirectoryLayout.of(directory.toUri(), "acme", Duration.ofMinutes(2), FileLinks.RELATIVE),
                    new DurableFiles(),
                    InstantSource.fixed(LAST.minus(Duration.ofDays(3 - number))));
            Nightly.run(
                    channel, List.of(Nightly.wheel(directory.resolve("built"), "demo", "1.0.dev" + number, "content")));
        }
    }

    /** The warnings of a pruning, or the failure that kept it from anything. */
    private List<String> prune() {
        ChannelSettings settings = new ChannelSettings(
                "acme",
                directory.toUri().toString(),
                new TransferLimits(4, 0, Duration.ofMinutes(1), Duration.ofSeconds(20)),
                InsecureHttp.LOOPBACK_ONLY);
        PruneSettings keepsOne = new PruneSettings(
                RetentionPolicy.of(OptionalInt.of(1), OptionalInt.empty(), Set.of("main")),
                200,
                PruneSettings.SharedChannels.REFUSED);
        try {
            PruneResult result = new PruneService(
                            new ChannelFactory(List.of(new DirectoryKind())), InstantSource.fixed(LAST))
                    .run(
                            new PruneRequest(
                                    settings,
                                    ProjectSelection.all(),
                                    new TokenSearch(List.of()),
                                    keepsOne,
                                    PruneMode.REMOVE),
                            new RecordingListener());
            assertThat(result.needsToken()).isFalse();
            return result.warnings();
        } catch (FailureException e) {
            return List.of(e.failure().problem());
        }
    }

    private List<String> wheelsOnDisk() throws IOException {
        try (Stream<Path> files = Files.walk(page.resolveSibling(""))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".whl"))
                    .sorted()
                    .toList();
        }
    }

    private void assertNothingRemoved(String what) throws IOException {
        assertThat(prune()).as(what).isNotEmpty();
        assertThat(wheelsOnDisk()).as(what).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "0,filename",
        "0,url",
        "0,size",
        "0,upload-time",
        "0,hashes",
        "0,hashes.sha256",
        "2,filename",
        "2,url",
        "2,size",
        "2,upload-time",
        "2,hashes",
        "2,hashes.sha256"
    })
    void removesNothingOfAProjectWithAnOddEntry(int entry, String field) throws IOException {
        byte[] before = Files.readAllBytes(page);
        JsonNodeFactory json = JsonNodeFactory.instance;
        List<Optional<JsonNode>> instead = new ArrayList<>(List.of(Optional.empty()));
        Stream.<JsonNode>of(
                        json.nullNode(),
                        json.textNode("None"),
                        json.booleanNode(true),
                        json.numberNode(7),
                        json.arrayNode(),
                        json.objectNode())
                .map(Optional::of)
                .forEach(instead::add);
        for (Optional<JsonNode> value : instead) {
            ObjectNode root = (ObjectNode) MAPPER.readTree(before);
            String[] path = field.split("\\.", -1);
            ObjectNode object = (ObjectNode) root.path("files").get(entry);
            for (String parent : List.of(path).subList(0, path.length - 1)) {
                object = (ObjectNode) object.path(parent);
            }
            object.remove(path[path.length - 1]);
            if (value.isPresent()) {
                object.set(path[path.length - 1], value.get());
            }
            Files.write(page, MAPPER.writeValueAsBytes(root));
            assertNothingRemoved(field + " is " + value);
        }
    }

    @Test
    void removesNothingOfAProjectWhoseListIsNone() throws IOException {
        ObjectNode root = (ObjectNode) MAPPER.readTree(page.toFile());
        for (String files : List.of("null", "\"None\"", "{}", "7")) {
            root.set("files", MAPPER.readTree(files));
            Files.write(page, MAPPER.writeValueAsBytes(root));
            assertNothingRemoved("files is " + files);
        }
        for (String text : List.of("", "{", "[]", "None")) {
            Files.writeString(page, text);
            assertNothingRemoved("the page is " + text);
        }
    }

    @Test
    void removesAllButTheNewestOfAWholePage() throws IOException {
        assertThat(prune()).isEmpty();
        assertThat(wheelsOnDisk()).containsExactly("demo-1.0.dev3-py3-none-any.whl");
    }
}
