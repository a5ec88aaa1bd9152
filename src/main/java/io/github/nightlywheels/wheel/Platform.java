package io.github.nightlywheels.wheel;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machines that a platform tag names ("Platform compatibility tags" specification), without the oldest system it works
 * on.
 *
 * @param system the operating system, such as {@code Linux}
 * @param architecture the processor, such as {@code x86-64}; empty for any
 */
public record Platform(String system, String architecture) implements Comparable<Platform> {
    private static final List<String> SYSTEMS =
            List.of("any platform", "Linux", "musl Linux", "macOS", "Windows", "Android", "iOS", "WebAssembly");
    private static final List<String> ARCHITECTURES = List.of("", "x86-64", "arm64", "universal2", "x86");
    private static final List<Shape> SHAPES = List.of(
            new Shape("(?:manylinux(?:\\d+|_\\d+_\\d+)|linux)_(.+)", "Linux"),
            new Shape("musllinux_\\d+_\\d+_(.+)", "musl Linux"),
            new Shape("macosx_\\d+_\\d+_(.+)", "macOS"),
            new Shape("win_(.+)", "Windows"),
            new Shape("win(32)", "Windows"),
            new Shape("android_\\d+_(.+)", "Android"),
            new Shape("ios_\\d+_\\d+_(.+)", "iOS"),
            new Shape("(?:pyodide|emscripten|wasi|pyemscripten)(?:_\\d+)*_(.+)", "WebAssembly"));
    private static final Comparator<Platform> ORDER = Comparator.comparingInt(
                    (Platform platform) -> rank(SYSTEMS, platform.system()))
            .thenComparing(Platform::system)
            .thenComparingInt(platform -> rank(ARCHITECTURES, platform.architecture()))
            .thenComparing(Platform::architecture);

    private record Shape(Pattern pattern, String system) {
        Shape(String pattern, String system) {
            this(Pattern.compile(pattern), system);
        }
    }

    /** The machines of a single platform tag. */
    public static Platform of(String tag) {
        if (tag.equals("any")) {
            return new Platform(SYSTEMS.get(0), "");
        }
        for (Shape shape : SHAPES) {
            Matcher matcher = shape.pattern().matcher(tag);
            if (matcher.matches()) {
                return new Platform(shape.system(), architecture(matcher.group(1)));
            }
        }
        return new Platform(tag, "");
    }

    private static String architecture(String tag) {
        return switch (tag) {
            case "x86_64", "amd64" -> "x86-64";
            case "aarch64", "arm64" -> "arm64";
            case "i686", "i386", "32" -> "x86";
            default -> tag.replace('_', '-');
        };
    }

    private static int rank(List<String> order, String value) {
        int index = order.indexOf(value);
        return index < 0 ? order.size() : index;
    }

    @Override
    public String toString() {
        return architecture.isEmpty() ? system : system + " " + architecture;
    }

    @Override
    public int compareTo(Platform other) {
        return ORDER.compare(this, other);
    }
}
