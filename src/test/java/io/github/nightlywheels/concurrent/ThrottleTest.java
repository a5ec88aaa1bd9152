package io.github.nightlywheels.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThrottleTest {
    private final Throttle throttle = new Throttle();
    private final StoppableSemaphore uploads = throttle.permits(8);
    private final StoppableSemaphore hints = throttle.permits(4);

    @Test
    void callsThatWereUnderWayTogetherWereTooManyOnce() {
        int begun = throttle.narrowings();
        throttle.narrow(begun, 1);
        throttle.narrow(begun, 1);
        throttle.narrow(begun, 1);
        assertThat(Permits.free(uploads)).isEqualTo(4);
        assertThat(Permits.free(hints)).isEqualTo(2);
    }

    @Test
    void callsThatBeganLaterWereTooManyAgain() {
        for (int n = 0; n < 3; n++) {
            throttle.narrow(throttle.narrowings(), 1);
        }
        assertThat(Permits.free(uploads)).isEqualTo(1);
        assertThat(Permits.free(hints)).isEqualTo(1);
    }

    @Test
    void asManyStayAsAreToBeLeft() {
        StoppableSemaphore single = throttle.permits(1);
        for (int n = 0; n < 9; n++) {
            throttle.narrow(throttle.narrowings(), 2);
        }
        assertThat(Permits.free(uploads)).isEqualTo(2);
        assertThat(Permits.free(hints)).isEqualTo(2);
        assertThat(Permits.free(single)).isEqualTo(1);
    }
}
