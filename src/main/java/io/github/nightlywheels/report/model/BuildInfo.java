package io.github.nightlywheels.report.model;

import java.util.Map;
import java.util.Optional;

/**
 * Which build it was, as far as Maven and the environment tell.
 *
 * @param project the project that was built
 * @param version its version
 * @param commit the commit that was built, in hexadecimal
 * @param commitUrl where a browser finds the commit
 * @param ciRun the run of the CI service
 */
public record BuildInfo(
        Optional<String> project,
        Optional<String> version,
        Optional<String> commit,
        Optional<String> commitUrl,
        Optional<CiRun> ciRun) {
    private static final int SHORT_COMMIT = 10;

    /**
     * A run of a CI service.
     *
     * @param service the service's name; {@code CI} if it is not known
     * @param number what the service counts it as
     * @param url where a browser finds it
     */
    public record CiRun(String service, Optional<String> number, Optional<String> url) {
        /** Such as {@code Jenkins run 17}. */
        public String text() {
            return service + " run" + number.map(text -> " " + text).orElse("");
        }
    }

    /** The build of a project; the environment's variables tell the rest. */
    public static BuildInfo of(String project, String version, Map<String, String> environment) {
        return of(Optional.of(project), Optional.of(version), environment);
    }

    /** A build without a project. */
    public static BuildInfo of(Map<String, String> environment) {
        return of(Optional.empty(), Optional.empty(), environment);
    }

    private static BuildInfo of(Optional<String> project, Optional<String> version, Map<String, String> environment) {
        CiEnvironment ci = new CiEnvironment(environment);
        return new BuildInfo(project, version, ci.commit(), ci.commitUrl(), ci.run());
    }

    /** The project and its version, if there is a project. */
    public Optional<String> name() {
        return project.map(name -> name + version.map(text -> " " + text).orElse(""));
    }

    /** The first digits of the commit. */
    public Optional<String> shortCommit() {
        return commit.map(digits -> digits.substring(0, Math.min(SHORT_COMMIT, digits.length())));
    }
}
