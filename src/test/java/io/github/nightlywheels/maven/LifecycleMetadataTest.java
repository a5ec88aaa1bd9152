package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

/** What the jar tells IDEs. */
class LifecycleMetadataTest {
    private static final Path META_INF = Path.of("target", "classes", "META-INF");

    private static List<String> texts(Path file, String element) throws Exception {
        NodeList nodes = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getElementsByTagName(element);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(index -> nodes.item(index).getTextContent())
                .toList();
    }

    @Test
    void everyGoalThatBindsToAPhaseIsLeftOutOfTheirBuilds() throws Exception {
        List<String> goals = texts(META_INF.resolve("maven/plugin.xml"), "goal").stream()
                .filter(goal -> !goal.equals("help") && !goal.equals("${goal}")) // the help goal and its parameter
                .toList();
        Path metadata = META_INF.resolve("m2e/lifecycle-mapping-metadata.xml");
        assertThat(goals).isNotEmpty();
        assertThat(texts(metadata, "goal")).containsExactlyInAnyOrderElementsOf(goals);
        assertThat(texts(metadata, "ignore")).hasSize(1);
    }
}
