package io.github.nightlywheels.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run reads of the one before it. */
class StoppedRunReportTest {
    private static final String WHEEL = "demo-1.0.dev1-py3-none-any.whl";

    @TempDir
    private Path directory;

    private Path report(String code, String codeOfTheWheel) throws IOException {
        return Files.writeString(directory.resolve("report.json"), """
                {"publications": [{"failure": {"code": "%s"},
                  "wheels": [{"filename": "%s", "outcome": "missing", "failure": {"code": "%s"}}]}]}""".formatted(code, WHEEL, codeOfTheWheel));
    }

    @ParameterizedTest
    @CsvSource({"killed, ''", "interrupted, interrupted", "several, interrupted"})
    void aRunThatWasStoppedIsSpokenOfWhetherItAnsweredOrNot(String code, String codeOfTheWheel) throws IOException {
        assertThat(KilledRun.read(report(code, codeOfTheWheel))).contains(new KilledRun(List.of(WHEEL), List.of()));
    }

    @Test
    void aRunThatFailedOtherwiseIsNotSpokenOf() throws IOException {
        assertThat(KilledRun.read(report("several", "server-error"))).isEmpty();
        assertThat(KilledRun.read(directory.resolve("absent.json"))).isEmpty();
    }
}
