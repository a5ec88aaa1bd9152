package io.github.nightlywheels.wheel.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZipTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-26T03:14:15Z, 2026-11-26T03:14:15",
        "2026-11-26T03:14:15+02:00, 2026-11-26T01:14:15",
        "1795662855, 2026-11-26T03:14:15",
        "'', 1980-01-01T00:00:00",
        "x, 1980-01-01T00:00:00",
        "0, 1980-01-01T00:00:00",
        "1969-07-20T20:17:40Z, 1980-01-01T00:00:00",
        "3000-01-01T00:00:00Z, 2107-12-31T23:59:58"
    })
    void readsTheOutputTimestampAsMavensPluginsDo(String property, LocalDateTime expected) {
        BuildFaults faults = new BuildFaults();
        assertThat(ZipTime.parse(property, faults)).isEqualTo(expected);
        assertThat(Specs.faults(faults)).isEmpty();
    }

    @Test
    void refusesWhatIsNoTime() {
        for (String text : new String[] {"${git.commit.time}", "yesterday", "99999999999999999999", "2026-11-26"}) {
            BuildFaults faults = new BuildFaults();
            ZipTime.parse(text, faults);
            assertThat(Specs.faults(faults))
                    .containsExactly("project.build.outputTimestamp is \"" + text
                            + "\", expected is a date such as 2026-11-26T00:00:00Z or seconds since 1970");
        }
    }
}
