package io.github.nightlywheels.failure;

import java.util.List;

/**
 * How the front end that a person uses writes parameters, and calls the few other things that a remedy may tell to change.
 * A failure knows a parameter by its plain name, such as {@code apiUrl}, only.
 */
public interface ParameterNames {

    /** A parameter, in each way in which it can be set, such as {@code --api-url}. */
    String parameter(String name);

    /** What a parameter is called where its value is told, such as {@code apiUrl} or {@code --api-url}. */
    default String name(String parameter) {
        return parameter;
    }

    /** Several parameters, in a list that ends with "and". */
    String parameters(List<String> names);

    /** A parameter with the value to give it, such as {@code --on-conflict=replace}. */
    String setting(String name, String value);

    /** A parameter with a value, as it is given for one run only, such as {@code --retry-timeout=SECONDS}. */
    String option(String name, String value);

    /** A parameter that is switched on for one run only, such as {@code --dry-run}. */
    String option(String name);

    /** Where a parameter's value is corrected; completes "correct …". */
    String correction(String name);

    /** What lets the run use the network, or do nothing: imperative. */
    String online();

    /** Where network proxies are configured; completes "check …". */
    String proxies();

    /** Where options of the JVM are given; completes "name that in …". */
    String jvmOptions();

    /** By when wheels have to be built; completes "build the wheel …". */
    String beforePublishing();

    /**
     * What to do about an encrypted token that could not be decrypted: imperative.
     *
     * @param source where it was found
     */
    String encryption(String source);
}
