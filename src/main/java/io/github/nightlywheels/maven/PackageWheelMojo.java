package io.github.nightlywheels.maven;

import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.frontend.PackageParameters;
import io.github.nightlywheels.frontend.ParameterParser;
import io.github.nightlywheels.frontend.PluginVersion;
import io.github.nightlywheels.maven.WheelJars.IncludeDependencies;
import io.github.nightlywheels.text.ByteSize;
import io.github.nightlywheels.wheel.build.BuildFaults;
import io.github.nightlywheels.wheel.build.WheelBuild;
import io.github.nightlywheels.wheel.build.WheelContent;
import io.github.nightlywheels.wheel.build.ZipTime;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.model.Resource;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Packs Python sources, the project's jar and what else is asked for into a wheel, and attaches it as an artifact of type
 * <code>whl</code>. It needs no Python. What the wheel says of itself is taken from the POM, unless a parameter says
 * otherwise. The same input gives the same file, byte for byte.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "package-wheel",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class PackageWheelMojo extends AbstractPackageMojo {

    private final MavenProjectHelper projectHelper;

    /** Created by Maven. */
    @Inject
    public PackageWheelMojo(MavenProjectHelper projectHelper) {
        this.projectHelper = projectHelper;
    }

    @Override
    void run() {
        IncludeDependencies jars =
                ParameterParser.oneOf(IncludeDependencies.class, "includeDependencies", includeDependencies);
        boolean own = ParameterParser.flag("includeArtifact", includeArtifact, ParameterDefaults.INCLUDE_ARTIFACT);
        BuildFaults faults = new BuildFaults();
        WheelContent content = new WheelContent(faults);
        PackageParameters parameters = new PackageParameters(
                pythonDirectory.toPath(),
                pythonDirectory.equals(new File(project.getBasedir(), ParameterDefaults.PYTHON_DIRECTORY)));
        parameters.addPython(content, faults);
        addResources(content, faults);
        new WheelJars(project, faults)
                .addTo(content, parameters.jarsDirectory(Optional.ofNullable(jarsDirectory), name), own, jars);
        WheelBuild build = new WheelBuild(
                PluginVersion.generator(),
                ZipTime.parse(Optional.ofNullable(outputTimestamp).orElse(""), faults));
        Path wheel = build.build(spec(), content, wheelDirectory.toPath(), faults);
        attach(wheel.toFile());
        getLog().info("Built " + wheel.getFileName() + " ("
                + ByteSize.of(wheel.toFile().length()) + ")");
    }

    private void attach(File wheel) {
        if (tag.equals(ParameterDefaults.TAG)) {
            projectHelper.attachArtifact(project, "whl", wheel);
        } else {
            projectHelper.attachArtifact(project, "whl", tag, wheel);
        }
    }

    private void addResources(WheelContent content, BuildFaults faults) {
        for (Resource resource : resources == null ? List.<Resource>of() : resources) {
            Path directory = project.getBasedir().toPath().resolve(String.valueOf(resource.getDirectory()));
            if (resource.isFiltering()) {
                faults.add("resources", directory.toString(), "no filtering; let maven-resources-plugin do it before");
            }
            if (!Files.isDirectory(directory)) {
                faults.add("resources", directory.toString(), "a directory that is there");
                continue;
            }
            content.addTree(
                    "resources",
                    directory,
                    Optional.ofNullable(resource.getTargetPath()).orElse(""),
                    resource.getIncludes(),
                    resource.getExcludes());
        }
    }
}
