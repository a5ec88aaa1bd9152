package io.github.nightlywheels.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.report.ci.GitHubActions;
import io.github.nightlywheels.token.Token;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleListenerTest {
    private static final String VALUE = "pypi-AgEIcHlwaS5vcmc";

    private final RecordingConsole console = new RecordingConsole(false);
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();

    private String madeWith(Map<String, String> environment) {
        GitHubActions actions = new GitHubActions(new PrintStream(stdout, true, StandardCharsets.UTF_8), environment);
        new ConsoleListener(console, ParameterNames.PLAIN, exchange -> {}, actions)
                .tokenMade(Token.ofBasic(Optional.empty(), VALUE, "trusted publishing"));
        return stdout.toString(StandardCharsets.UTF_8);
    }

    @Test
    void hasGitHubHideATokenThatAServerMadeAndShowsItNowhereElse() {
        assertThat(madeWith(Map.of("GITHUB_ACTIONS", "true"))).isEqualTo("::add-mask::" + VALUE + "\n");
        assertThat(console.lines()).isEmpty();
    }

    @Test
    void saysNothingOfSuchATokenElsewhere() {
        assertThat(madeWith(Map.of("GITLAB_CI", "true"))).isEmpty();
        assertThat(console.lines()).isEmpty();
    }
}
