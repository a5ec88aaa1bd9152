package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.RemovalOutcome;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.channel.anaconda.LocalChannel;
import io.github.nightlywheels.channel.anaconda.LocalKind;
import io.github.nightlywheels.channel.directory.DirectoryKind;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import io.github.nightlywheels.prune.RetentionPolicy;
import io.github.nightlywheels.report.Schema;
import io.github.nightlywheels.report.json.ReportJson;
import io.github.nightlywheels.report.model.BuildInfo;
import io.github.nightlywheels.report.model.PruneReport;
import io.github.nightlywheels.report.model.RunReport;
import io.github.nightlywheels.token.TokenSearch;
import io.github.nightlywheels.token.TokenSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Prunes a channel on a fake server as the goal does. */
final class PruneRun implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String OWNER = "acme";
    static final String TOKEN = "jd-0123456789abcdef";

    final FakeAnaconda fake;
    final RecordingListener listener = new RecordingListener();
    Optional<String> token = Optional.of(TOKEN);
    RetentionPolicy policy = RetentionPolicy.of(OptionalInt.of(2), OptionalInt.empty(), Set.of("main"));
    ProjectSelection projects = ProjectSelection.all();
    PruneSettings.SharedChannels shared = PruneSettings.SharedChannels.REFUSED;
    String owner = OWNER;
    UnaryOperator<LocalChannel> network = UnaryOperator.identity();
    int maxRemovals = 200;

    PruneRun(String... names) {
        fake = FakeAnaconda.withWriter("jdoe", TOKEN, OWNER, names).follows(CLOCK);
    }

    /** A wheel of so many bytes, uploaded so many days ago. */
    PruneRun wheel(String project, int number, int bytes) {
        String version = "1.0.dev" + number;
        fake.distribution(
                owner,
                project,
                version,
                name(project, number),
                new byte[bytes],
                NOW.minus(Duration.ofDays(100 - number)),
                "main");
        return this;
    }

    /** The wheels with the numbers 1 to so many, each of 100 bytes. */
    PruneRun wheels(String project, int many) {
        for (int number = 1; number <= many; number++) {
            wheel(project, number, 100);
        }
        return this;
    }

    static String name(String project, int number) {
        return project + "-1.0.dev" + number + "-py3-none-any.whl";
    }

    static ChannelSettings settings(String owner, String url) {
        return new ChannelSettings(
                owner,
                url,
                new TransferLimits(4, 8, Duration.ofMinutes(10), Duration.ofSeconds(20)),
                InsecureHttp.LOOPBACK_ONLY);
    }

    PruneResult lists() {
        return run(PruneMode.LIST);
    }

    PruneResult removes() {
        return run(PruneMode.REMOVE);
    }

    /** How many files were removed. */
    static long filesRemoved(PruneResult result) {
        return result.projects().stream()
                .flatMap(project -> project.results().stream())
                .filter(removal -> removal.outcome() == RemovalOutcome.REMOVED)
                .count();
    }

    PruneResult run(PruneMode mode) {
        return run(mode, settings(owner, fake.apiUrl()));
    }

    PruneResult run(PruneMode mode, ChannelSettings channel) {
        TokenSearch tokens = new TokenSearch(List.of(TokenSource.environmentVariable("VARIABLE", () -> token)));
        return new PruneService(new ChannelFactory(List.of(new DirectoryKind(), new LocalKind(CLOCK, network))), CLOCK)
                .run(
                        new PruneRequest(
                                channel, projects, tokens, new PruneSettings(policy, maxRemovals, shared), mode),
                        listener);
    }

    /** The report, which is as its schema says. */
    static PruneReport report(PruneResult result) {
        PruneReport report = PruneReport.of(result, PruneReport.Trigger.PRUNE, ParameterNames.PLAIN);
        Schema.REPORT.accepts(ReportJson.bytes(
                new RunReport(NOW, "0.1.0", BuildInfo.of(Map.of()), List.of(), Optional.empty(), List.of(report))));
        return report;
    }

    /** The versions that the channel has of a project. */
    Set<String> versions(String project) {
        return new TreeSet<>(fake.releases(owner, project));
    }

    @Override
    public void close() {
        fake.close();
    }
}
