package io.github.nightlywheels.wheel.build;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.ParameterFault;
import io.github.nightlywheels.failure.WheelFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Gathers what is wrong with the input of a build, so that all of it is said at once. */
public final class BuildFaults {
    private static final int LONGEST_VALUE = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final List<ParameterFault> faults = new ArrayList<>();

    /** Notes one fault; the value is shown on one line and cut if it is long. */
    public void add(String parameter, String value, String expected) {
        String shown = CONTROL.matcher(value).replaceAll(" ").strip();
        faults.add(new ParameterFault(
                parameter,
                shown.length() > LONGEST_VALUE ? shown.substring(0, LONGEST_VALUE) + "..." : shown,
                expected));
    }

    /**
     * Lets pass what has no fault.
     *
     * @throws FailureException with {@link WheelFailure.NotBuilt}
     */
    void requireNone() {
        if (!faults.isEmpty()) {
            throw new FailureException(new WheelFailure.NotBuilt(faults));
        }
    }
}
