package io.github.nightlywheels.engine;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelReader;
import io.github.nightlywheels.wheel.metadata.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Lets only wheels through that are fit to publish: all of them are checked, and all that is wrong is said at once.
 *
 * @param rules what they have to be like
 * @param expected the versions that the build has set for its wheels; empty if it has set none
 * @param warning hears each warning, one sentence each
 */
public record WheelValidation(WheelRules rules, Set<String> expected, Consumer<String> warning) {

    /** Reads and checks the wheels; what is wrong with them is in the result. */
    public ValidationResult run(Collection<Path> files) {
        return run(files, new HashMap<>());
    }

    /**
     * Reads and checks the wheels; what is wrong with them is in the result.
     *
     * @param known the wheels that were read before, by their files; those that are read now are added
     */
    ValidationResult run(Collection<Path> files, Map<Path, Wheel> known) {
        List<String> warnings = new ArrayList<>();
        WheelValidation noting = new WheelValidation(rules, expected, warning.andThen(warnings::add));
        try {
            return new ValidationResult(List.copyOf(files), noting.check(files, known), warnings, Optional.empty());
        } catch (FailureException e) {
            return new ValidationResult(List.copyOf(files), List.of(), warnings, Optional.of(e));
        }
    }

    /** Reads and checks the wheels, and leaves out those that are not tonight's. */
    private List<Wheel> check(Collection<Path> files, Map<Path, Wheel> known) {
        WheelReader.readAll(
                        files.stream().filter(file -> !known.containsKey(file)).toList())
                .forEach(wheel -> known.put(wheel.path(), wheel));
        List<Wheel> wheels = files.stream()
                .distinct()
                .flatMap(file -> Stream.ofNullable(known.get(file)))
                .sorted(Comparator.comparing(Wheel::path))
                .toList();
        for (Wheel wheel : wheels) {
            wheel.warnings().forEach(sentence -> warning.accept(wheel.filename().text() + ": " + sentence));
        }
        WheelSelection selection = new WheelSelection(rules.onSeveralVersions(), Instant.now(), warning);
        List<Wheel> selected = selection.of(wheels);
        selection.warnOfSeveralProjects(selected);
        checkVersions(selected);
        checkExpected(selected);
        new RequiredEntries(rules.requiredEntries()).require(selected);
        return selected;
    }

    private void checkVersions(List<Wheel> wheels) {
        List<String> released = wheels.stream()
                .filter(wheel -> !wheel.filename().version().isPreRelease())
                .map(wheel -> wheel.filename().text())
                .toList();
        if (released.isEmpty() || rules.versionCheck() == VersionCheck.IGNORE) {
            return;
        }
        if (rules.versionCheck() == VersionCheck.FAIL) {
            throw new FailureException(new WheelFailure.NotANightly(released));
        }
        warning.accept("neither a development nor a pre-release by PEP 440: " + String.join(", ", released)
                + "; nightly users install with --pre and expect a version such as 1.2.3.dev20261122");
    }

    private void checkExpected(List<Wheel> wheels) {
        List<Version> versions = expected.stream().map(Version::parse).toList();
        List<String> others = wheels.stream()
                .filter(wheel -> !versions.contains(wheel.filename().version()))
                .map(wheel -> wheel.filename().text())
                .toList();
        if (others.isEmpty() || expected.isEmpty() || rules.versionCheck() == VersionCheck.IGNORE) {
            return;
        }
        WheelFailure failure = new WheelFailure.OtherVersion(others, List.copyOf(expected));
        if (rules.versionCheck() == VersionCheck.FAIL) {
            throw new FailureException(failure);
        }
        warning.accept(failure.problem());
    }
}
