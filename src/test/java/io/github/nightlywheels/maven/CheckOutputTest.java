package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckOutputTest {
    private final RecordingLog log = new RecordingLog(false);
    private final Set<String> said = new HashSet<>();
    private final List<Long> prepared = new ArrayList<>();
    private final CheckOutput output = new CheckOutput(new MavenConsole(log, said::add), prepared::add);

    @Test
    void saysBeforeALongCheckHowMuchItIs() {
        output.checking(3, 1_100_000_000);
        assertThat(log.lines()).containsExactly("INFO Checking 3 wheels (1.1 GB)");
    }

    @Test
    void onlyWheelsAreWorthAPreparation() {
        output.checking(0, 0);
        assertThat(prepared).isEmpty();
        output.checking(1, 7);
        assertThat(prepared).containsExactly(7L);
    }

    @Test
    void saysOfAShortOneOnlyToWhoWantsToKnowEverything() {
        output.checking(3, 99_999_999);
        assertThat(log.lines()).isEmpty();
        assertThat(log.debugText()).isEqualTo("Checking 3 wheels (100.0 MB)\n");
    }

    @Test
    void saysOnceInABuildWhatIsOddAboutAWheel() {
        output.warning("left out: demo-1.0.dev1-py3-none-any.whl (22 hours old)");
        output.warning("left out: demo-1.0.dev1-py3-none-any.whl (23 hours old)");
        output.warning("left out: demo-1.0.dev2-py3-none-any.whl (22 hours old)");
        assertThat(log.lines())
                .containsExactly(
                        "WARN left out: demo-1.0.dev1-py3-none-any.whl (22 hours old)",
                        "WARN left out: demo-1.0.dev2-py3-none-any.whl (22 hours old)");
    }
}
