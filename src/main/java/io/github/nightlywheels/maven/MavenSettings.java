package io.github.nightlywheels.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenExecutionRequest;
import org.jspecify.annotations.Nullable;

/** The settings files that Maven was told to use. */
final class MavenSettings {
    private MavenSettings() {}

    /** The command line options that name them; none for the usual ones. */
    static List<String> options(MavenExecutionRequest request) {
        return Stream.concat(
                        option("-s", request.getUserSettingsFile(), System.getProperty("user.home"), ".m2"),
                        option("-gs", request.getGlobalSettingsFile(), System.getProperty("maven.home"), "conf"))
                .toList();
    }

    private static Stream<String> option(String name, @Nullable File file, @Nullable String home, String directory) {
        if (file == null || home == null || file.toPath().equals(Path.of(home, directory, "settings.xml"))) {
            return Stream.empty();
        }
        return Stream.of(name, file.getAbsolutePath());
    }
}
