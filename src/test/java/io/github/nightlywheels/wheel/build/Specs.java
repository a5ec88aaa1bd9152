package io.github.nightlywheels.wheel.build;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.ParameterFault;
import io.github.nightlywheels.failure.WheelFailure.NotBuilt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Specs for tests: of a project that says no more than it must, until it is told to. */
final class Specs {
    String name = "demo";
    String version = "1.0.dev7";
    String tag = "py3-none-any";
    Optional<String> summary = Optional.empty();
    Optional<String> license = Optional.empty();
    Map<String, String> urls = new LinkedHashMap<>();
    List<String> authors = new ArrayList<>();
    Optional<Path> readme = Optional.empty();
    Optional<String> requiresPython = Optional.empty();
    List<String> dependencies = new ArrayList<>();
    List<String> classifiers = new ArrayList<>();
    Map<String, List<String>> extras = new LinkedHashMap<>();
    Map<String, String> scripts = new LinkedHashMap<>();

    WheelSpec spec() {
        return new WheelSpec(
                name,
                version,
                tag,
                summary,
                license,
                urls,
                authors,
                readme,
                requiresPython,
                dependencies,
                classifiers,
                extras,
                scripts);
    }

    /** The spec of the project in {@code src/test/resources/reference-wheel}, whose {@code pyproject.toml} says the same. */
    static Specs reference() {
        Specs specs = new Specs();
        specs.name = "Demo.Pkg";
        specs.version = "1.2.3.dev7";
        specs.summary = Optional.of("Shows a jar to Python");
        specs.license = Optional.of("Apache-2.0");
        specs.urls.put("Homepage", "https://example.org/demo");
        specs.urls.put("Source", "https://example.org/demo/src");
        specs.authors = List.of("Jane Doe <jane@example.org>", "Müller, Max <max@example.org>", "The Team");
        specs.readme = Optional.of(Path.of("src/test/resources/reference-wheel/README.md"));
        specs.requiresPython = Optional.of(">=3.9");
        specs.dependencies = List.of("numpy<3,>=1.26", "tomli; python_version < \"3.11\"");
        specs.classifiers = List.of("Development Status :: 4 - Beta", "Programming Language :: Java");
        specs.extras.put(
                "plot", List.of("matplotlib>=3", "pillow; sys_platform == \"win32\" or sys_platform == \"darwin\""));
        specs.scripts.put("demo", "demo_pkg.cli:main");
        return specs;
    }

    /** What writing the metadata finds wrong, each as {@code parameter is "value", expected is ...}. */
    List<String> faults() {
        BuildFaults faults = new BuildFaults();
        MetadataWriter.write(spec(), faults);
        EntryPoints.write(scripts, faults);
        return faults(faults);
    }

    static List<String> faults(BuildFaults faults) {
        try {
            faults.requireNone();
            return List.of();
        } catch (FailureException e) {
            return ((NotBuilt) e.failure())
                    .faults().stream().map(ParameterFault::toString).toList();
        }
    }

    String metadata() {
        return MetadataWriter.write(spec(), new BuildFaults());
    }
}
