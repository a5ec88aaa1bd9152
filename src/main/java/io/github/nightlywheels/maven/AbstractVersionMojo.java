package io.github.nightlywheels.maven;

import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.frontend.ParameterParser;
import io.github.nightlywheels.version.DevNumber;
import io.github.nightlywheels.version.LocalQualifier;
import io.github.nightlywheels.version.MavenVersion;
import io.github.nightlywheels.wheel.metadata.Version;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that build: the version of the night. */
abstract class AbstractVersionMojo extends AbstractNightlyMojo {
    static final String VERSION_PROPERTY = "nightly.version";

    /**
     * The version itself, in any spelling of PEP 440. It wins over the parameters below, so that CI jobs that build wheels of
     * one night on several machines can share a value. A property of this name in the POM or in <code>settings.xml</code>
     * counts as well.
     *
     * @since 0.1.0
     */
    @Parameter(property = VERSION_PROPERTY)
    @Nullable
    String version;

    /**
     * The Maven version that the version is made from; by default that of the project. <code>1.2.3-SNAPSHOT</code> becomes
     * <code>1.2.3.dev&lt;N&gt;</code>, <code>1.2.3-RC1-SNAPSHOT</code> becomes <code>1.2.3rc1.dev&lt;N&gt;</code>, and
     * <code>1.2.3</code>, a release, stays <code>1.2.3</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.versionFrom")
    @Nullable
    String versionFrom;

    /**
     * The number N of a development version: <code>timestamp</code> is the start of the build as
     * <code>yyyyMMddHHmmss</code>, <code>date</code> as <code>yyyyMMdd</code>, both in UTC, <code>epoch</code> as seconds
     * since 1970; anything else must be digits, such as <code>${env.GITHUB_RUN_NUMBER}</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.versionNumber", defaultValue = ParameterDefaults.VERSION_NUMBER)
    String versionNumber;

    /**
     * Whether a qualifier that PEP 440 has no place for becomes the local part of the version: <code>3.3.1-hadoop3</code>
     * becomes <code>3.3.1+hadoop3</code>. Such a version sorts above the one without it, and PyPI refuses it. Otherwise it is
     * an error.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.localQualifier", defaultValue = ParameterDefaults.LOCAL_QUALIFIER)
    @Nullable
    String localQualifier;

    /**
     * The version that was given for a property: on the command line, in the configuration, or in the POM. What {@code
     * nightly-version} has set itself is not given.
     *
     * @throws FailureException with {@link ConfigurationFailure.InvalidParameter} if it is not PEP 440
     */
    final Optional<Version> given(String property) {
        SetVersions set = SetVersions.of(session);
        return Stream.of(
                        outside(VERSION_PROPERTY),
                        outside(property),
                        unless(set, VERSION_PROPERTY, version),
                        unless(set, property, project.getProperties().getProperty(property)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(text -> Version.find(text)
                        .orElseThrow(() -> ParameterParser.invalid(
                                "version", text, "a PEP 440 version such as 1.2.3.dev20261126")));
    }

    /** What is given with {@code -D}; an empty value counts, for it is most often a variable that nobody set. */
    final Optional<String> outside(String property) {
        return UserProperties.of(session).find(property);
    }

    private Optional<String> unless(SetVersions set, String property, @Nullable String value) {
        return Optional.ofNullable(value)
                .filter(text -> !text.isBlank())
                .filter(text -> !set.find(project, property).equals(Optional.of(text)));
    }

    /**
     * The version made from that of the project.
     *
     * @throws FailureException with {@link ConfigurationFailure.VersionNotMapped} if PEP 440 cannot express it
     */
    final Version mapped() {
        MavenVersion source = MavenVersion.parse(source());
        LocalQualifier policy =
                ParameterParser.flag("localQualifier", localQualifier, ParameterDefaults.LOCAL_QUALIFIER)
                        ? LocalQualifier.KEPT
                        : LocalQualifier.REFUSED;
        Version mapped = source.toPep440(
                DevNumber.of(versionNumber, session.getRequest().getStartTime().toInstant()), policy);
        if (!source.qualifiers().isEmpty()) {
            getLog().warn(mapped.normalized() + " has a local part: it sorts above the version without it, and PyPI"
                    + " refuses it");
        }
        return mapped;
    }

    /** The Maven version to start from. */
    final String source() {
        if (versionFrom != null && !versionFrom.isBlank()) {
            return versionFrom;
        }
        if (project.getFile() == null) {
            throw ParameterParser.invalid("versionFrom", "", "a version such as 1.2.3-SNAPSHOT, where there is no POM");
        }
        return project.getVersion();
    }
}
