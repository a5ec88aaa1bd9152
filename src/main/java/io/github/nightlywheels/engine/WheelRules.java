package io.github.nightlywheels.engine;

import java.util.List;

/**
 * What the wheels of a module have to be like, beyond being installable.
 *
 * @param versionCheck what to do about versions that are no nightly's
 * @param onSeveralVersions what to do about several versions of one project
 * @param requiredEntries Ant-style patterns, for each of which each wheel must have an entry
 */
public record WheelRules(VersionCheck versionCheck, OnSeveralVersions onSeveralVersions, List<String> requiredEntries) {
    public WheelRules {
        requiredEntries = List.copyOf(requiredEntries);
    }
}
