package io.github.nightlywheels.maven;

import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;

/**
 * What the user gave with {@code -D}, which Maven takes parameters from before it looks into {@code <properties>}.
 *
 * @param commandLine what stands on the command line
 * @param jvm the system properties, among them what stands in the options of the JVM
 */
record UserProperties(Properties commandLine, Properties jvm) {
    /** Where the second ones stand, after the name of one. */
    static final String JVM = "in the options of the JVM, such as MAVEN_OPTS and .mvn/jvm.config";

    static UserProperties of(MavenSession session) {
        return new UserProperties(session.getUserProperties(), session.getSystemProperties());
    }

    /** The value that Maven takes. */
    Optional<String> find(String property) {
        return Optional.ofNullable(commandLine.getProperty(property))
                .or(() -> Optional.ofNullable(jvm.getProperty(property)));
    }

    /** The place where it stands, to be read after it; empty for the usual one. */
    String place(String property) {
        return commandLine.containsKey(property) ? "" : " " + JVM + ",";
    }
}
