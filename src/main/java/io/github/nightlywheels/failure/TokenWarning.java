package io.github.nightlywheels.failure;

import io.github.nightlywheels.text.Plural;
import java.time.LocalDate;
import java.util.List;

/** What should not stay so about a token that works today. */
public sealed interface TokenWarning extends Failure, Failure.OfToken {

    /** The token's end is near; {@code knownFrom} says who said so. */
    @Code("token-expires-soon")
    record ExpiresSoon(TokenOrigin token, LocalDate date, long daysLeft, String knownFrom) implements TokenWarning {
        @Override
        public String problem() {
            String left = "in " + (daysLeft == 0 ? "less than a day" : Plural.of(daysLeft, "day"));
            return "The token expires on " + date + ", " + left + " (" + knownFrom + ").";
        }

        @Override
        public String remedy(ParameterNames names) {
            return TokenFailure.newToken(token)
                    + ";\nreplace every copy of it: repository secret, environment secret, other CI";
        }
    }

    /** The date that was declared has passed, and yet the server accepts the token. */
    @Code("token-end-passed")
    record DeclaredEndPassed(TokenOrigin token, LocalDate date) implements TokenWarning {
        @Override
        public String problem() {
            return "The token's declared end, " + date + ", has passed.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "set " + names.parameter("tokenExpires") + " to the end of the token that is in use;\nif it is still"
                    + " the old one: " + TokenFailure.newToken(token);
        }
    }

    /** The server announced the token's end in a header, in its own words. */
    @Code("token-end-announced")
    record EndAnnounced(TokenOrigin token, String words) implements TokenWarning {
        @Override
        public String problem() {
            return "The server says of the token: " + words;
        }

        @Override
        public String remedy(ParameterNames names) {
            return TokenFailure.newToken(token);
        }
    }

    /** The token acts as the organization itself, with all its projects. */
    @Code("organization-token")
    record OrganizationToken(TokenOrigin token, String organization) implements TokenWarning {
        @Override
        public String problem() {
            return "The token is one of the organization " + organization
                    + " itself: it may change every project there, and belongs to no person.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "log in with your personal account, which has to be in the project's group;\n"
                    + TokenFailure.newToken(token)
                    + ";\nto go on with this one set " + names.parameter("allowOrganizationToken");
        }
    }

    /** The token may do more than an upload needs. */
    @Code("token-too-many-scopes")
    record TooManyScopes(TokenOrigin token, List<String> scopes) implements TokenWarning {
        public TooManyScopes {
            scopes = List.copyOf(scopes);
        }

        @Override
        public String problem() {
            return "The token may do more than an upload needs: " + String.join(", ", scopes) + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "leave out " + String.join(", ", scopes) + ":\n" + TokenFailure.newToken(token);
        }
    }

    /** Two sources hold different tokens; {@code token} is the one that is used. */
    @Code("two-tokens")
    record TwoTokens(TokenOrigin token, String ignored) implements TokenWarning {
        @Override
        public String problem() {
            return "There are two different tokens: the one in " + token.source() + " is used, the one in " + ignored
                    + " is not.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "delete the one that is out of date";
        }
    }
}
