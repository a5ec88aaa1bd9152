package io.github.nightlywheels.maven;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;

/** A build of some modules that started at 2026-11-26T03:14:15Z, in this process and without Maven around it. */
final class BuildOfModules {
    static final Instant START = Instant.parse("2026-11-26T03:14:15Z");

    private final Path directory;
    private final MavenSession session;
    private final List<MavenProject> modules = new ArrayList<>();

    @SuppressWarnings("deprecation")
    BuildOfModules(Path directory) {
        this.directory = directory;
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setBaseDirectory(directory.toFile());
        request.setStartTime(Date.from(START));
        request.setUserProperties(new Properties());
        session = new MavenSession(
                null, MavenRepositorySystemUtils.newSession(), request, new DefaultMavenExecutionResult());
    }

    /** The session, in which the first module is the one that Maven was started in. */
    MavenSession session() {
        return session;
    }

    /** Sets a property as on the command line. */
    BuildOfModules with(String property, String value) {
        session.getRequest().getUserProperties().setProperty(property, value);
        return this;
    }

    MavenProject module(String name, String version) {
        MavenProject module = new MavenProject();
        module.setGroupId("test");
        module.setArtifactId(name);
        module.setVersion(version);
        module.setPackaging("pom");
        module.setName(name);
        module.setFile(directory.resolve(name).resolve("pom.xml").toFile());
        module.setExecutionRoot(modules.isEmpty());
        Build build = new Build();
        build.setDirectory(directory.resolve(name).resolve("target").toString());
        module.setBuild(build);
        module.setArtifact(
                new DefaultArtifact("test", name, version, null, "pom", null, new DefaultArtifactHandler("pom")));
        modules.add(module);
        session.setProjects(modules);
        session.setAllProjects(modules);
        return module;
    }
}
