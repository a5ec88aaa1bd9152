package io.github.nightlywheels.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipCommandTest {
    private static final String INDEX = "https://pypi.anaconda.org/acme/simple";

    @TempDir
    Path directory = Path.of("");

    private Wheel wheel(String version) {
        return WheelReader.read(WheelBuilder.wheel("demo", version).buildIn(directory));
    }

    @Test
    void aWheelThatNeedsNoOtherComesFromTheChannelAlone() {
        assertThat(PipCommand.of(INDEX, wheel("1.0.dev1")))
                .isEqualTo("pip install --pre --index-url " + INDEX + " demo==1.0.dev1");
    }

    @Test
    void aVersionWithAnEpochIsQuotedForTheShell() {
        assertThat(PipCommand.of(INDEX, wheel("2!1.0.dev1")))
                .isEqualTo("pip install --pre --index-url " + INDEX + " 'demo==2!1.0.dev1'");
    }

    @Test
    void anIndexInADirectoryWithASpaceOrAnApostropheIsOneArgument() {
        assertThat(PipCommand.of("file:///srv/Ann's wheels/simple", wheel("1.0.dev1")))
                .isEqualTo("pip install --pre --index-url 'file:///srv/Ann'\\''s wheels/simple' demo==1.0.dev1");
    }
}
