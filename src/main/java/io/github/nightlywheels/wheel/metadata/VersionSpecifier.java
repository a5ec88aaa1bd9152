package io.github.nightlywheels.wheel.metadata;

/**
 * One clause of a requirement's versions, such as {@code >=1.0+cu12}.
 *
 * @param operator {@code ==}, {@code !=}, {@code <=}, {@code >=}, {@code <}, {@code >}, {@code ~=} or {@code ===}
 * @param version what stands behind it, {@code .*} included
 */
public record VersionSpecifier(String operator, String version) {}
