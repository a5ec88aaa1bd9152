package io.github.nightlywheels.maven;

import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/**
 * Lets things happen once in a build of many modules. The state lies where that of {@link Reactor} does, for the same
 * reasons, and of JDK types for the same reason.
 */
final class OncePerBuild {
    private final SessionData data;

    OncePerBuild(SessionData data) {
        this.data = data;
    }

    static OncePerBuild of(MavenSession session) {
        return new OncePerBuild(session.getRepositorySession().getData());
    }

    /**
     * Whether this is the first time in the build.
     *
     * @param what what is to happen, with everything that tells one occasion from another
     */
    boolean isFirst(String what) {
        return data.set("io.github.nightlywheels:once:" + what, null, true);
    }
}
