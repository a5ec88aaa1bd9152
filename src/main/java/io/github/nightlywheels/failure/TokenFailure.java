package io.github.nightlywheels.failure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is wrong with the token, as the server says. No record holds the token itself, only where it came from. */
public sealed interface TokenFailure extends Failure {

    /** The page on which a user makes and revokes tokens. */
    String TOKEN_PAGE = "https://anaconda.org/settings/access";

    /** What to do where only a new token helps. */
    static String newToken(TokenOrigin token) {
        return newTokenIn(token.source());
    }

    static String newTokenIn(String place) {
        return "make a token at " + TOKEN_PAGE + " with \"Allow uploads to Standard Python repositories\",\n"
                + "\"Allow read access to the API site\" and \"Allow write access to the API site\", put it into\n"
                + place + ", run again";
    }

    /** What a refused token may be instead ({@code anaconda-api.md} section 6). */
    private static String otherKind(TokenOrigin token) {
        return token.shape() == TokenOrigin.Shape.JWT
                ? "the token looks like a key of anaconda.com (ANACONDA_AUTH_API_KEY, \"ana login\"), which is no token of"
                        + " anaconda.org:\n"
                : "";
    }

    /**
     * The token's lifetime, one year by default, is over; {@code date} is its end and {@code reply} a refusal, whichever the
     * server told.
     */
    @Code("token-expired")
    record Expired(TokenOrigin token, Optional<LocalDate> date, Optional<ServerReply> reply)
            implements TokenFailure, OfToken {
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
    @Code("token-revoked")
    record Revoked(TokenOrigin token, ServerReply answer) implements TokenFailure, OfToken, Answered {
        @Override
        public String problem() {
            return "The server refuses the upload token: it was revoked, or replaced by a newer one.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return otherKind(token) + newToken(token) + ";\nask the account's other users who replaced it";
        }
    }

    /** The server saw no token although one was sent. */
    @Code("token-not-received")
    record NotReceived(TokenOrigin token, ServerReply answer) implements TokenFailure, OfToken, Answered {
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
    @Code("token-wrong-scope")
    record WrongScope(TokenOrigin token, List<String> scopes, Optional<ServerReply> reply)
            implements TokenFailure, OfToken {
        public WrongScope {
            scopes = List.copyOf(scopes);
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
    @Code("token-rejected")
    record Rejected(TokenOrigin token, ServerReply answer) implements TokenFailure, OfToken, Answered {
        @Override
        public String problem() {
            return "The server refuses the upload token.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return otherKind(token) + newToken(token);
        }
    }
}
