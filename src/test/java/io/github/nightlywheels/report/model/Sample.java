package io.github.nightlywheels.report.model;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.engine.ChannelFactory;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.engine.PipCommand;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.engine.WheelResult;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.StorageFailure;
import io.github.nightlywheels.maven.MavenParameterNames;
import io.github.nightlywheels.wheel.Digests;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelFilename;
import io.github.nightlywheels.wheel.metadata.CoreMetadata;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.net.Authenticator;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A report as a test wants it, without a channel. */
public final class Sample {
    public static final Instant NOW = Instant.parse("2026-11-22T03:14:15Z");
    public static final List<String> PYTHONS = List.of(
            "cp311-cp311",
            "cp312-cp312",
            "cp313-cp313",
            "cp313-cp313t",
            "cp314-cp314",
            "cp314-cp314t",
            "pp311-pypy311_pp73");
    public static final List<String> PLATFORMS = List.of(
            "manylinux2014_x86_64.manylinux_2_17_x86_64",
            "manylinux_2_28_aarch64",
            "musllinux_1_2_x86_64",
            "musllinux_1_2_aarch64",
            "macosx_11_0_arm64",
            "macosx_10_13_x86_64",
            "win_amd64",
            "win_arm64");

    private ChannelInfo channel = channel("scientific-python-nightly-wheels", "https://api.anaconda.org");
    private PublishMode mode = PublishMode.PUBLISH;
    private Optional<TokenInfo> token = Optional.empty();
    private Optional<Problem> failure = Optional.empty();
    private Optional<String> putBack = Optional.empty();
    private BuildInfo build = BuildInfo.of(Map.of());
    private Optional<AccessResult> access = Optional.empty();
    private final List<WheelReport> wheels = new ArrayList<>();
    private final List<String> created = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<ProjectName, List<PublishedRelease>> history = new LinkedHashMap<>();

    /** The channel that these parameters name. */
    public static ChannelInfo channel(String organization, String apiUrl) {
        return ChannelInfo.of(ChannelFactory.of(ProxySelector.of(null), new Authenticator() {}, "test/1.0")
                .describe(organization, apiUrl));
    }

    /** The names of the wheels of a project that is built for everything. */
    public static List<String> everything(String project, String version) {
        List<String> names = new ArrayList<>();
        for (String python : PYTHONS) {
            for (String platform : PLATFORMS) {
                if (!python.startsWith("pp") || !platform.startsWith("musl")) {
                    names.add(project + "-" + version + "-" + python + "-" + platform + ".whl");
                }
            }
        }
        return names;
    }

    public static Wheel wheel(String filename) {
        WheelFilename name = WheelFilename.find(filename).orElseThrow();
        long size = 3_000_000L + Math.floorMod(filename.hashCode(), 9_000_000);
        return new Wheel(
                Path.of("/build/target", filename),
                name,
                new CoreMetadata(
                        "2.4",
                        new ProjectName(name.distribution()),
                        name.version().text(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                new Digests("%064x".formatted(size), Optional.of("%032x".formatted(size)), size),
                List.of(),
                List.of());
    }

    static WheelReport result(String filename, Outcome outcome) {
        boolean failed = Set.of(Outcome.FAILED, Outcome.MISSING, Outcome.OVERTAKEN, Outcome.UNKNOWN)
                .contains(outcome);
        Optional<Failure> why = failed
                ? Optional.of(new StorageFailure(filename, 403, "AccessDenied", "Request has expired", "7QK3"))
                : Optional.empty();
        boolean sent = outcome != Outcome.UNCHANGED && outcome != Outcome.SKIPPED;
        Wheel wheel = wheel(filename);
        Duration duration = sent ? Duration.ofMillis(wheel.digests().size() / 9_000) : Duration.ZERO;
        return new WheelReport(
                new WheelResult(
                        filename,
                        Optional.of(wheel),
                        Optional.of(sent ? Decision.Action.PUBLISH : Decision.Action.LEAVE_SAME),
                        Optional.of(outcome),
                        why.map(FailureException::new),
                        duration,
                        failed ? 9 : sent ? 1 : 0),
                why.map(failure -> Problem.of(failure, new MavenParameterNames())));
    }

    public Sample in(ChannelInfo other) {
        channel = other;
        return this;
    }

    public Sample token(String account, Duration left) {
        token = Optional.of(new TokenInfo(
                "environment variable ANACONDA_ORG_UPLOAD_TOKEN", Optional.of(account), Optional.of(NOW.plus(left))));
        return this;
    }

    public Sample wheel(String filename, Outcome outcome) {
        return wheel(result(filename, outcome));
    }

    public Sample wheel(WheelReport wheel) {
        wheels.add(wheel);
        return this;
    }

    /** A file that did not pass the checks. */
    public Sample refused(String filename, Problem why) {
        return wheel(new WheelReport(untouched(filename, Optional.empty(), Optional.empty()), Optional.of(why)));
    }

    public Sample wheels(List<String> filenames, Outcome outcome) {
        filenames.forEach(filename -> wheel(filename, outcome));
        return this;
    }

    public Sample dryRun(Decision.Action action, String... filenames) {
        mode = PublishMode.DRY_RUN;
        for (String filename : filenames) {
            Wheel wheel = wheel(filename);
            wheels.add(new WheelReport(untouched(filename, Optional.of(wheel), Optional.of(action)), Optional.empty()));
        }
        return this;
    }

    private static WheelResult untouched(String filename, Optional<Wheel> wheel, Optional<Decision.Action> planned) {
        return new WheelResult(filename, wheel, planned, Optional.empty(), Optional.empty(), Duration.ZERO, 0);
    }

    public Sample created(String what) {
        created.add(what);
        return this;
    }

    public Sample warning(String sentence) {
        warnings.add(sentence);
        return this;
    }

    public Sample failed(Failure why) {
        failure = Optional.of(Problem.of(why, new MavenParameterNames()));
        return this;
    }

    /** As the run ends whose wheels failed. */
    public Sample failedByWheels() {
        List<Problem> problems =
                wheels.stream().flatMap(wheel -> wheel.problem().stream()).toList();
        failure = problems.stream().findFirst();
        return this;
    }

    public Sample release(String project, String version, Duration age, List<String> filenames) {
        history.computeIfAbsent(new ProjectName(project), name -> new ArrayList<>())
                .add(new PublishedRelease(
                        version,
                        filenames.stream().map(name -> there(name, age)).toList()));
        return this;
    }

    public Sample noRelease(String project) {
        history.put(new ProjectName(project), List.of());
        return this;
    }

    private static Distribution there(String filename, Duration age) {
        return new Distribution(
                filename,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(2_000_000L + Math.floorMod(filename.hashCode(), 9_000_000)),
                Optional.of(List.of("main")),
                Optional.of(NOW.minus(age)));
    }

    public Sample putBack(String command) {
        putBack = Optional.of(command);
        return this;
    }

    public Sample build(BuildInfo info) {
        build = info;
        return this;
    }

    public Sample access(AccessResult result) {
        access = Optional.of(result);
        return this;
    }

    public PublishReport report() {
        String index = "https://pypi.anaconda.org/" + channel.name() + "/simple";
        return new PublishReport(
                channel,
                Optional.of(index),
                List.of("main"),
                mode,
                token,
                wheels,
                created,
                wheels.stream()
                        .flatMap(wheel -> wheel.wheel().stream())
                        .map(wheel -> PipCommand.of(index, wheel))
                        .distinct()
                        .toList(),
                history,
                warnings,
                failure,
                putBack);
    }

    public RunReport run() {
        return new RunReport(NOW, "0.1.0", build, List.of(report()), access, List.of());
    }
}
