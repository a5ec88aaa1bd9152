package io.github.nightlywheels.failure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Names of another kind, and a record of which were given. */
final class RecordedNames implements ParameterNames {
    private final ParameterNames names;
    private final List<String> given = new ArrayList<>();

    RecordedNames(ParameterNames names) {
        this.names = names;
    }

    List<String> given() {
        return given;
    }

    /** A text without what came from here. */
    String without(String text) {
        return given.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .reduce(text, (rest, name) -> rest.replace(name, ""));
    }

    private String noted(String name) {
        given.add(name);
        return name;
    }

    @Override
    public String parameter(String name) {
        return noted(names.parameter(name));
    }

    @Override
    public String parameters(List<String> several) {
        return noted(names.parameters(several));
    }

    @Override
    public String setting(String name, String value) {
        return noted(names.setting(name, value));
    }

    @Override
    public String option(String name, String value) {
        return noted(names.option(name, value));
    }

    @Override
    public String option(String name) {
        return noted(names.option(name));
    }

    @Override
    public String correction(String name) {
        return noted(names.correction(name));
    }

    @Override
    public String online() {
        return noted(names.online());
    }

    @Override
    public String proxies() {
        return noted(names.proxies());
    }

    @Override
    public String jvmOptions() {
        return noted(names.jvmOptions());
    }

    @Override
    public String beforePublishing() {
        return noted(names.beforePublishing());
    }

    @Override
    public String encryption(String source) {
        return noted(names.encryption(source));
    }
}
