package io.github.nightlywheels.wheel;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The last three parts of a wheel's filename, as they stand there, compressed tag sets included (PEP 425, "Platform
 * compatibility tags" specification).
 *
 * @param python the python tag, such as {@code cp313} or {@code py2.py3}
 * @param abi the ABI tag, such as {@code cp313t} or {@code none}
 * @param platform the platform tag, such as {@code manylinux_2_28_x86_64} or {@code any}
 */
public record CompatibilityTags(String python, String abi, String platform) {
    /** What stands in their place for a source distribution, which has none: PyPI's form calls that {@code source}. */
    public static final CompatibilityTags SOURCE = new CompatibilityTags("source", "none", "any");

    /** Every single tag that the compressed sets stand for, lower-case and sorted, such as {@code py3-none-any}. */
    public Set<String> expanded() {
        Set<String> tags = new TreeSet<>();
        for (String pythonTag : python.split("\\.", -1)) {
            for (String abiTag : abi.split("\\.", -1)) {
                for (String platformTag : platform.split("\\.", -1)) {
                    tags.add((pythonTag + "-" + abiTag + "-" + platformTag).toLowerCase(Locale.ROOT));
                }
            }
        }
        return tags;
    }

    @Override
    public String toString() {
        return python + "-" + abi + "-" + platform;
    }
}
