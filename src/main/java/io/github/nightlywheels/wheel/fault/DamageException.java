package io.github.nightlywheels.wheel.fault;

/** A fault after which the rest of a wheel, or of one file in it, cannot be read. Caught by {@code WheelReader}. */
public final class DamageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String found;
    private final String expected;

    public DamageException(String field, String found, String expected) {
        super(field + ": found " + found + ", expected " + expected);
        this.field = field;
        this.found = found;
        this.expected = expected;
    }

    String field() {
        return field;
    }

    String found() {
        return found;
    }

    String expected() {
        return expected;
    }
}
