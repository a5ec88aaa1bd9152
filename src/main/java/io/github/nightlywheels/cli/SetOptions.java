package io.github.nightlywheels.cli;

import io.github.nightlywheels.engine.MissingPlatforms;
import io.github.nightlywheels.engine.OnSeveralVersions;
import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.engine.SetRules;
import io.github.nightlywheels.engine.VersionCheck;
import io.github.nightlywheels.engine.WheelRules;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.frontend.ParameterParser;
import io.github.nightlywheels.frontend.PublishParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options about what wheels have to be like, each and together. */
final class SetOptions {
    @Option(
            names = "--version-check",
            paramLabel = "warn|fail|ignore",
            defaultValue = ParameterDefaults.VERSION_CHECK,
            description = "What to do if a wheel is neither a development release nor a pre-release.")
    VersionCheck versionCheck;

    @Option(
            names = "--on-several-versions",
            paramLabel = "newest|all|fail",
            defaultValue = ParameterDefaults.ON_SEVERAL_VERSIONS,
            description = "What to do about several versions of one project.")
    OnSeveralVersions onSeveralVersions;

    @Option(
            names = "--required-tags",
            paramLabel = "PATTERN",
            split = ",",
            description = "What each project must have a wheel for, such as cp312-*-win_amd64.")
    @Nullable
    List<String> requiredTags;

    @Option(
            names = "--required-entries",
            paramLabel = "PATTERN",
            split = ",",
            description = "What each wheel must contain, as Ant-style patterns.")
    @Nullable
    List<String> requiredEntries;

    @Option(
            names = "--missing-platforms",
            paramLabel = "warn|fail|ignore",
            defaultValue = ParameterDefaults.MISSING_PLATFORMS,
            description = "What to do if there is no wheel for a platform that the previous release has one for.")
    MissingPlatforms missingPlatforms;

    @Option(
            names = "--republish",
            arity = "0..1",
            paramLabel = "true|false",
            fallbackValue = "true",
            defaultValue = ParameterDefaults.REPUBLISH,
            description = "Put wheels back that an earlier run has left missing, whatever is asked of a whole set.")
    boolean republish;

    WheelRules wheelRules() {
        return new WheelRules(versionCheck, onSeveralVersions, ParameterParser.texts(requiredEntries));
    }

    /**
     * The rules for all wheels together.
     *
     * @throws FailureException if a pattern is none
     */
    SetRules setRules() {
        return new SetRules(PublishParameters.requiredTags(requiredTags), onSeveralVersions, missingPlatforms);
    }
}
