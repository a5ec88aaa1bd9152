package io.github.nightlywheels.maven;

import io.github.nightlywheels.failure.ParameterNames;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters as they are written in a POM and on the command line of Maven. */
public final class MavenParameterNames implements ParameterNames {
    private final Set<String> inPom;

    /** Where the POM sets no parameter. */
    public MavenParameterNames() {
        this(Set.of());
    }

    /**
     * The names of an execution's parameters.
     *
     * @param inPom the parameters that the POM's {@code <configuration>} sets, where {@code -D} has no effect
     */
    public MavenParameterNames(Set<String> inPom) {
        this.inPom = Set.copyOf(inPom);
    }

    @Override
    public String parameter(String name) {
        return parameters(List.of(name));
    }

    @Override
    public String parameters(List<String> names) {
        String all = names.stream().map(name -> "<" + name + ">").collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        String options = names.stream()
                .filter(name -> !inPom.contains(name))
                .map(this::option)
                .collect(Collectors.joining(", "));
        return (last < 0 ? all : all.substring(0, last) + " and " + all.substring(last + 2))
                + (options.isEmpty() ? " in the POM" : " (" + options + ")");
    }

    @Override
    public String setting(String name, String value) {
        return inPom.contains(name) ? option(name, value) : element(name, value) + " (" + option(name, value) + ")";
    }

    @Override
    public String option(String name, String value) {
        return inPom.contains(name) ? element(name, value) + " in the POM" : property(name) + "=" + value;
    }

    @Override
    public String option(String name) {
        return inPom.contains(name) ? option(name, "true") : property(name);
    }

    private static String property(String name) {
        return "-Dnightly." + (name.equals("confirm") ? "prune.confirm" : name);
    }

    private static String element(String name, String value) {
        return "<" + name + ">" + value + "</" + name + ">";
    }

    @Override
    public String correction(String name) {
        String pom = "<" + name + "> in the POM";
        return inPom.contains(name) ? pom : pom + " or " + option(name) + " on the command line";
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
