package io.github.nightlywheels.channel.directory;

import io.github.nightlywheels.channel.OtherJvm;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Published;
import io.github.nightlywheels.files.DurableFiles;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A build in a JVM of its own, which publishes its wheels one by one. */
final class OtherBuild extends OtherJvm {
    /**
     * Starts a build and waits until it is ready.
     *
     * @param stopBefore the number of the step before which the JVM halts, or -1
     */
    OtherBuild(Path directory, Path built, String tag, int wheels, int stopBefore) throws IOException {
        super(
                OtherBuild.class,
                ProcessBuilder.Redirect.INHERIT,
                List.of(
                        directory.toString(),
                        built.toString(),
                        tag,
                        Integer.toString(wheels),
                        Integer.toString(stopBefore)));
    }

    static List<Wheel> wheels(Path built, String tag, int wheels) {
        return IntStream.range(0, wheels)
                .mapToObj(number -> Nightly.wheel(built, "demo", "1.0.dev" + number + "+" + tag, tag + number))
                .toList();
    }

    public static void main(String[] args) throws IOException {
        int[] left = {Integer.parseInt(args[4])};
        DurableFiles disk = new DurableFiles(step -> {
            if (left[0]-- == 0) {
                Runtime.getRuntime().halt(137);
            }
        });
        List<Wheel> wheels = wheels(Path.of(args[1]), args[2], Integer.parseInt(args[3]));
        DirectoryChannel channel = Nightly.channel(Path.of(args[0]), disk);
        if (!mayGo()) {
            return;
        }
        for (Wheel wheel : wheels) {
            Published published = Nightly.run(channel, List.of(wheel));
            if (!Nightly.outcomes(published).equals(List.of(Outcome.PUBLISHED))) {
                System.err.println(published);
                System.exit(1);
            }
        }
    }
}
