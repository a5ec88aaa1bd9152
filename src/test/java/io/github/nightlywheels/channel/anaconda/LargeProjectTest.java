package io.github.nightlywheels.channel.anaconda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.Publisher;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Wheels of a project that has twenty thousand files, from a JVM with little memory. */
@Timeout(300)
class LargeProjectTest extends AnacondaTest {
    private static final int REPLACED = 9;

    /** The JVM with little memory: arguments are the API's URL and the wheels; ends with 0 if all were published. */
    public static void main(String[] arguments) {
        List<Wheel> wheels =
                WheelReader.readAll(Stream.of(arguments).skip(1).map(Path::of).toList());
        LocalChannel local = new LocalChannel(AnacondaRun.ORGANIZATION, AnacondaRun.TOKEN).threads(8);
        try (AnacondaChannel channel = local.open(arguments[0])) {
            Publisher publisher = new Publisher(channel, List.of("main"), OnConflict.REPLACE);
            Summary summary =
                    publisher.publish(publisher.plan(wheels, Admission.to(channel, wheels)), new BalancedListener());
            System.exit(summary.failure().isPresent() ? 1 : 0);
        }
    }

    @Test
    void aLongListOfFilesIsKeptNowhere() throws IOException, InterruptedException {
        run.fake.manyReleases(
                AnacondaRun.ORGANIZATION, "demo", 200, 100, run.clock.instant(), Duration.ofDays(1), "main");
        List<Wheel> wheels = new ArrayList<>();
        for (int n = 0; n < REPLACED; n++) {
            run.puts(run.demo("cp3" + n, "old"));
            wheels.add(run.demo("cp3" + n, "new"));
        }
        wheels.add(run.wheel("demo", "1.0.dev2", "cp312", "new"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LargeProjectTest.class.getName(),
                run.fake.apiUrl()));
        wheels.forEach(wheel -> command.add(wheel.path().toString()));
        Process small = new ProcessBuilder(command).inheritIO().start();
        try {
            assertThat(small.waitFor()).isZero();
        } finally {
            small.destroyForcibly();
        }
        run.assertHolds(wheels.toArray(Wheel[]::new));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isEqualTo(REPLACED);
    }
}
