package io.github.nightlywheels.wheel;

/**
 * The last three parts of a wheel's filename, as they stand there, compressed tag sets included (PEP 425, "Platform
 * compatibility tags" specification).
 *
 * @param python the python tag, such as {@code cp313} or {@code py2.py3}
 * @param abi the ABI tag, such as {@code cp313t} or {@code none}
 * @param platform the platform tag, such as {@code manylinux_2_28_x86_64} or {@code any}
 */
public record CompatibilityTags(String python, String abi, String platform) {}
