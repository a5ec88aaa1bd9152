package io.github.nightlywheels.frontend;

import io.github.nightlywheels.wheel.build.BuildFaults;
import io.github.nightlywheels.wheel.build.PythonPackages;
import io.github.nightlywheels.wheel.build.WheelBuild;
import io.github.nightlywheels.wheel.build.WheelContent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the parameters of a wheel that is built mean, in the same way for all front ends.
 *
 * @param pythonDirectory where the Python files are
 * @param isUsual whether that is where they are by default, where there may be none
 */
public record PackageParameters(Path pythonDirectory, boolean isUsual) {

    /** Adds the Python files, if there are some. */
    public void addPython(WheelContent content, BuildFaults faults) {
        if (Files.isDirectory(pythonDirectory)) {
            content.addTree("pythonDirectory", pythonDirectory, "", List.of(), List.of());
        } else if (isUsual) {
            content.missing(pythonDirectory);
        } else {
            faults.add("pythonDirectory", pythonDirectory.toString(), "a directory that is there");
        }
    }

    /**
     * Where the jars go in the wheel.
     *
     * @param given where the user wants them
     * @param name the name of the project
     */
    public String jarsDirectory(Optional<String> given, String name) {
        return given.orElseGet(() -> PythonPackages.in(pythonDirectory).like(WheelBuild.importName(name)) + "/jars");
    }
}
