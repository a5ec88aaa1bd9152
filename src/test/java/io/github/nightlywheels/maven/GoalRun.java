package io.github.nightlywheels.maven;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.codehaus.plexus.configuration.PlexusConfigurationException;

/** Runs {@code publish-nightly} as from the command line, in this process and without Maven around it. */
final class GoalRun {
    private final RecordingLog log = new RecordingLog(false);
    private final MavenSession session;
    private final MavenProject project = new MavenProject();
    private PublishNightlyMojo mojo;

    /** A run in a project whose settings hold this token. */
    GoalRun(Path basedir, String token) {
        project.setGroupId("test");
        project.setArtifactId("demo");
        project.setVersion("1-SNAPSHOT");
        project.setFile(basedir.resolve("pom.xml").toFile());
        Build build = new Build();
        build.setDirectory(basedir.resolve("target").toString());
        project.setBuild(build);
        project.setArtifact(new DefaultArtifact(
                "test", "demo", "1-SNAPSHOT", null, "pom", null, new DefaultArtifactHandler("pom")));
        session = session(token);
        mojo = newMojo();
    }

    @SuppressWarnings("deprecation")
    private MavenSession session(String token) {
        Server server = new Server();
        server.setId("another");
        server.setPassword(token);
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.addServer(server);
        request.setBaseDirectory(project.getBasedir());
        request.setStartTime(Date.from(Instant.EPOCH));
        MavenSession created = new MavenSession(
                null, MavenRepositorySystemUtils.newSession(), request, new DefaultMavenExecutionResult());
        created.setProjects(List.of(project));
        created.setAllProjects(List.of(project));
        return created;
    }

    private PublishNightlyMojo newMojo() {
        PublishNightlyMojo made = new PublishNightlyMojo(new Undecrypted());
        made.serverId = "another";
        made.tokenEnvironmentVariable = "NIGHTLY_WHEELS_TEST_UNSET";
        made.organization = "acme";
        made.threads = 2;
        made.timeout = 20;
        made.visibilityTimeout = 1;
        made.labels = List.of("main");
        made.wheelDirectory = new File(project.getBuild().getDirectory());
        made.includes = List.of("*.whl");
        made.excludes = List.of();
        made.onConflict = "replace";
        made.versionCheck = "warn";
        made.onSeveralVersions = "newest";
        made.missingPlatforms = "warn";
        made.skip = "false";
        made.warnBeforeExpiry = 30;
        made.buildDirectory = new File(project.getBuild().getDirectory());
        made.session = session;
        made.project = project;
        made.execution = execution("publish-nightly");
        made.setLog(log);
        return made;
    }

    /** An execution from the command line, with the descriptor that the build has generated. */
    static MojoExecution execution(String goal) {
        try (Reader descriptor = Files.newBufferedReader(Path.of("target/classes/META-INF/maven/plugin.xml"))) {
            return new MojoExecution(
                    new PluginDescriptorBuilder().build(descriptor).getMojo(goal),
                    "default-cli",
                    MojoExecution.Source.CLI);
        } catch (IOException | PlexusConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The goal, to set its parameters. */
    PublishNightlyMojo mojo() {
        return mojo;
    }

    /** Another execution in the same build. */
    GoalRun again() {
        mojo = newMojo();
        return this;
    }

    void run() throws MojoFailureException {
        mojo.execute();
    }

    /** What the goal says with -X only. */
    String debugLog() {
        return log.debugText();
    }

    /** What the goal said, each line with its level. */
    String log() {
        return String.join("\n", log.lines()) + "\n";
    }

    /** Settings without anything to decrypt. */
    private static final class Undecrypted implements SettingsDecrypter {
        @Override
        public SettingsDecryptionResult decrypt(SettingsDecryptionRequest request) {
            return new SettingsDecryptionResult() {
                @Override
                public Server getServer() {
                    return request.getServers().get(0);
                }

                @Override
                public List<Server> getServers() {
                    return request.getServers();
                }

                @Override
                public org.apache.maven.settings.Proxy getProxy() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public List<org.apache.maven.settings.Proxy> getProxies() {
                    return List.of();
                }

                @Override
                public List<SettingsProblem> getProblems() {
                    return List.of();
                }
            };
        }
    }
}
