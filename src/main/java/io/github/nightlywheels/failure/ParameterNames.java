package io.github.nightlywheels.failure;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How the front end that a person uses writes parameters, and calls the few other things that a remedy may tell to change.
 * A failure knows a parameter by its plain name, such as {@code apiUrl}, only; what a front end does not say stays that.
 */
public interface ParameterNames {
    /** The plain names, for where no front end shows anything: to compare remedies. */
    ParameterNames PLAIN = new ParameterNames() {};

    /** A parameter, in each way in which it can be set, such as {@code --api-url}. */
    default String parameter(String name) {
        return name;
    }

    /** What a parameter is called where its value is told, such as {@code apiUrl} or {@code --api-url}. */
    default String name(String parameter) {
        return parameter;
    }

    /** Several parameters, in a list that ends with "and". */
    default String parameters(List<String> names) {
        return names.stream().map(this::parameter).collect(Collectors.joining(" and "));
    }

    /** A parameter with the value to give it, such as {@code --on-conflict=replace}. */
    default String setting(String name, String value) {
        return option(name, value);
    }

    /** A parameter with a value, as it is given for one run only, such as {@code --retry-timeout=SECONDS}. */
    default String option(String name, String value) {
        return parameter(name) + "=" + value;
    }

    /** A parameter that is switched on for one run only, such as {@code --dry-run}. */
    default String option(String name) {
        return parameter(name);
    }

    /** Where a parameter's value is corrected; completes "correct …". */
    default String correction(String name) {
        return parameter(name);
    }

    /** What lets the run use the network, or do nothing: imperative. */
    default String online() {
        return "allow the network";
    }

    /** Where network proxies are configured; completes "check …". */
    default String proxies() {
        return "the proxies";
    }

    /** Where options of the JVM are given; completes "name that in …". */
    default String jvmOptions() {
        return "the options of the JVM";
    }

    /** By when wheels have to be built; completes "build the wheel …". */
    default String beforePublishing() {
        return "before it is published";
    }

    /**
     * What to do about an encrypted token that could not be decrypted: imperative.
     *
     * @param source where it was found
     */
    default String encryption(String source) {
        return "encrypt the token again, put it into " + source;
    }
}
