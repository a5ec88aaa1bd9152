package io.github.nightlywheels.maven;

import io.github.nightlywheels.failure.ParameterNames;
import java.util.List;
import java.util.stream.Collectors;

/** The parameters as they are written in a POM and on the command line of Maven. */
public final class MavenParameterNames implements ParameterNames {

    @Override
    public String parameter(String name) {
        return parameters(List.of(name));
    }

    @Override
    public String parameters(List<String> names) {
        String all = names.stream().map(name -> "<" + name + ">").collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return (last < 0 ? all : all.substring(0, last) + " and " + all.substring(last + 2))
                + names.stream().map(this::option).collect(Collectors.joining(", ", " (", ")"));
    }

    @Override
    public String setting(String name, String value) {
        return "<" + name + ">" + value + "</" + name + "> (" + option(name, value) + ")";
    }

    @Override
    public String option(String name, String value) {
        return option(name) + "=" + value;
    }

    @Override
    public String option(String name) {
        return "-Dnightly." + name;
    }

    @Override
    public String correction(String name) {
        return "<" + name + "> in the POM or " + option(name) + " on the command line";
    }

    @Override
    public String online() {
        return "run without -o, or set " + option("skip");
    }

    @Override
    public String proxies() {
        return "<proxies> in settings.xml";
    }

    @Override
    public String jvmOptions() {
        return "MAVEN_OPTS";
    }

    @Override
    public String beforePublishing() {
        return "before the deploy phase";
    }

    @Override
    public String encryption(String source) {
        return "check the master password in settings-security.xml (-Dsettings.security=FILE names another),\n"
                + "encrypt the token again with mvn --encrypt-password, put it into the <password> of " + source;
    }
}
