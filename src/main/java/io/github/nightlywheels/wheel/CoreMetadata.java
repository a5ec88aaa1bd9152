package io.github.nightlywheels.wheel;

import java.util.List;
import java.util.Optional;

/**
 * The header fields of {@code METADATA} that a channel needs ("Core metadata" specification, versions 1.0 to 2.5).
 *
 * @param metadataVersion {@code Metadata-Version}
 * @param name {@code Name}, as its author spells it
 * @param version {@code Version}, as it stands there
 * @param summary {@code Summary}
 * @param license {@code License-Expression}, or else {@code License}
 * @param homePage {@code Home-page}, or else the {@code Project-URL} labelled as home page
 * @param requiresPython {@code Requires-Python}
 * @param requirements every {@code Requires-Dist}, in file order
 */
public record CoreMetadata(
        String metadataVersion,
        ProjectName name,
        String version,
        Optional<String> summary,
        Optional<String> license,
        Optional<String> homePage,
        Optional<String> requiresPython,
        List<Requirement> requirements) {
    public CoreMetadata {
        requirements = List.copyOf(requirements);
    }
}
