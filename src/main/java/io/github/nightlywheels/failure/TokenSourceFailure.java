package io.github.nightlywheels.failure;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** That no token was found, or what was found cannot be one: noticed before any request. */
public sealed interface TokenSourceFailure extends Failure {

    /** No place holds a token; {@code otherVariables} of the environment, which other programs read, hold something. */
    @Code("token-missing")
    record Missing(List<TokenPlace> places, List<String> otherVariables) implements TokenSourceFailure {
        public Missing {
            places = List.copyOf(places);
            otherVariables = List.copyOf(otherVariables);
        }

        @Override
        public String problem() {
            String blank = texts(places.stream().filter(TokenPlace::isBlank), TokenPlace::name, ", ");
            return "No upload token was found: looked at " + texts(places.stream(), TokenPlace::name, " and ")
                    + (blank.isEmpty() ? "" : " (blank: " + blank + ")") + "."
                    + places.stream()
                            .flatMap(place -> place.remark().stream())
                            .map(remark -> " " + remark)
                            .collect(Collectors.joining());
        }

        @Override
        public String remedy(ParameterNames names) {
            return TokenFailure.newTokenIn(texts(places.stream(), TokenPlace::slot, " or into "))
                    + otherVariables.stream()
                            .map(name -> ";\nif the environment variable " + name
                                    + " holds a token of anaconda.org, set "
                                    + names.setting("tokenEnvironmentVariable", name))
                            .collect(Collectors.joining())
                    + ";\non a pull request from a fork the CI gives no secrets: use " + names.option("dryRun")
                    + " there";
        }

        private static String texts(Stream<TokenPlace> some, Function<TokenPlace, String> text, String separator) {
            return some.map(text).collect(Collectors.joining(separator));
        }
    }

    /** A token that cannot be a token, found before any request. */
    @Code("token-malformed")
    record Malformed(TokenOrigin token, String found) implements TokenSourceFailure, OfToken {
        @Override
        public String problem() {
            return "The upload token holds " + found + ", which no token does.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "copy the token again, without quotes, spaces or a line end, into " + token.source() + ", run again";
        }
    }

    /**
     * What was to be replaced by the token, and was not; {@code variable} is the name of what it stands for, where it has one.
     */
    @Code("token-unresolved")
    record Unresolved(TokenOrigin token, String text, Optional<String> variable)
            implements TokenSourceFailure, OfToken {
        @Override
        public String problem() {
            return "The upload token is the text \"" + text + "\": "
                    + variable.map(name -> "nothing has put the value of " + name + " in its place.")
                            .orElse("that stands in logs and files where there is no value, and is no token.");
        }

        @Override
        public String remedy(ParameterNames names) {
            return variable.map(name ->
                                    "define " + name + " where this runs, such as in the secrets of the CI; or put the"
                                            + " token itself into\n")
                            .orElse("put the token itself into\n")
                    + token.source() + ", run again";
        }
    }

    /**
     * The file that may hold the token cannot be read.
     *
     * @param file where it lies
     * @param place where in it the fault is; never what stands there, which may be the token
     */
    @Code("settings-unreadable")
    record UnreadableSettings(Path file, String place) implements TokenSourceFailure {
        @Override
        public String problem() {
            return file + " may hold the upload token, but cannot be read: it is wrong at " + place + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "correct the file, or delete it if nothing uses it";
        }
    }

    /** An encrypted token that could not be decrypted. */
    @Code("token-undecryptable")
    record Undecryptable(TokenOrigin token, String detail) implements TokenSourceFailure, OfToken {
        @Override
        public String problem() {
            return "The upload token could not be decrypted: " + detail + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return names.encryption(token.source());
        }
    }
}
