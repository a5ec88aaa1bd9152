package io.github.nightlywheels.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.report.model.BuildInfo;
import io.github.nightlywheels.report.model.RunReport;
import io.github.nightlywheels.report.model.Sample;
import io.github.nightlywheels.report.model.SampleAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
    @TempDir
    private Path temporary;

    private Path directory;
    private ReportWriter files;

    @BeforeEach
    void setUp() {
        directory = temporary.resolve("target/nightly-wheels");
        files = new ReportWriter(directory);
    }

    @Test
    void replacesBothFilesAndLeavesNothingElse() throws IOException {
        files.write(new Sample().run());
        files.write(new Sample()
                .wheel("demo-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED)
                .run());
        assertThat(directory).isDirectoryContaining("glob:**/report.json").isDirectoryContaining("glob:**/report.html");
        assertThat(directory.toFile().list()).hasSize(2);
        assertThat(directory.resolve("report.json")).content().contains("demo-1.0.dev2-py3-none-any.whl");
        assertThat(directory.resolve("report.html")).content().contains("demo-1.0.dev2-py3-none-any.whl");
    }

    @Test
    void writesAPageAndAFileOfTheAccessAlone() throws IOException {
        files.write(new RunReport(
                Sample.NOW,
                "0.1.0",
                BuildInfo.of(Map.of()),
                List.of(),
                Optional.of(SampleAccess.problem()),
                List.of()));
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("report.html", "access.json");
        assertThat(directory.resolve("report.html")).content().contains("Access to acme: problem");
        Schema.ACCESS.accepts(Files.readAllBytes(directory.resolve("access.json")));
    }

    @Test
    void removesWhatAnEarlierRunLeftAndNotWhatThisOneWrote() throws IOException {
        files.removeOlderThan(Sample.NOW);
        files.write(new Sample().run());
        Files.setLastModifiedTime(directory.resolve("report.json"), FileTime.from(Sample.NOW.minusSeconds(1)));
        Files.setLastModifiedTime(directory.resolve("report.html"), FileTime.from(Sample.NOW.plusSeconds(1)));
        files.removeOlderThan(Sample.NOW);
        assertThat(directory.resolve("report.json")).doesNotExist();
        assertThat(directory.resolve("report.html")).exists();
    }

    @Test
    void saysWhenItCannotWrite() throws IOException {
        Files.createDirectories(temporary.resolve("target"));
        Files.writeString(directory, "a file where the directory should be");
        assertThatThrownBy(() -> files.write(new Sample().run())).isInstanceOf(IOException.class);
    }
}
