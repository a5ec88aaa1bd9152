package io.github.nightlywheels.wheel.build;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.wheel.CompatibilityTags;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import io.github.nightlywheels.wheel.metadata.Version;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Builds a wheel.
 *
 * @param generator the program that does it, with its version, as {@code WHEEL} names it
 * @param time of all files in it
 */
public record WheelBuild(String generator, LocalDateTime time) {
    // PEP 425, and the platforms that Python names so; what pip would never look for is a typing error.
    private static final Pattern PYTHON = Pattern.compile("[a-z]+[0-9][0-9_]*(?:\\.[a-z]+[0-9][0-9_]*)*+");
    private static final Pattern OTHER = Pattern.compile("[a-z0-9_]+(?:\\.[a-z0-9_]+)*+");

    /**
     * Checks everything, and then writes the wheel under its own name. Whatever happens, a file of that name is a whole wheel.
     *
     * @param directory where to; it is made if it is not there
     * @param faults what is wrong already
     * @return the wheel
     * @throws FailureException with {@link WheelFailure.NotBuilt} for bad input, before anything is written, or
     *     {@link WheelFailure.NotWritten}
     */
    public Path build(WheelSpec spec, WheelContent content, Path directory, BuildFaults faults) {
        String metadata = MetadataWriter.write(spec, faults);
        String entryPoints = EntryPoints.write(spec.scripts(), faults);
        CompatibilityTags tags = tags(spec.tag(), faults);
        SortedMap<String, Path> files = content.files();
        faults.requireNone();
        String distribution =
                importName(spec.name()) + "-" + Version.parse(spec.version()).normalized();
        Map<String, String> info = new LinkedHashMap<>();
        info.put("METADATA", metadata);
        info.put("WHEEL", wheelFile(tags));
        if (!entryPoints.isEmpty()) {
            info.put("entry_points.txt", entryPoints);
        }
        return new WheelWriter(time)
                .write(directory.resolve(distribution + "-" + tags + ".whl"), files, distribution, info);
    }

    /** A project's name as it stands in filenames, which is that of a Python package too: {@code hello_jar}. */
    public static String importName(String projectName) {
        return new ProjectName(projectName).normalized().replace('-', '_');
    }

    private static CompatibilityTags tags(String tag, BuildFaults faults) {
        String[] parts = tag.strip().split("-", -1);
        boolean good = parts.length == 3
                && PYTHON.matcher(parts[0]).matches()
                && OTHER.matcher(parts[1]).matches()
                && OTHER.matcher(parts[2]).matches();
        if (!good) {
            faults.add(
                    "tag",
                    tag,
                    "python, ABI and platform in lower case, such as py3-none-any or cp312-cp312-manylinux_2_28_x86_64");
            return new CompatibilityTags("py3", "none", "any");
        }
        return new CompatibilityTags(parts[0], parts[1], parts[2]);
    }

    private String wheelFile(CompatibilityTags tags) {
        boolean pure = tags.abi().equals("none") && tags.platform().equals("any");
        return "Wheel-Version: 1.0\nGenerator: " + generator + "\nRoot-Is-Purelib: " + pure + "\n"
                + tags.expanded().stream().map(tag -> "Tag: " + tag + "\n").collect(Collectors.joining());
    }
}
