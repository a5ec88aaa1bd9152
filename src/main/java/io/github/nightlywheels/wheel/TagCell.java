package io.github.nightlywheels.wheel;

import java.util.List;

/**
 * A Python and a platform that a wheel serves.
 *
 * @param python the Python
 * @param platform the platform
 */
public record TagCell(Interpreter python, Platform platform) {

    /** What a wheel of that name serves, each once; nothing, if it is no wheel's name. */
    public static List<TagCell> of(String filename) {
        return WheelFilename.find(filename).stream()
                .flatMap(name -> name.tags().expanded().stream())
                .map(tag -> tag.split("-", -1))
                .map(parts -> new TagCell(Interpreter.of(parts[0], parts[1]), Platform.of(parts[2])))
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return python.label() + " on " + platform;
    }
}
