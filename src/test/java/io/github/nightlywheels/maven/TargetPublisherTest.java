package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.nightlywheels.access.Checks;
import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.directory.DirectoryKind;
import io.github.nightlywheels.engine.ChannelFactory;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.OnSeveralVersions;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.engine.PublishRequest;
import io.github.nightlywheels.engine.PublishService;
import io.github.nightlywheels.engine.ReadWheels;
import io.github.nightlywheels.engine.SetRules;
import io.github.nightlywheels.engine.Upkeep;
import io.github.nightlywheels.engine.UploadTracker;
import io.github.nightlywheels.engine.ValidationResult;
import io.github.nightlywheels.engine.VersionCheck;
import io.github.nightlywheels.engine.WheelRules;
import io.github.nightlywheels.engine.WheelSet;
import io.github.nightlywheels.engine.WheelSource;
import io.github.nightlywheels.frontend.AccessOutput;
import io.github.nightlywheels.frontend.ConsoleListener;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import io.github.nightlywheels.token.TokenPlaces;
import io.github.nightlywheels.token.TokenSearch;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build whose modules have several targets. */
class TargetPublisherTest {
    private static final MavenParameterNames NAMES = new MavenParameterNames();

    @TempDir
    private Path directory;

    private final RecordingLog log = new RecordingLog(false);
    private RunReports reports;
    private ChannelChanges changes;
    private Wheel wheel;
    private ConsoleListener listener;
    private final List<JsonNode> written = new ArrayList<>();

    @BeforeEach
    void setUp() {
        BuildOfModules build = new BuildOfModules(directory);
        build.module("root", "1-SNAPSHOT");
        reports = RunReports.ofBuild(build.session(), log);
        changes = ChannelChanges.of(build.session());
        wheel = WheelReader.read(WheelBuilder.wheel("demo", "1.0.dev1").buildIn(directory));
        listener = listener();
    }

    private ModuleWheels module(String organization) {
        ModuleWheels.Target target = new ModuleWheels.Target(
                new ChannelSettings(
                        organization,
                        directory.resolve("channel").toUri().toString(),
                        new TransferLimits(1, 0, Duration.ZERO, Duration.ofSeconds(20)),
                        InsecureHttp.LOOPBACK_ONLY),
                new TokenPlaces("UNSET", Optional.empty(), "unset"),
                List.of("main"),
                OnConflict.REPLACE,
                PublishMode.PUBLISH,
                SetRules.none(),
                Checks.RULES,
                PublishRequest.IfNothingNew.WARN,
                Upkeep.NONE,
                false);
        WheelSource.Checked checked = new WheelSource.Checked(
                new ValidationResult(List.of(wheel.path()), List.of(wheel), List.of(), Optional.empty()), Map.of());
        return new ModuleWheels(
                "the execution of " + organization,
                target,
                Optional.of(new ModuleWheels.Part(
                        new WheelSource(
                                List.of(),
                                new WheelRules(VersionCheck.IGNORE, OnSeveralVersions.ALL, List.of()),
                                Set.of(),
                                new ReadWheels(Map.of())),
                        checked,
                        WheelSet.IfEmpty.FAIL)),
                Map.of());
    }

    private PublishRequest request(ModuleWheels.Target target, List<ModuleWheels> modules) {
        if (target.channel().name().equals("second")) {
            losesItsFile();
        }
        return target.request(new TokenSearch(List.of()), Instant.EPOCH, ModuleWheels.sets(modules), Set.of());
    }

    /** What a replacement tells when it has deleted the old file, and what is written then. */
    private void losesItsFile() {
        UploadTracker tracker = listener.tracker();
        tracker.publishing(new ChannelDescription("second", "directory", "a directory", Optional.empty(), Set.of()));
        tracker.decided(new Decision(wheel, Decision.Action.REPLACE, Optional.empty()));
        Upload upload = new Upload(wheel, Upload.Kind.REPLACEMENT);
        tracker.replacing(upload);
        tracker.deleted(upload);
        try {
            written.add(new ObjectMapper()
                    .readTree(reports.directory().resolve("report.json").toFile())
                    .path("publications"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ConsoleListener listener() {
        listener = new ConsoleListener(new MavenConsole(log), NAMES, exchange -> {}, RunReports.gitHub(log));
        return listener;
    }

    @Test
    void whatIsWrittenInTheSecondTargetHoldsTheFirst() throws Exception {
        new TargetPublisher(
                        new PublishService(new ChannelFactory(List.of(new DirectoryKind())), Clock.systemUTC()),
                        this::request,
                        target -> listener(),
                        List.of(),
                        NAMES,
                        changes,
                        reports,
                        new AccessOutput(
                                new MavenConsole(log),
                                directory.resolve("access.json"),
                                RunReports.gitHub(log),
                                NAMES,
                                access -> {}),
                        log)
                .publish(List.of(module("first"), module("second")), List.of());
        assertThat(written).singleElement().satisfies(publications -> {
            assertThat(publications.findValuesAsText("outcome")).containsExactly("published", "missing");
            assertThat(publications.path(0).path("channel").path("name").asText())
                    .isEqualTo("first");
        });
        assertThat(new ObjectMapper()
                        .readTree(reports.directory().resolve("report.json").toFile())
                        .path("publications"))
                .hasSize(2);
    }
}
