package io.github.nightlywheels.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The block as a person reads it. */
class FailureFormatterTest {
    private static final Failure ONE = new ChannelFailure.ReadOnly("X-Read-Only");
    private static final Failure TWO = new TokenWarning.TwoTokens(TokenOrigin.of("here"), "there");

    private static ChannelState missing(String... filenames) {
        return new ChannelState(
                List.of(), List.of(), List.of(), List.of(), List.of(filenames), List.of(), List.of(), List.of());
    }

    private static List<String> lines(Failure failure, ChannelState state, Optional<String> command) {
        return List.of(FailureFormatter.of(failure, "acme", state, ParameterNames.PLAIN, names -> command)
                .split("\n", -1));
    }

    @Test
    void eachLineStandsForItself() {
        Failure several = new RunFailure.Several(List.of(ONE, TWO));
        assertThat(FailureFormatter.lines(several, ParameterNames.PLAIN))
                .hasSizeGreaterThan(4)
                .noneMatch(line -> line.contains("\n"));
    }

    @Test
    void aWarningSaysNothingOfTheStateOfTheChannel() {
        assertThat(FailureFormatter.lines(TWO, ParameterNames.PLAIN))
                .containsExactly(
                        TWO.problem(),
                        "        token      here",
                        "        remedy     " + TWO.remedy(ParameterNames.PLAIN),
                        "        more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site"
                                + "/markdown/failures.md#two-tokens");
    }

    @Test
    void severalProblemsHaveEachItsOwnRemedy() {
        Failure token = new TokenFailure.Rejected(TokenOrigin.of("here"), new ServerReply("ask", 401, "no"));
        assertThat(lines(new RunFailure.Several(List.of(ONE, token, ONE)), ChannelState.untouched(), Optional.empty()))
                .containsExactly(
                        "There are 3 problems:",
                        "          (1) read-only: " + ONE.problem(),
                        "          (2) token-rejected: " + token.problem() + " 401 \"no\" (ask)",
                        "          (3) read-only: " + ONE.problem(),
                        "        channel    acme (nothing was changed)",
                        "        remedy     (1) " + ONE.remedy(ParameterNames.PLAIN),
                        "                   (2) make a token at https://anaconda.org/settings/access with \"Allow uploads to"
                                + " Standard Python repositories\",",
                        "                       \"Allow read access to the API site\" and \"Allow write access to the API"
                                + " site\", put it into",
                        "                       here, run again",
                        "                   (3) " + ONE.remedy(ParameterNames.PLAIN),
                        "        more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site"
                                + "/markdown/failures.md#several");
    }

    @Test
    void whatIsMissingIsPutBackFirst() {
        assertThat(lines(ONE, missing("a.whl"), Optional.of("mvn deploy")))
                .containsSubsequence(
                        "                   MISSING now: a.whl",
                        "        put back   mvn deploy",
                        "        remedy     put the missing file back with the command above, as nobody can install it until"
                                + " then;",
                        "                   " + ONE.remedy(ParameterNames.PLAIN));
        assertThat(lines(ONE, missing("a.whl", "b.whl"), Optional.empty()))
                .containsSubsequence(
                        "        remedy     put the missing files back by running again, as nobody can install them until"
                                + " then;",
                        "                   " + ONE.remedy(ParameterNames.PLAIN))
                .noneMatch(line -> line.contains("put back  "));
        assertThat(FailureFormatter.lines(ONE, ParameterNames.PLAIN)).noneMatch(line -> line.contains("missing"));
        assertThat(FailureFormatter.remedy(ONE, List.of("a.whl"), ParameterNames.PLAIN))
                .startsWith("put the missing file back by running again");
    }

    @Test
    void aChannelWithoutANameLeavesNoGap() {
        assertThat(FailureFormatter.of(ONE, "", ChannelState.untouched(), ParameterNames.PLAIN))
                .contains("        channel    (nothing was changed)");
    }

    @Test
    void aBadWheelIsNamedWithItsDirectory() {
        WheelFault fault = new WheelFault(Path.of("modules", "a", "demo.whl"), "file", "0 bytes", "a zip archive");
        assertThat(new WheelFailure.BadWheels(List.of(fault)).problem())
                .isEqualTo("A wheel is not fit to publish:\n          demo.whl in " + Path.of("modules", "a")
                        + ": file: found 0 bytes, expected a zip archive");
        WheelFault alone = new WheelFault(Path.of("demo.whl"), "file", "0 bytes", "a zip archive");
        assertThat(new WheelFailure.BadWheels(List.of(alone)).problem())
                .endsWith("\n          demo.whl: file: found 0 bytes, expected a zip archive");
    }
}
