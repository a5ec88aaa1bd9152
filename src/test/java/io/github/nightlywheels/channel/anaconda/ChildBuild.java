package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.OtherJvm;
import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.Plan;
import io.github.nightlywheels.engine.Publisher;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A build in a JVM of its own, which publishes wheels together. */
final class ChildBuild extends OtherJvm {
    /** Starts a build and waits until it is ready. */
    ChildBuild(String apiUrl, Wheel... wheels) throws IOException {
        super(
                ChildBuild.class,
                ProcessBuilder.Redirect.DISCARD,
                Stream.concat(
                                Stream.of(apiUrl),
                                Stream.of(wheels).map(wheel -> wheel.path().toString()))
                        .toList());
    }

    /** The child: arguments are the API's URL and the wheels. */
    public static void main(String[] arguments) throws IOException {
        List<Wheel> wheels =
                WheelReader.readAll(Stream.of(arguments).skip(1).map(Path::of).toList());
        if (!mayGo()) {
            return;
        }
        LocalChannel local = new LocalChannel(AnacondaRun.ORGANIZATION, AnacondaRun.TOKEN)
                .timeout(Duration.ofSeconds(60))
                .threads(2)
                .limits(1000, Duration.ofMinutes(10))
                .sleeper(pause -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20)));
        try (AnacondaChannel channel = local.open(arguments[0])) {
            Publisher publication = new Publisher(channel, List.of("main"), OnConflict.REPLACE);
            Plan plan = publication.plan(wheels, Admission.to(channel, wheels));
            Summary summary = publication.publish(plan, new BalancedListener());
            System.exit(summary.failure().isPresent() ? 1 : 0);
        }
    }
}
