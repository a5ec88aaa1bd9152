package io.github.nightlywheels.maven;

import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.frontend.ParameterParser;
import io.github.nightlywheels.version.VersionFile;
import io.github.nightlywheels.wheel.metadata.Version;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Sets a property to the PEP 440 version of tonight's wheels: made from the Maven version and a number that is the same in
 * every module of the build.
 *
 * @since 0.1.0
 */
@Mojo(name = "nightly-version", defaultPhase = LifecyclePhase.INITIALIZE, threadSafe = true, requiresProject = false)
public final class NightlyVersionMojo extends AbstractVersionMojo {

    /**
     * The name of the property that is set.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.versionProperty", defaultValue = VERSION_PROPERTY)
    String versionProperty;

    /**
     * A file that the version is written into, unless it is there already: as text, or in a file whose name ends in
     * <code>.py</code> as <code>__version__ = "..."</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.versionFile")
    @Nullable
    File versionFile;

    /**
     * Whether to print the version, and nothing else, on one line of standard output, once for the whole build. With
     * <code>-q</code> that is all that is printed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.print", defaultValue = ParameterDefaults.PRINT)
    @Nullable
    String print;

    /** Where the version is printed. */
    Consumer<String> standardOutput = NightlyVersionMojo::printPastMaven;

    @Override
    void run() {
        boolean printed = ParameterParser.flag("print", print, ParameterDefaults.PRINT);
        if (!versionProperty.matches("[A-Za-z_][A-Za-z0-9_.-]*")) {
            throw ParameterParser.invalid("versionProperty", versionProperty, "the name of a property");
        }
        Optional<Version> given = given(versionProperty);
        Version found = given.orElseGet(this::mapped);
        String text = found.normalized();
        if (given.isPresent() && !found.text().equals(text)) {
            getLog().warn("The version was given as " + found.text() + ", and other plugins may see it so; give "
                    + text);
        }
        project.getProperties().setProperty(versionProperty, text);
        SetVersions.of(session).add(project, versionProperty, text);
        if (versionFile != null) {
            new VersionFile(versionFile.toPath()).write(text);
        }
        getLog().info(versionProperty + " is " + text + (given.isPresent() ? ", as given" : ", from " + source()));
        if (printed && isTheOneThatPrints()) {
            standardOutput.accept(text);
        }
    }

    /** The project that Maven was started in, or if that is not built, the first one. */
    private boolean isTheOneThatPrints() {
        boolean rootIsBuilt = session.getProjects().stream().anyMatch(module -> module.isExecutionRoot());
        return rootIsBuilt
                ? project.isExecutionRoot()
                : project.equals(session.getProjects().get(0));
    }

    /** Past Maven 4, which makes a log line of what is printed to {@code System.out}. */
    private static void printPastMaven(String line) {
        System.out.flush();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(line);
    }
}
