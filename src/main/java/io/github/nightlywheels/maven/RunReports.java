package io.github.nightlywheels.maven;

import io.github.nightlywheels.frontend.ReportOutput;
import io.github.nightlywheels.report.ci.GitHubActions;
import io.github.nightlywheels.report.model.AccessResult;
import io.github.nightlywheels.report.model.BuildInfo;
import io.github.nightlywheels.report.model.PruneReport;
import io.github.nightlywheels.report.model.PublishReport;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * The reports of a build: where they lie, and when they are written. A build that publishes at its end reports in the build
 * directory of its top-level project, which is where CI services look; a module that publishes by itself, in its own. All
 * executions that report in one directory share one report.
 */
final class RunReports {

    private final MavenSession session;
    private final ReportOutput output;

    /** The reports of one module. */
    static RunReports ofModule(MavenSession session, MavenProject module, Log log) {
        return new RunReports(session, module, log);
    }

    /** The reports of the whole build: in the project it was started in, even if that is itself left out by -pl or -rf. */
    static RunReports ofBuild(MavenSession session, Log log) {
        File started = new File(session.getExecutionRootDirectory());
        MavenProject owner = session.getAllProjects().stream()
                .filter(project -> started.equals(project.getBasedir()))
                .findFirst()
                .orElseGet(session::getTopLevelProject);
        return new RunReports(session, owner, log);
    }

    private RunReports(MavenSession session, MavenProject owner, Log log) {
        this.session = session;
        this.output = new ReportOutput(
                buildDirectory(owner).resolve("nightly-wheels"),
                owner.getFile() == null
                        ? BuildInfo.of(System.getenv())
                        : BuildInfo.of(owner.getArtifactId(), owner.getVersion(), System.getenv()),
                new MavenConsole(log),
                gitHub(log));
    }

    /** Without a POM there is no build directory, and Maven's default for it is relative to nothing. */
    private Path buildDirectory(MavenProject owner) {
        return owner.getFile() == null
                ? Path.of(session.getExecutionRootDirectory(), "target")
                : Path.of(owner.getBuild().getDirectory());
    }

    /** Where the reports lie. */
    Path directory() {
        return output.directory();
    }

    /** Removes what an earlier build left: this one may end before it has anything to report. */
    void removeStale() {
        output.removeOlderThan(session.getRequest().getStartTime().toInstant());
    }

    /** Says how many of how many wheels were published. */
    void sum(PublishReport report) {
        output.sum(report);
    }

    /** Keeps a report: whatever is written from now on holds it. */
    void add(PublishReport report) {
        if (ReportOutput.isWorthAReport(report)) {
            Reported all = reported();
            synchronized (all) {
                all.published().add(report);
            }
        }
    }

    /**
     * Writes everything that was reported.
     *
     * @param added the part of it that GitHub Actions was not shown yet
     */
    void write(List<PublishReport> added) {
        List<PublishReport> mine =
                added.stream().filter(ReportOutput::isWorthAReport).toList();
        if (mine.isEmpty()) {
            return;
        }
        Reported all = reported();
        synchronized (all) {
            output.write(Instant.now(), all.published(), all.pruned(), mine);
        }
    }

    /** Writes down what is so if the process is killed now, together with what was reported before. */
    void writeAhead(PublishReport report, List<PruneReport> prunes) {
        Reported all = reported();
        synchronized (all) {
            output.writeAhead(Instant.now(), with(all.published(), List.of(report)), with(all.pruned(), prunes));
        }
    }

    private static <T> List<T> with(List<T> before, List<T> added) {
        return Stream.concat(before.stream(), added.stream()).toList();
    }

    /** Reports what a check of the access found, with what was reported before below it. */
    void write(AccessResult access) {
        Reported all = reported();
        synchronized (all) {
            output.write(Instant.now(), access, all.published(), all.pruned());
        }
    }

    /**
     * GitHub Actions, if it is there; with {@code -q} it is shown errors only. Written past Maven 4, which would put a prefix
     * before the lines that GitHub Actions recognizes by their beginning.
     */
    static GitHubActions gitHub(Log log) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        GitHubActions actions = new GitHubActions(out, System.getenv());
        return log.isWarnEnabled() ? actions : actions.errorsOnly();
    }

    /** Shows what was pruned, and reports it together with what was reported before. */
    void show(PruneReport prune) {
        Reported all = reported();
        synchronized (all) {
            all.pruned().add(prune);
            output.show(Instant.now(), prune, all.published(), all.pruned());
        }
    }

    /** What was reported before, which is changed by one thread at a time. */
    private record Reported(List<PublishReport> published, List<PruneReport> pruned) {}

    /** Each class loader has its own, for it cannot read what the same plugin reported from another; see {@link BuildState}. */
    private Reported reported() {
        return BuildState.<Map<Class<?>, Reported>>map(session, "reports")
                .computeIfAbsent(output.directory().toString(), directory -> new ConcurrentHashMap<>())
                .computeIfAbsent(Reported.class, type -> new Reported(new ArrayList<>(), new ArrayList<>()));
    }
}
