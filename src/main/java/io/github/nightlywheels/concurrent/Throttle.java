package io.github.nightlywheels.concurrent;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets fewer calls run at once when a server says that there are too many, whatever permits they have. Those that were under way
 * together are told so together, and count once.
 */
public final class Throttle {
    private final List<StoppableSemaphore> all = new ArrayList<>();
    private int narrowings;

    /** Permits for calls that do not wait for the others. */
    public synchronized StoppableSemaphore permits(int number) {
        StoppableSemaphore permits = new StoppableSemaphore(number);
        all.add(permits);
        return permits;
    }

    /** How often there were too many, up to now. */
    public synchronized int narrowings() {
        return narrowings;
    }

    /**
     * There were too many: halves all permits for good, unless that was done since the call began.
     *
     * @param begun what {@link #narrowings} was when the call began
     * @param least as many of the permits of each kind stay
     */
    public synchronized void narrow(int begun, int least) {
        if (begun == narrowings) {
            narrowings++;
            all.forEach(permits -> permits.narrow(least));
        }
    }
}
