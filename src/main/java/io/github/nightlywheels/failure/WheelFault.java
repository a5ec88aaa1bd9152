package io.github.nightlywheels.failure;

import java.nio.file.Path;

/**
 * One thing wrong with one wheel.
 *
 * @param file the wheel
 * @param field where in the wheel, such as {@code filename}, {@code METADATA Version} or {@code RECORD demo/a.py}
 * @param found what stands there
 * @param expected what should stand there
 */
public record WheelFault(Path file, String field, String found, String expected) {
    @Override
    public String toString() {
        return name() + ": " + deviation();
    }

    /** The filename, with escapes for what cannot be seen. */
    String name() {
        return PrintableText.of(String.valueOf(file.getFileName()));
    }

    /** Where, what was found and what was expected. */
    public String deviation() {
        return field + ": found " + found + ", expected " + expected;
    }
}
