package io.github.nightlywheels.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.prune.FileVerdict.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about pruning. */
class UpkeepPageTest {

    @Test
    void saysWhatEachReasonToKeepMeans() throws IOException {
        String page = Files.readString(Page.SITE.resolve("upkeep.md"));
        String table = page.substring(page.indexOf("| reason to keep |"), page.indexOf("### What keeps a fault"));
        List<String> described = table.lines()
                .skip(2)
                .filter(line -> line.startsWith("|"))
                .flatMap(line -> Pattern.compile("`([a-z-]+)`")
                        .matcher(line.split("\\|", -1)[1])
                        .results()
                        .map(match -> match.group(1)))
                .toList();
        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Reason.values())
                        .filter(reason -> reason != Reason.REMOVED)
                        .map(Reason::code)
                        .toList());
    }
}
