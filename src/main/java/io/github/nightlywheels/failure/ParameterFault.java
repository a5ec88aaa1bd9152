package io.github.nightlywheels.failure;

/**
 * One thing wrong with one parameter.
 *
 * @param parameter its name
 * @param value what it is, or what of it is wrong
 * @param expected what it should be
 */
public record ParameterFault(String parameter, String value, String expected) {
    @Override
    public String toString() {
        return words(parameter);
    }

    /** The fault in words, with what the parameter is called there. */
    String words(String name) {
        return name + " is \"" + value + "\", expected is " + expected;
    }
}
