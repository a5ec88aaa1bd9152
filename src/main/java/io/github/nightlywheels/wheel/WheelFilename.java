package io.github.nightlywheels.wheel;

import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.metadata.Version;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A wheel's filename, taken apart ("Binary distribution format" specification, section "File name convention"), or that of a source
 * distribution ("Source distribution format" specification).
 *
 * @param text the whole filename, {@code .whl} or {@code .tar.gz} included
 * @param distribution the first part as it stands there
 * @param version the second part
 * @param buildTag the optional third part, which starts with a digit
 * @param tags the last three parts; {@link CompatibilityTags#SOURCE} where there are none
 */
public record WheelFilename(
        String text, String distribution, Version version, Optional<String> buildTag, CompatibilityTags tags) {

    /** What is found of a mere name is not shown, so that no file has to stand in it. */
    private static final Path NOWHERE = Path.of("");

    /**
     * Takes a filename apart, such as a server or an index tells: not every one can be a {@link Path} here.
     *
     * @param text the name alone, without a directory
     * @return empty if anything is wrong with it
     */
    public static Optional<WheelFilename> find(String text) {
        return parse(text, new Findings(NOWHERE));
    }

    /** As {@link #find}; what is wrong becomes faults. */
    static Optional<WheelFilename> parse(String text, Findings findings) {
        return new FilenameParser(text, findings).parse();
    }

    /** Whether it is the name of a source distribution: its ending tells, for a wheel may have any tags. */
    public boolean isSource() {
        return text.endsWith(SdistReader.SUFFIX);
    }

    @Override
    public String toString() {
        return text;
    }
}
