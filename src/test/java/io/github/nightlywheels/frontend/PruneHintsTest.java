package io.github.nightlywheels.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.maven.MavenParameterNames;
import io.github.nightlywheels.prune.RetentionPolicy;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PruneHintsTest {
    private final RecordingConsole console = new RecordingConsole(false);
    private final PruneHints hints = new PruneHints(console, new MavenParameterNames());

    @Test
    void warnsOfARuleThatKeepsEverythingInTheWordsOfTheFrontEnd() {
        hints.warnOf(RetentionPolicy.of(OptionalInt.empty(), OptionalInt.empty(), Set.of()));
        assertThat(console.lines())
                .singleElement()
                .asString()
                .endsWith("there is no rule, so everything is kept: set -Dnightly.keepVersions=NUMBER or"
                        + " -Dnightly.keepDays=NUMBER");
    }

    @Test
    void saysNothingOfARuleThatRemovesSomething() {
        hints.warnOf(RetentionPolicy.of(OptionalInt.of(3), OptionalInt.empty(), Set.of()));
        assertThat(console.lines()).isEmpty();
    }
}
