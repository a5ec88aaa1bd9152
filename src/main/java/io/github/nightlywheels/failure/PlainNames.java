package io.github.nightlywheels.failure;

import java.util.List;

/** The parameters by their plain names, for where no front end shows anything: to compare remedies. */
public final class PlainNames implements ParameterNames {
    /** The only one that is needed. */
    public static final PlainNames NAMES = new PlainNames();

    private PlainNames() {}

    @Override
    public String parameter(String name) {
        return name;
    }

    @Override
    public String parameters(List<String> names) {
        return String.join(" and ", names);
    }

    @Override
    public String setting(String name, String value) {
        return option(name, value);
    }

    @Override
    public String option(String name, String value) {
        return name + "=" + value;
    }

    @Override
    public String option(String name) {
        return name;
    }

    @Override
    public String correction(String name) {
        return name;
    }

    @Override
    public String online() {
        return "allow the network";
    }

    @Override
    public String proxies() {
        return "the proxies";
    }

    @Override
    public String jvmOptions() {
        return "the options of the JVM";
    }

    @Override
    public String beforePublishing() {
        return "before it is published";
    }

    @Override
    public String encryption(String source) {
        return "encrypt the token again, put it into " + source;
    }
}
