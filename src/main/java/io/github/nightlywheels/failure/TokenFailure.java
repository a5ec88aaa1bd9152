package io.github.nightlywheels.failure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with the token. No record holds the token itself, only where it came from. */
public sealed interface TokenFailure extends Failure {

    /** The page on which a user makes and revokes tokens. */
    String TOKEN_PAGE = "https://anaconda.org/settings/access";

    /** What to do where only a new token helps. */
    static String newToken(TokenOrigin token) {
        return newToken(token.source());
    }

    private static String newToken(String place) {
        return "make a token at " + TOKEN_PAGE + " with \"Allow uploads to Standard Python repositories\",\n"
                + "\"Allow read access to the API site\" and \"Allow write access to the API site\", put it into\n"
                + place + ", run again";
    }

    /** No place holds a token. */
    record Missing(List<TokenPlace> places) implements TokenFailure {
        public Missing {
            places = List.copyOf(places);
        }

        @Override
        public String code() {
            return "token-missing";
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
            return newToken(texts(places.stream(), TokenPlace::slot, " or into "))
                    + ";\non a pull request from a fork the CI gives no secrets: use " + names.option("dryRun")
                    + " there";
        }

        private static String texts(Stream<TokenPlace> some, Function<TokenPlace, String> text, String separator) {
            return some.map(text).collect(Collectors.joining(separator));
        }
    }

    /** A token that cannot be a token, found before any request. */
    record Malformed(TokenOrigin token, String found) implements TokenFailure, OfToken {
        @Override
        public String code() {
            return "token-malformed";
        }

        @Override
        public String problem() {
            return "The upload token holds " + found + ", which no token does.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "copy the token again, without quotes, spaces or a line end, into " + token.source() + ", run again";
        }
    }

    /** An encrypted token that could not be decrypted. */
    record Undecryptable(TokenOrigin token, String detail) implements TokenFailure, OfToken {
        @Override
        public String code() {
            return "token-undecryptable";
        }

        @Override
        public String problem() {
            return "The upload token could not be decrypted: " + detail + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return names.encryption(token.source());
        }
    }

    /**
     * The token's lifetime, one year by default, is over; {@code date} is its end and {@code reply} a refusal, whichever the
     * server told.
     */
    record Expired(TokenOrigin token, Optional<LocalDate> date, Optional<ServerReply> reply)
            implements TokenFailure, OfToken {
        @Override
        public String code() {
            return "token-expired";
        }

        @Override
        public String problem() {
            return "The upload token expired" + date.map(day -> " on " + day).orElse("") + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return newToken(token) + ";\nreplace every copy of it: repository secret, environment secret, other CI";
        }
    }

    /** The token was revoked, or made anew elsewhere. */
    record Revoked(TokenOrigin token, ServerReply answer) implements TokenFailure, OfToken, Answered {
        @Override
        public String code() {
            return "token-revoked";
        }

        @Override
        public String problem() {
            return "The server refuses the upload token: it was revoked, or replaced by a newer one.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return newToken(token) + ";\nask the account's other users who replaced it";
        }
    }

    /** The server saw no token although one was sent. */
    record NotReceived(TokenOrigin token, ServerReply answer) implements TokenFailure, OfToken, Answered {
        @Override
        public String code() {
            return "token-not-received";
        }

        @Override
        public String problem() {
            return "The server says that it received no token, although one was sent.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "check " + names.parameter("apiUrl")
                    + ", and that no proxy on the way removes the Authorization header";
        }
    }

    /**
     * The token was made without permissions that the upload needs; {@code scopes} are the server's names for them,
     * {@code reply} its refusal, if it has refused something for that.
     */
    record WrongScope(TokenOrigin token, List<String> scopes, Optional<ServerReply> reply)
            implements TokenFailure, OfToken {
        public WrongScope {
            scopes = List.copyOf(scopes);
        }

        @Override
        public String code() {
            return "token-wrong-scope";
        }

        @Override
        public String problem() {
            return "The upload token lacks the " + (scopes.size() == 1 ? "scope " : "scopes ")
                    + scopes.stream()
                            .map(scope -> scope + Scope.onThePage(scope))
                            .collect(Collectors.joining(", "))
                    + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return newToken(token);
        }
    }

    /** The server refused the token with words that no other record knows. */
    record Rejected(TokenOrigin token, ServerReply answer) implements TokenFailure, OfToken, Answered {
        @Override
        public String code() {
            return "token-rejected";
        }

        @Override
        public String problem() {
            return "The server refuses the upload token.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return newToken(token);
        }
    }
}
