package io.github.nightlywheels.wheel;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFailure;
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

    /**
     * Takes a filename apart.
     *
     * @param text the name alone, without a directory
     * @throws FailureException ({@link WheelFailure.BadWheels}) with everything that is wrong with it
     */
    public static WheelFilename parse(String text) {
        Findings findings = new Findings(Path.of(text));
        return parse(text, findings)
                .orElseThrow(() -> new FailureException(new WheelFailure.BadWheels(findings.faults())));
    }

    /** As {@link #parse(String)}, but empty if anything is wrong with it. */
    public static Optional<WheelFilename> find(String text) {
        return parse(text, new Findings(Path.of(text)));
    }

    /** As {@link #parse(String)}; what is wrong becomes faults, and then the result is empty. */
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
