package io.github.nightlywheels.cli;

import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.frontend.Console;
import io.github.nightlywheels.frontend.ParameterParser;
import io.github.nightlywheels.version.DevNumber;
import io.github.nightlywheels.version.LocalQualifier;
import io.github.nightlywheels.version.MavenVersion;
import io.github.nightlywheels.wheel.metadata.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that make the version of the night. */
final class VersionOptions {
    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "The version itself, in any spelling of PEP 440.")
    @Nullable
    String version;

    @Option(
            names = "--version-from",
            paramLabel = "VERSION",
            description = "The version of a Maven project that the version is made from, such as 1.2.3-SNAPSHOT.")
    @Nullable
    String versionFrom;

    @Option(
            names = "--version-number",
            paramLabel = "timestamp|date|epoch|DIGITS",
            defaultValue = ParameterDefaults.VERSION_NUMBER,
            description = "The number N of a development version.")
    String versionNumber;

    @Option(
            names = "--local-qualifier",
            arity = "0..1",
            paramLabel = "true|false",
            fallbackValue = "true",
            defaultValue = ParameterDefaults.LOCAL_QUALIFIER,
            description = "A qualifier that PEP 440 has no place for becomes the local part of the version.")
    boolean localQualifier;

    /**
     * The version, normalized.
     *
     * @param now the time that a number is made from
     * @throws FailureException with a {@code ConfigurationFailure} if none can be made
     */
    String text(Instant now, Console console) {
        if (version != null) {
            return given(version);
        }
        if (versionFrom == null) {
            throw ParameterParser.invalid(
                    "versionFrom",
                    "",
                    "a version such as 1.2.3-SNAPSHOT, if --version does not give the version itself");
        }
        MavenVersion source = MavenVersion.parse(versionFrom);
        String made = source.toPep440(
                        DevNumber.of(versionNumber, now), localQualifier ? LocalQualifier.KEPT : LocalQualifier.REFUSED)
                .normalized();
        if (!source.qualifiers().isEmpty()) {
            console.warn(made + " has a local part: it sorts above the version without it, and PyPI refuses it");
        }
        return made;
    }

    private static String given(String version) {
        return Version.find(version)
                .orElseThrow(() ->
                        ParameterParser.invalid("version", version, "a PEP 440 version such as 1.2.3.dev20261126"))
                .normalized();
    }
}
