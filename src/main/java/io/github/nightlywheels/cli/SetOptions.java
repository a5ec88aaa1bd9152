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

/** The options about what wheels have to be like, each and together. */
final class SetOptions {
    private final Option<VersionCheck> versionCheck;
    private final Option<OnSeveralVersions> onSeveralVersions;
    private final Option<List<String>> requiredTags;
    private final Option<List<String>> requiredEntries;
    private final Option<MissingPlatforms> missingPlatforms;
    private final Option<Boolean> republish;

    SetOptions(CommandOptions options) {
        versionCheck = options.choice(
                VersionCheck.class,
                "--version-check",
                "warn|fail|ignore",
                ParameterDefaults.VERSION_CHECK,
                "What to do if a wheel is neither a development release nor a pre-release.");
        onSeveralVersions = options.choice(
                OnSeveralVersions.class,
                "--on-several-versions",
                "newest|all|fail",
                ParameterDefaults.ON_SEVERAL_VERSIONS,
                "What to do about several versions of one project.");
        requiredTags = options.texts(
                "--required-tags", "PATTERN", "What each project must have a wheel for, such as cp312-*-win_amd64.");
        requiredEntries =
                options.texts("--required-entries", "PATTERN", "What each wheel must contain, as Ant-style patterns.");
        missingPlatforms = options.choice(
                MissingPlatforms.class,
                "--missing-platforms",
                "warn|fail|ignore",
                ParameterDefaults.MISSING_PLATFORMS,
                "What to do if there is no wheel for a platform that the previous release has one for.");
        republish = options.flag(
                "--republish",
                ParameterDefaults.REPUBLISH,
                "Put wheels back that an earlier run has left missing, whatever is asked of a whole set.");
    }

    /** Whether wheels are put back that are missing. */
    boolean isRepublishing() {
        return republish.value();
    }

    WheelRules wheelRules() {
        return new WheelRules(
                versionCheck.value(),
                onSeveralVersions.value(),
                ParameterParser.texts(requiredEntries.find().orElse(List.of())));
    }

    /**
     * The rules for all wheels together.
     *
     * @throws FailureException if a pattern is none
     */
    SetRules setRules() {
        return new SetRules(
                PublishParameters.requiredTags(requiredTags.find().orElse(List.of())),
                onSeveralVersions.value(),
                missingPlatforms.value());
    }
}
