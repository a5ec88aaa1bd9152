package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.wheel.Wheel;
import org.junit.jupiter.api.BeforeEach;

/** Tests of runs that find two files on the channel, and have other content for both. */
public abstract class FileReplacementTest extends AnacondaTest {
    public Wheel old;
    public Wheel other;
    public Wheel changed;
    public Wheel alsoChanged;

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
