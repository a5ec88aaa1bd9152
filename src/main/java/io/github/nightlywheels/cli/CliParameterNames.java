package io.github.nightlywheels.cli;

import io.github.nightlywheels.failure.ParameterNames;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The parameters as they are written on the command line. */
final class CliParameterNames implements ParameterNames {
    /** As the help writes what is no option, such as {@code JAR}. */
    private static final Pattern ARGUMENT = Pattern.compile("[A-Z]+");

    /** An environment variable that is not one of this program's own. */
    private static final Pattern VARIABLE = Pattern.compile("(?i)[a-z]+_[a-z]+");

    private final Function<String, Optional<String>> origin;

    /**
     * The names in one run.
     *
     * @param origin tells where the value of a parameter was set, unless that was on the command line
     */
    CliParameterNames(Function<String, Optional<String>> origin) {
        this.origin = origin;
    }

    @Override
    public String parameter(String name) {
        if (VARIABLE.matcher(name).matches()) {
            return name;
        }
        return ARGUMENT.matcher(name).matches() ? "the argument " + name : new OptionName(name).option();
    }

    @Override
    public String name(String parameter) {
        return parameter(parameter);
    }

    @Override
    public String correction(String name) {
        return origin.apply(name).orElseGet(() -> parameter(name));
    }

    @Override
    public String proxies() {
        return "the environment variables HTTPS_PROXY and NO_PROXY";
    }

    @Override
    public String jvmOptions() {
        return "JAVA_TOOL_OPTIONS, or before -jar";
    }

    @Override
    public String beforePublishing() {
        return "before";
    }

    @Override
    public String encryption(String source) {
        return "check the master password in ~/.m2/settings-security.xml (java -Dsettings.security=FILE -jar names another),\n"
                + "encrypt the token again with mvn --encrypt-password, put it into the <password> of " + source;
    }
}
