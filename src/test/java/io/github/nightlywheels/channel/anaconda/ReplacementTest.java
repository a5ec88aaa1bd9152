package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.wheel.Wheel;
import org.junit.jupiter.api.BeforeEach;

/** Tests of runs that find two files on the channel, and have other content for both. */
abstract class ReplacementTest extends AnacondaTest {
    Wheel old;
    Wheel other;
    Wheel changed;
    Wheel alsoChanged;

    @BeforeEach
    final void publishOld() {
        old = run.demo("cp312", "a");
        other = run.demo("cp313", "a");
        changed = run.demo("cp312", "b");
        alsoChanged = run.demo("cp313", "b");
        run.publishes(old, other);
        run.fake.forgetsRequests();
    }
}
