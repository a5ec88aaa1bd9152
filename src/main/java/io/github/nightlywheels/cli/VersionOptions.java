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

/** The options that make the version of the night. */
final class VersionOptions {
    private final Option<String> version;
    private final Option<String> versionFrom;
    private final Option<String> versionNumber;
    private final Option<Boolean> localQualifier;

    VersionOptions(CommandOptions options) {
        version = options.text("--version", "VERSION", "The version itself, in any spelling of PEP 440.");
        versionFrom = options.text(
                "--version-from",
                "VERSION",
                "The version of a Maven project that the version is made from, such as 1.2.3-SNAPSHOT.");
        versionNumber = options.text(
                "--version-number",
                "timestamp|date|epoch|DIGITS",
                ParameterDefaults.VERSION_NUMBER,
                "The number N of a development version.");
        localQualifier = options.flag(
                "--local-qualifier",
                ParameterDefaults.LOCAL_QUALIFIER,
                "A qualifier that PEP 440 has no place for becomes the local part of the version.");
    }

    /**
     * The version, normalized.
     *
     * @param now the time that a number is made from
     * @throws FailureException with a {@code ConfigurationFailure} if none can be made
     */
    String text(Instant now, Console console) {
        return version.find().map(VersionOptions::given).orElseGet(() -> made(now, console));
    }

    private String made(Instant now, Console console) {
        MavenVersion source = MavenVersion.parse(versionFrom
                .find()
                .orElseThrow(() -> ParameterParser.invalid(
                        "versionFrom",
                        "",
                        "a version such as 1.2.3-SNAPSHOT, if --version does not give the version itself")));
        String made = source.toPep440(
                        DevNumber.of(versionNumber.value(), now),
                        localQualifier.value() ? LocalQualifier.KEPT : LocalQualifier.REFUSED)
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
