package io.github.nightlywheels.cli;

import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.frontend.PackageParameters;
import io.github.nightlywheels.frontend.ParameterParser;
import io.github.nightlywheels.frontend.PluginVersion;
import io.github.nightlywheels.text.ByteSize;
import io.github.nightlywheels.wheel.build.BuildFaults;
import io.github.nightlywheels.wheel.build.WheelBuild;
import io.github.nightlywheels.wheel.build.WheelContent;
import io.github.nightlywheels.wheel.build.WheelSpec;
import io.github.nightlywheels.wheel.build.ZipTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Packs Python sources and jars into a wheel, as the goal {@code package-wheel} does. */
final class PackageWheelCommand extends AbstractCommand {
    private static final Path HERE = Path.of("");

    private final VersionOptions version;
    private final Option<List<Path>> jars;
    private final Option<String> name;
    private final Option<Path> pythonDirectory;
    private final Option<String> jarsDirectory;
    private final Option<Path> wheelDirectory;
    private final Option<String> tag;
    private final Option<String> summary;
    private final Option<String> license;
    private final Option<Map<String, String>> urls;
    private final Option<List<String>> authors;
    private final Option<Path> readme;
    private final Option<String> requiresPython;
    private final Option<List<String>> dependencies;
    private final Option<List<String>> classifiers;
    private final Option<List<String>> extras;
    private final Option<Map<String, String>> scripts;
    private final Option<String> outputTimestamp;

    PackageWheelCommand(ProcessEnvironment process) {
        super(process, "Packs Python sources and jars into a wheel. Needs no Python.");
        version = new VersionOptions(options);
        jars = options.arguments(Path.class, "JAR", "Jars that go into --jars-directory.");
        name = options.requiredText("--name", "NAME", "The project's name, as pip knows it.");
        pythonDirectory = options.path(
                "--python-directory",
                "DIRECTORY",
                "The directory whose files go to the top of the wheel; by default " + ParameterDefaults.PYTHON_DIRECTORY
                        + ".");
        jarsDirectory = options.text(
                "--jars-directory",
                "PATH",
                "Where jars go in the wheel; by default jars in the Python package that is called like the"
                        + " project, or is the only one.");
        wheelDirectory = options.path("--wheel-directory", "DIRECTORY", "Where the wheel is written; by default here.");
        tag = options.text("--tag", "TAG", ParameterDefaults.TAG, "The compatibility tag: Python, ABI and platform.");
        summary = options.text("--summary", "TEXT", "What the project is, in one line.");
        license = options.text("--license", "EXPRESSION", "The license, an SPDX expression such as Apache-2.0.");
        urls = options.pairs("--urls", "LABEL=URL", "An address by its label, such as Homepage; may be repeated.");
        authors = options.lines(
                "--authors", "AUTHOR", "An author, such as 'Jane Doe <jane@example.org>'; may be repeated.");
        readme = options.path("--readme", "FILE", "The description: a file that ends in .md, .rst or .txt.");
        requiresPython = options.text("--requires-python", "SPECIFIER", "The versions of Python, such as '>=3.9'.");
        dependencies = options.lines(
                "--dependencies",
                "REQUIREMENT",
                "What pip installs along with the wheel, such as 'numpy>=1.26'; may be repeated.");
        classifiers = options.lines(
                "--classifiers", "CLASSIFIER", "A classifier of the Python Package Index; may be repeated.");
        extras = options.lines(
                "--extras",
                "EXTRA=REQUIREMENT",
                "What pip installs along with NAME[EXTRA], such as 'plot=matplotlib>=3.8,<4'; may be"
                        + " repeated, for the same extra too.");
        scripts = options.pairs(
                "--scripts", "NAME=FUNCTION", "A command that pip makes, such as demo=demo.cli:main; may be repeated.");
        outputTimestamp = options.text(
                "--output-timestamp",
                "TIME",
                "The time of all files in the wheel: a date such as 2026-11-26T00:00:00Z, or seconds since 1970;"
                        + " without it, the beginning of 1980.");
    }

    @Override
    int run(CliConsole console, Interruption interruption) {
        BuildFaults faults = new BuildFaults();
        WheelContent content = new WheelContent(faults);
        parameters().addPython(content, faults);
        addJars(content, faults);
        Path wheel = new WheelBuild(
                        PluginVersion.generator(),
                        ZipTime.parse(outputTimestamp.find().orElse(""), faults))
                .build(spec(console), content, wheelDirectory.find().orElse(HERE), faults);
        console.info("Built " + wheel + " (" + ByteSize.of(wheel.toFile().length()) + ")");
        return ExitCode.DONE;
    }

    private PackageParameters parameters() {
        return new PackageParameters(
                pythonDirectory.find().orElse(Path.of(ParameterDefaults.PYTHON_DIRECTORY)),
                pythonDirectory.find().isEmpty());
    }

    private void addJars(WheelContent content, BuildFaults faults) {
        String directory = parameters().jarsDirectory(jarsDirectory.find(), name.value());
        for (Path jar : jars.value()) {
            if (Files.isRegularFile(jar)) {
                content.addFile("jarsDirectory", jar, WheelContent.join(directory, String.valueOf(jar.getFileName())));
            } else {
                faults.add("JAR", jar.toString(), "a jar that is there");
            }
        }
    }

    private WheelSpec spec(CliConsole console) {
        return new WheelSpec(
                name.value(),
                version.text(Instant.now(), console),
                tag.value(),
                summary.find(),
                license.find(),
                urls.value(),
                authors.value(),
                readme.find(),
                requiresPython.find(),
                dependencies.value(),
                classifiers.value(),
                requirementsOfExtras(),
                scripts.value());
    }

    /** A requirement can hold commas, so each has an option of its own. */
    private Map<String, List<String>> requirementsOfExtras() {
        Map<String, List<String>> requirements = new TreeMap<>();
        for (String text : extras.value()) {
            int sign = text.indexOf('=');
            if (sign < 0) {
                throw ParameterParser.invalid("extras", text, "EXTRA=REQUIREMENT, such as plot=matplotlib");
            }
            requirements
                    .computeIfAbsent(text.substring(0, sign).strip(), extra -> new ArrayList<>())
                    .add(text.substring(sign + 1).strip());
        }
        return requirements;
    }
}
