package io.github.nightlywheels.engine;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Lets only wheels through that are fit to publish: all of them are checked, and all that is wrong is said at once.
 *
 * @param versionCheck what to do about versions that are no nightly's
 * @param warning hears each warning, one sentence each
 */
public record WheelValidation(VersionCheck versionCheck, Consumer<String> warning) {

    /**
     * Reads and checks the wheels.
     *
     * @throws FailureException with a {@link WheelFailure} if one is not fit
     */
    public List<Wheel> check(Collection<Path> files) {
        List<Wheel> wheels = WheelReader.readAll(files);
        for (Wheel wheel : wheels) {
            wheel.warnings().forEach(sentence -> warning.accept(wheel.filename().text() + ": " + sentence));
        }
        List<Wheel> distinct = distinct(wheels);
        checkVersions(distinct);
        return distinct;
    }

    /**
     * Each filename once.
     *
     * @throws FailureException with {@link WheelFailure.SameFilename} if two with different content have the same
     */
    public static List<Wheel> distinct(Collection<Wheel> wheels) {
        Map<String, Wheel> byName = new LinkedHashMap<>();
        for (Wheel wheel : wheels) {
            Wheel other = byName.putIfAbsent(wheel.filename().text(), wheel);
            if (other != null && !other.digests().equals(wheel.digests())) {
                throw new FailureException(
                        new WheelFailure.SameFilename(wheel.filename().text(), other.path(), wheel.path()));
            }
        }
        return new ArrayList<>(byName.values());
    }

    private void checkVersions(List<Wheel> wheels) {
        List<String> released = wheels.stream()
                .filter(wheel -> !wheel.filename().version().isPreRelease())
                .map(wheel -> wheel.filename().text())
                .toList();
        if (released.isEmpty() || versionCheck == VersionCheck.IGNORE) {
            return;
        }
        if (versionCheck == VersionCheck.FAIL) {
            throw new FailureException(new WheelFailure.NotANightly(released));
        }
        warning.accept("neither a development nor a pre-release by PEP 440: " + String.join(", ", released)
                + "; nightly users install with --pre and expect a version such as 1.2.3.dev20261122");
    }
}
