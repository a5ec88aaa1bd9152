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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Packs Python sources and jars into a wheel, as the goal {@code package-wheel} does. */
@Command(
        name = "package-wheel",
        description = "Packs Python sources and jars into a wheel. Needs no Python.",
        sortOptions = false,
        abbreviateSynopsis = true,
        showDefaultValues = true)
final class PackageWheelCommand extends AbstractCommand {
    /** These values can hold commas; one a line is how a file or a variable sets several. */
    private static final String LINES = "\\s*\\R\\s*";

    private static final Path HERE = Path.of("");

    @Parameters(
            paramLabel = "JAR",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "Jars that go into --jars-directory.")
    List<Path> jars = new ArrayList<>();

    @Mixin
    VersionOptions version;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description = "The project's name, as pip knows it.")
    String name;

    @Option(
            names = "--python-directory",
            paramLabel = "DIRECTORY",
            description = "The directory whose files go to the top of the wheel; by default "
                    + ParameterDefaults.PYTHON_DIRECTORY + ".")
    @Nullable
    Path pythonDirectory;

    @Option(
            names = "--jars-directory",
            paramLabel = "PATH",
            description = "Where jars go in the wheel; by default jars in the Python package that is called like the"
                    + " project, or is the only one.")
    @Nullable
    String jarsDirectory;

    @Option(
            names = "--wheel-directory",
            paramLabel = "DIRECTORY",
            description = "Where the wheel is written; by default here.")
    @Nullable
    Path wheelDirectory;

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            defaultValue = ParameterDefaults.TAG,
            description = "The compatibility tag: Python, ABI and platform.")
    String tag;

    @Option(names = "--summary", paramLabel = "TEXT", description = "What the project is, in one line.")
    @Nullable
    String summary;

    @Option(
            names = "--license",
            paramLabel = "EXPRESSION",
            description = "The license, an SPDX expression such as Apache-2.0.")
    @Nullable
    String license;

    @Option(
            names = "--urls",
            paramLabel = "LABEL=URL",
            split = LINES,
            splitSynopsisLabel = "\\n",
            description = "An address by its label, such as Homepage; may be repeated.")
    Map<String, String> urls = new LinkedHashMap<>();

    @Option(
            names = "--authors",
            paramLabel = "AUTHOR",
            split = LINES,
            splitSynopsisLabel = "\\n",
            description = "An author, such as 'Jane Doe <jane@example.org>'; may be repeated.")
    List<String> authors = new ArrayList<>();

    @Option(
            names = "--readme",
            paramLabel = "FILE",
            description = "The description: a file that ends in .md, .rst or .txt.")
    @Nullable
    Path readme;

    @Option(
            names = "--requires-python",
            paramLabel = "SPECIFIER",
            description = "The versions of Python, such as '>=3.9'.")
    @Nullable
    String requiresPython;

    @Option(
            names = "--dependencies",
            paramLabel = "REQUIREMENT",
            split = LINES,
            splitSynopsisLabel = "\\n",
            description = "What pip installs along with the wheel, such as 'numpy>=1.26'; may be repeated.")
    List<String> dependencies = new ArrayList<>();

    @Option(
            names = "--classifiers",
            paramLabel = "CLASSIFIER",
            split = LINES,
            splitSynopsisLabel = "\\n",
            description = "A classifier of the Python Package Index; may be repeated.")
    List<String> classifiers = new ArrayList<>();

    @Option(
            names = "--extras",
            paramLabel = "EXTRA=REQUIREMENT",
            split = LINES,
            splitSynopsisLabel = "\\n",
            description = "What pip installs along with NAME[EXTRA], such as 'plot=matplotlib>=3.8,<4'; may be"
                    + " repeated, for the same extra too.")
    List<String> extras = new ArrayList<>();

    @Option(
            names = "--scripts",
            paramLabel = "NAME=FUNCTION",
            split = LINES,
            splitSynopsisLabel = "\\n",
            description = "A command that pip makes, such as demo=demo.cli:main; may be repeated.")
    Map<String, String> scripts = new LinkedHashMap<>();

    @Option(
            names = "--output-timestamp",
            paramLabel = "TIME",
            description =
                    "The time of all files in the wheel: a date such as 2026-11-26T00:00:00Z, or seconds since 1970;"
                            + " without it, the beginning of 1980.")
    @Nullable
    String outputTimestamp;

    PackageWheelCommand(ProcessEnvironment process) {
        super(process);
    }

    @Override
    int run(CliConsole console, Interruption interruption) {
        BuildFaults faults = new BuildFaults();
        WheelContent content = new WheelContent(faults);
        parameters().addPython(content, faults);
        addJars(content, faults);
        Path wheel = new WheelBuild(
                        PluginVersion.generator(),
                        ZipTime.parse(Optional.ofNullable(outputTimestamp).orElse(""), faults))
                .build(
                        spec(console),
                        content,
                        Optional.ofNullable(wheelDirectory).orElse(HERE),
                        faults);
        console.info("Built " + wheel + " (" + ByteSize.of(wheel.toFile().length()) + ")");
        return ExitCode.DONE;
    }

    private PackageParameters parameters() {
        return new PackageParameters(
                Optional.ofNullable(pythonDirectory).orElse(Path.of(ParameterDefaults.PYTHON_DIRECTORY)),
                pythonDirectory == null);
    }

    private void addJars(WheelContent content, BuildFaults faults) {
        String directory = parameters().jarsDirectory(Optional.ofNullable(jarsDirectory), name);
        for (Path jar : jars) {
            if (Files.isRegularFile(jar)) {
                content.addFile("jarsDirectory", jar, WheelContent.join(directory, String.valueOf(jar.getFileName())));
            } else {
                faults.add("JAR", jar.toString(), "a jar that is there");
            }
        }
    }

    private WheelSpec spec(CliConsole console) {
        return new WheelSpec(
                name,
                version.text(Instant.now(), console),
                tag,
                Optional.ofNullable(summary),
                Optional.ofNullable(license),
                urls,
                authors,
                Optional.ofNullable(readme),
                Optional.ofNullable(requiresPython),
                dependencies,
                classifiers,
                requirementsOfExtras(),
                scripts);
    }

    /** A requirement can hold commas, so each has an option of its own. */
    private Map<String, List<String>> requirementsOfExtras() {
        Map<String, List<String>> requirements = new TreeMap<>();
        for (String text : extras) {
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
