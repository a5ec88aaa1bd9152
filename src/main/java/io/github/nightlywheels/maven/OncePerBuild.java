package io.github.nightlywheels.maven;

import java.util.Map;
import org.apache.maven.execution.MavenSession;

/** Lets things happen once in a build of many modules. */
final class OncePerBuild {
    private final Map<String, Boolean> done;

    OncePerBuild(Map<String, Boolean> done) {
        this.done = done;
    }

    static OncePerBuild of(MavenSession session) {
        return new OncePerBuild(BuildState.map(session, "once"));
    }

    /**
     * Whether this is the first time in the build.
     *
     * @param what what is to happen, with everything that tells one occasion from another
     */
    boolean isFirst(String what) {
        return done.putIfAbsent(what, true) == null;
    }
}
