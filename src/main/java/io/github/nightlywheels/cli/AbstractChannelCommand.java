package io.github.nightlywheels.cli;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.engine.ChannelFactory;
import io.github.nightlywheels.engine.PruneResult;
import io.github.nightlywheels.engine.PublishResult;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.frontend.AccessOutput;
import io.github.nightlywheels.frontend.ChannelParameters;
import io.github.nightlywheels.frontend.PluginVersion;
import io.github.nightlywheels.frontend.ReportOutput;
import io.github.nightlywheels.http.ExchangeListener;
import io.github.nightlywheels.http.TranscriptWriter;
import io.github.nightlywheels.report.ReportWriter;
import io.github.nightlywheels.report.model.BuildInfo;
import io.github.nightlywheels.settings.SettingsFile;
import io.github.nightlywheels.token.TokenPlaces;
import io.github.nightlywheels.token.TokenSearch;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the commands share that reach a channel. */
abstract class AbstractChannelCommand extends AbstractCommand {
    private static final Duration OFTEN = Duration.ofMillis(100);

    final ChannelOptions channel;
    final ReportOptions reports;
    private final EnvironmentProxies proxies;
    private boolean printed;

    AbstractChannelCommand(ProcessEnvironment process, String description) {
        super(process, description);
        this.channel = new ChannelOptions(options);
        this.reports = new ReportOptions(options);
        this.proxies = EnvironmentProxies.of(process.variables());
    }

    @Override
    final PrintStream lines() {
        return reports.lines(process);
    }

    final ChannelFactory channels() {
        return ChannelFactory.of(
                proxies, proxies.credentials(), "nightly-wheels-maven-plugin/" + PluginVersion.text() + " cli");
    }

    /** What the options about the channel mean for its kind. */
    final ChannelParameters parameters(ChannelSettings settings) {
        return new ChannelParameters(channels(), settings, this::isGiven);
    }

    /** Where the token is looked for: in the environment, then in the settings of Maven, if this user has some. */
    final TokenSearch tokens() {
        ChannelFactory channels = channels();
        ChannelSettings settings = channel.settings();
        TokenPlaces places = parameters(settings).tokenPlaces(channel.tokenEnvironmentVariable(), channel.serverId());
        return TokenSearch.of(
                places,
                channels.tokenForm(settings),
                variable -> Optional.ofNullable(process.variables().get(variable)),
                new SettingsFile(process.home().resolve(".m2/settings.xml")).source(places.serverId()),
                channels.tokenSources(settings));
    }

    final CliListener listener(CliConsole console, Interruption interruption) {
        proxies.requireUsable(channel.settings().uri());
        CliListener listener = new CliListener(
                console,
                names(),
                channel.transcript()
                        .<ExchangeListener>map(file -> new TranscriptWriter(file, console::warn))
                        .orElse(exchange -> {}),
                reports.gitHub(process, console),
                console.detail() != CliConsole.Detail.QUIET && Terminal.isInteractive(process.variables())
                        ? Optional.of(new RunProgress(Clock.systemUTC(), OFTEN, console::progress))
                        : Optional.empty());
        listener.onHole(labels(), channel.mode(), result -> writeAhead(result, console));
        interruption.orElse(() -> listener.lastOfPublication(labels(), channel.mode())
                .ifPresentOrElse(
                        result -> stopped(result, console),
                        () -> stopped(listener.lastOfPrunings(), console, interruption)));
        return listener;
    }

    private void stopped(List<PruneResult> prunes, CliConsole console, Interruption interruption) {
        if (prunes.isEmpty()) {
            interruption.nothingBegun();
        }
        prunes.forEach(prune -> stopped(prune, console));
    }

    /** The labels that wheels are to get; none where none are published. */
    List<String> labels() {
        return List.of();
    }

    /** Tells what became of a publication that the end of the process has overtaken. */
    void stopped(PublishResult result, CliConsole console) {
        result.failure().map(this::block).ifPresent(console::error);
    }

    /** Tells what became of a pruning that the end of the process has overtaken. */
    void stopped(PruneResult result, CliConsole console) {
        result.failure().map(this::block).ifPresent(console::error);
    }

    /** Writes down what is so if the process is killed now. */
    void writeAhead(PublishResult result, CliConsole console) {}

    final ReportOutput reportOutput(CliConsole console) {
        return new ReportOutput(
                reports.directory(), BuildInfo.of(process.variables()), console, reports.gitHub(process, console));
    }

    final AccessOutput accessOutput(CliConsole console) {
        return new AccessOutput(
                console,
                reports.directory().resolve(ReportWriter.ACCESS),
                reports.gitHub(process, console),
                names(),
                access -> reportOutput(console).write(Instant.now(), access, List.of(), List.of()));
    }

    @Override
    final String block(FailureException failure) {
        return FailureFormatter.of(
                failure.failure(),
                channels().describe(channel.organization(), channel.apiUrl()).name(),
                failure.state(),
                names());
    }

    /**
     * The report of a run that came to nothing, as bytes of JSON.
     *
     * @param failure why; empty if there was nothing to do
     */
    abstract byte[] nothing(Optional<Failure> failure);

    /** Prints the report, if it is wanted, once. */
    final void print(byte[] json) {
        if (reports.isJson() && !printed) {
            printed = true;
            process.out().writeBytes(json);
            process.out().flush();
        }
    }

    /** After wrong usage there is no report: nothing was begun. */
    @Override
    final void untold(FailureException failure) {
        if (ExitCode.of(failure.failure()) == ExitCode.FAILED) {
            print(nothing(Optional.of(failure.failure())));
        }
    }

    /** Whether to do nothing; says so. */
    final boolean isSkipped(CliConsole console) {
        if (channel.isSkipped()) {
            console.info("Skipping: " + names().parameter("skip") + " is true");
            print(nothing(Optional.empty()));
        }
        return channel.isSkipped();
    }
}
