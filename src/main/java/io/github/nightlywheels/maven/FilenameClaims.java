package io.github.nightlywheels.maven;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.wheel.Wheel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;

/** Which content each filename has on each channel in this build, whatever module, execution or class loader it comes from. */
final class FilenameClaims {
    private final Map<String, String[]> claims;

    private FilenameClaims(Map<String, String[]> claims) {
        this.claims = claims;
    }

    static FilenameClaims of(MavenSession session) {
        return new FilenameClaims(BuildState.map(session, "filenames"));
    }

    /** The names of all that is to be on a channel, or is there, as far as the build has come. */
    Set<String> filenames(String channel) {
        String start = channel + "\n";
        return claims.keySet().stream()
                .filter(key -> key.startsWith(start))
                .map(key -> key.substring(start.length()))
                .collect(Collectors.toSet());
    }

    /**
     * Notes that a wheel is to be on a channel.
     *
     * @param channel tells channels apart
     * @throws FailureException with {@link WheelFailure.SameFilename} if the build has other content of the same name for it
     */
    void claim(String channel, Wheel wheel) {
        String name = wheel.filename().text();
        String[] mine = {wheel.digests().sha256(), wheel.path().toString()};
        String[] now =
                claims.merge(channel + "\n" + name, mine, (first, other) -> first[1].equals(other[1]) ? other : first);
        if (!now[0].equals(mine[0])) {
            throw new FailureException(new WheelFailure.SameFilename(name, Path.of(now[1]), wheel.path()));
        }
    }
}
