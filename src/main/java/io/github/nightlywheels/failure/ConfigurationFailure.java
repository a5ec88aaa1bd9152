package io.github.nightlywheels.failure;

import java.util.Optional;

/** What is wrong with the parameters, found before the first request. */
public sealed interface ConfigurationFailure extends Failure {

    /** The organization that the scientific Python community left in May 2023, and the one it moved to. */
    @Code("retired-organization")
    record RetiredOrganization(String organization, String successor) implements ConfigurationFailure {
        @Override
        public String problem() {
            return "The organization " + organization + " was retired in May 2023: nobody installs from it.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "1. join " + successor + ": open an issue at " + AccessFailure.ACCESS_REQUESTS
                    + "\n2. be added to your project's group there\n3. make a new token with your personal account at "
                    + TokenFailure.TOKEN_PAGE + "\nthen set " + names.setting("organization", successor)
                    + ", which is the default";
        }
    }

    /** A parameter whose value cannot be used. */
    @Code("invalid-parameter")
    record InvalidParameter(String parameter, String value, String expected) implements ConfigurationFailure {
        @Override
        public String problem() {
            return problem(parameter);
        }

        @Override
        public String problem(ParameterNames names) {
            return problem(names.name(parameter));
        }

        private String problem(String name) {
            return "The parameter " + name + " is " + (value.isEmpty() ? "empty" : "\"" + value + "\"")
                    + ", expected is " + expected + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "correct " + names.correction(parameter);
        }
    }

    /**
     * A parameter that does not exist: most often a misspelled one, without which the run would do something else than was meant.
     *
     * @param name the name as it was written
     * @param place where it was written, such as {@code on the command line}
     * @param meant the parameter that was meant, written in the same way, if one is near
     */
    @Code("unknown-parameter")
    record UnknownParameter(String name, String place, Optional<String> meant) implements ConfigurationFailure {
        @Override
        public String problem() {
            return name + " is no parameter"
                    + meant.map(parameter -> "; did you mean " + parameter + "?")
                            .orElse("") + " (nothing was sent)";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "correct or remove " + name + " " + place;
        }
    }

    /**
     * What would publish elsewhere than is configured under a name of its own; others of the same run may have published.
     *
     * @param execution the name
     * @param configured the parameters there, with their values
     * @param used the same parameters, with the values that this one would use
     * @param command what runs what is configured
     * @param parameter the first of the parameters
     */
    @Code("other-channel")
    record OtherChannel(String execution, String configured, String used, String command, String parameter)
            implements ConfigurationFailure {
        @Override
        public String problem() {
            return "The execution " + execution + " configures " + configured + ", but this one would use " + used
                    + "; it has sent nothing.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "run " + command + ";\nto publish elsewhere, give " + names.option(parameter, "VALUE");
        }
    }

    /**
     * What was given for one run asks for caution, such as a dry run, and what is configured asks for the opposite and wins; others
     * of the same run may have published.
     *
     * @param given what was given, with its value
     * @param configured what wins, with its value and the place where it stands
     * @param instead how to configure the same so that what is given wins
     */
    @Code("caution-overruled")
    record CautionOverruled(String given, String configured, String instead) implements ConfigurationFailure {
        @Override
        public String problem() {
            return given + " has no effect, because " + configured + " wins over it; this one has sent nothing.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "take it out there, and write " + instead + ", where what is given wins";
        }
    }

    /** A URL over which the token, or the wheel, would travel in the open. */
    @Code("insecure-url")
    record InsecureUrl(String url) implements ConfigurationFailure {
        @Override
        public String problem() {
            return "The token or a wheel would travel unencrypted to " + url + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "use an https: URL; plain http: is for loopback addresses only, unless "
                    + names.parameter("allowInsecureHttp") + " is set";
        }
    }

    /** A Java runtime without MD5, as in FIPS mode, for a channel whose storage demands the MD5 of each file. */
    @Code("digest-missing")
    record NoMd5() implements ConfigurationFailure {
        @Override
        public String problem() {
            return "This Java runtime has no MD5, as in FIPS mode; the storage of anaconda.org demands the MD5 of each"
                    + " wheel.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "run with a Java runtime that is not in FIPS mode;\na directory needs no MD5: publish into one with "
                    + names.option("apiUrl", "file:///DIRECTORY");
        }
    }

    /** The run is offline, and the channel is on the network. */
    @Code("offline")
    record Offline(String url) implements ConfigurationFailure {
        @Override
        public String problem() {
            return "The run is offline, and the channel " + url + " is on the network.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return names.online() + ", or publish into a directory with " + names.option("apiUrl", "file:///DIRECTORY");
        }
    }

    /**
     * A version of a project that PEP 440 cannot express.
     *
     * @param version the version
     * @param reason why not, half a sentence
     * @param kept the version with its qualifier as the local part; {@code ""} if that is no version either
     */
    @Code("version-not-mapped")
    record VersionNotMapped(String version, String reason, String kept) implements ConfigurationFailure {
        /** A version that does not begin as PEP 440 wants it. */
        public static VersionNotMapped withoutNumber(String version) {
            return new VersionNotMapped(version, "it does not begin with a number", "");
        }

        /** A version with a qualifier that PEP 440 has no place for. */
        public static VersionNotMapped withQualifier(String version, String qualifier, String kept) {
            return new VersionNotMapped(version, "\"" + qualifier + "\" has no meaning there", kept);
        }

        /** A version with a qualifier that could not even be the local part. */
        public static VersionNotMapped unusable(String version, String qualifier) {
            return withQualifier(version, qualifier, "");
        }

        @Override
        public String problem() {
            return "The version \"" + version + "\" cannot become a PEP 440 version: " + reason + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "set " + names.option("versionFrom", "VERSION") + " with a version such as 1.2.3-SNAPSHOT, or "
                    + names.option("version", "VERSION") + " with a PEP 440 version"
                    + (kept.isEmpty()
                            ? ""
                            : ";\nor set " + names.option("localQualifier") + " for " + kept
                                    + ", which sorts above the version without it and which PyPI refuses");
        }
    }
}
