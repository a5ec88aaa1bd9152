package io.github.nightlywheels.maven;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.failure.ParameterNames;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: Maven's objects, and the one place where failures end. */
abstract class AbstractNightlyMojo extends AbstractMojo {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    /** The one place where failures are caught. */
    @Override
    public final void execute() throws MojoFailureException {
        try {
            UnknownParameters.of(execution.getMojoDescriptor().getPluginDescriptor())
                    .refuse(session, project);
            new OverruledCaution(execution, project).refuse(UserProperties.of(session), effect());
            warnOfWhatHasNoEffect();
            run();
        } catch (FailureException e) {
            throw failed(e, List.of());
        }
    }

    /**
     * What the goal does to a channel, as its parameters are.
     *
     * @throws FailureException if one of them has no value that can be used
     */
    OverruledCaution.GoalEffect effect() {
        return OverruledCaution.GoalEffect.NONE;
    }

    private void warnOfWhatHasNoEffect() {
        PomParameters.withoutEffect(execution, UserProperties.of(session)).stream()
                .filter(OncePerBuild.of(session)::isFirst)
                .forEach(getLog()::warn);
    }

    /** How this execution's parameters are written where they have an effect. */
    final ParameterNames names() {
        return new MavenParameterNames(PomParameters.of(execution).names());
    }

    /**
     * Makes of a failure what Maven shows.
     *
     * @param found the wheels that were found before
     */
    MojoFailureException failed(FailureException failure, List<Path> found) {
        return failed(block(failure), failure);
    }

    /** The same, in these lines. */
    final MojoFailureException failed(String block, FailureException failure) {
        getLog().debug("The cause:", failure);
        // Maven puts the goal and the project before the message: the block starts on a line of its own.
        return new MojoFailureException("\n" + block);
    }

    /** The lines about a failure. */
    String block(FailureException failure) {
        return String.join("\n", FailureFormatter.lines(failure.failure(), names()));
    }

    /**
     * Does the goal's work.
     *
     * @throws FailureException for what is foreseen to fail
     * @throws MojoFailureException for what was reported already
     */
    abstract void run() throws MojoFailureException;
}
