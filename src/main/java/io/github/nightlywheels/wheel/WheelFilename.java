package io.github.nightlywheels.wheel;

import java.util.Optional;

/**
 * A wheel's filename, taken apart ("Binary distribution format" specification, section "File name convention").
 *
 * @param text the whole filename, {@code .whl} included
 * @param distribution the first part as it stands there
 * @param version the second part
 * @param buildTag the optional third part, which starts with a digit
 * @param tags the last three parts
 */
public record WheelFilename(
        String text, String distribution, Version version, Optional<String> buildTag, CompatibilityTags tags) {}
