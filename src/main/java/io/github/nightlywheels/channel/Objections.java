package io.github.nightlywheels.channel;

import io.github.nightlywheels.failure.WheelFault;
import java.util.List;

/**
 * What a channel has against wheels that are sound in themselves.
 *
 * @param faults what it surely refuses
 * @param warnings what it may refuse, a sentence each
 */
public record Objections(List<WheelFault> faults, List<String> warnings) {
    /** None. */
    public static final Objections NONE = new Objections(List.of(), List.of());

    public Objections {
        faults = List.copyOf(faults);
        warnings = List.copyOf(warnings);
    }
}
