package io.github.nightlywheels.failure;

import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with the credentials for a PyPI-compatible server. No record holds them, only where they came from. */
public sealed interface CredentialFailure extends Failure {

    /** No place holds credentials. */
    @Code("credentials-missing")
    record Missing(String server, List<TokenPlace> places) implements CredentialFailure {
        public Missing {
            places = List.copyOf(places);
        }

        @Override
        public String problem() {
            return "No credentials for " + server + " were found: looked at "
                    + places.stream().map(TokenPlace::name).collect(Collectors.joining(", "))
                    + "."
                    + places.stream()
                            .flatMap(place -> place.remark().stream())
                            .map(remark -> " " + remark)
                            .collect(Collectors.joining());
        }

        @Override
        public String remedy(ParameterNames names) {
            return "put an API token, or a password together with its user name, into "
                    + places.stream().limit(2).map(TokenPlace::slot).collect(Collectors.joining("\nor into "))
                    + ";\non a pull request from a fork the CI gives no secrets: use " + names.option("dryRun")
                    + " there";
        }
    }

    /** A user name that PyPI knows no more: it takes API tokens only. */
    @Code("pypi-password")
    record PasswordForPypi(TokenOrigin token, String server, String tokenPage) implements CredentialFailure, OfToken {
        @Override
        public String problem() {
            return server + " takes API tokens only, and the user name that goes with " + token.source()
                    + " is not __token__.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "make an API token at " + tokenPage + ", put it into " + token.source()
                    + ";\nleave the user name out, or set it to __token__";
        }
    }

    /** Something else than a token where PyPI wants one. */
    @Code("not-a-pypi-token")
    record NotAPypiToken(TokenOrigin token, String server, String tokenPage) implements CredentialFailure, OfToken {
        @Override
        public String problem() {
            return "What " + token.source() + " holds is no API token of " + server + ": those begin with pypi-.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "make an API token at " + tokenPage + ", copy all of it, with pypi- at its beginning, into "
                    + token.source();
        }
    }

    /** The server does not know these credentials. */
    @Code("credentials-refused")
    record Refused(TokenOrigin token, String server, ServerReply answer)
            implements CredentialFailure, OfToken, Answered {
        @Override
        public String problem() {
            return server + " refuses the credentials from " + token.source() + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "put valid credentials into " + token.source() + ", made for " + server
                    + " and not for another server;"
                    + "\ncheck the user name too: where none is given it is __token__, which only some servers know";
        }
    }

    /** A token that has ended, was revoked, or is for another project. */
    @Code("api-token-invalid")
    record InvalidApiToken(TokenOrigin token, String server, String project, ServerReply answer)
            implements CredentialFailure, OfToken, Answered {
        @Override
        public String problem() {
            return server + " does not take the API token from " + token.source() + " for " + project
                    + ": it expired, was revoked, or is for another project.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "make an API token for the project " + project
                    + " or, as long as that does not exist, for the whole account;" + "\nput it into " + token.source();
        }
    }

    /** The account may not upload to this project. */
    @Code("upload-not-allowed")
    record NotAllowed(TokenOrigin token, String server, String project, ServerReply answer)
            implements CredentialFailure, OfToken, Answered {
        @Override
        public String problem() {
            return server + " refuses the upload of " + project + " with the credentials from " + token.source() + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "have an owner of " + project + " on " + server + " give that account the right to upload;"
                    + "\nif the token is for one project only, make one for " + project + " and put it into "
                    + token.source()
                    + ";\nsome servers answer so for a wrong password or user name: check both";
        }
    }

    /** An account without a verified address or a second factor. */
    @Code("account-incomplete")
    record AccountIncomplete(TokenOrigin token, String server, ServerReply answer)
            implements CredentialFailure, OfToken, Answered {
        @Override
        public String problem() {
            return server + " takes nothing from the account behind " + token.source() + " as it is set up now.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "sign in to " + server
                    + " with that account, verify its e-mail address and set up two-factor authentication";
        }
    }

    /** A trusted publisher that is not registered for this new project. */
    @Code("publisher-cannot-create")
    record PublisherCannotCreate(String server, String project, ServerReply answer)
            implements CredentialFailure, Answered {
        @Override
        public String problem() {
            return "The trusted publisher of this job is not registered for the new project " + project + " on "
                    + server + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "add a pending publisher for " + project + ", spelled so, on the page Publishing of your account on "
                    + server + ";\nor upload the first file with an API token of a user";
        }
    }

    /** The exchange of an identity of the CI for a token failed. */
    @Code("trusted-publishing-failed")
    record TrustedPublishing(String server, String step, String detail) implements CredentialFailure {
        @Override
        public String problem() {
            return "Trusted publishing to " + server + " failed (" + step + "): " + detail + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "compare owner, repository, workflow and environment of the publisher on " + server
                    + " with this job;"
                    + "\non GitHub the job needs permissions: id-token: write, on GitLab id_tokens with the audience of "
                    + server
                    + ";\nor put an API token where the page on credentials says";
        }
    }
}
