package io.github.nightlywheels.version;

/** What becomes of a qualifier that PEP 440 has no place for, such as {@code jre} in {@code 33.4.8-jre}. */
public enum LocalQualifier {
    /** The version is refused. */
    REFUSED,
    /** It becomes the local part of the version: {@code 33.4.8+jre}. PyPI refuses such versions. */
    KEPT
}
