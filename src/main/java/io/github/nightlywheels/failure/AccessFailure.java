package io.github.nightlywheels.failure;

import java.util.List;

/** The token is good, but its account may not do this on this channel. */
public sealed interface AccessFailure extends Failure {

    /** Where access to the scientific Python nightly channel is asked for. */
    String ACCESS_REQUESTS = "https://github.com/scientific-python/upload-nightly-action/issues";

    /** The channel whose access is asked for there; other organizations have administrators of their own. */
    String SCIENTIFIC_PYTHON = "scientific-python-nightly-wheels";

    /** Whom to ask for access to an organization. */
    static String administrators(String organization) {
        return "an administrator of " + organization
                + (organization.equals(SCIENTIFIC_PYTHON) ? ", in an issue at " + ACCESS_REQUESTS : "");
    }

    /** The account has no right to this project in this organization. */
    @Code("not-authorized")
    record NotAuthorized(TokenOrigin token, String organization, String project, ServerReply answer)
            implements AccessFailure, OfToken, Answered {
        @Override
        public String problem() {
            return "The account " + token.holder() + " may not upload " + project + " to " + organization
                    + ": it is no member of the organization, or not in the project's group.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "ask " + administrators(organization) + "\nto add the account " + token.holder()
                    + " to the group of the project " + project
                    + ";\nthe token must be made by that personal account, not by another organization";
        }
    }

    /** The project is not on the channel, and the account may not create it; {@code similar} are spellings that exist. */
    @Code("may-not-create-package")
    record MayNotCreatePackage(
            TokenOrigin token, String organization, String project, List<String> similar, ServerReply answer)
            implements AccessFailure, OfToken, Answered {
        public MayNotCreatePackage {
            similar = List.copyOf(similar);
        }

        @Override
        public String problem() {
            return "The project " + project + " is not on the channel " + organization + ", and the account "
                    + token.holder()
                    + " may not create it."
                    + (similar.isEmpty() ? "" : " The channel has " + String.join(", ", similar) + ".");
        }

        @Override
        public String remedy(ParameterNames names) {
            String create = "ask " + administrators(organization)
                    + "\nto upload the first wheel, to create the group of the project and to add the account "
                    + token.holder()
                    + " to it";
            return similar.isEmpty()
                    ? create
                    : "if the project is " + String.join(" or ", similar)
                            + ", build the wheel with that name in its METADATA;\notherwise " + create;
        }
    }

    /** The project is not on the channel, but one is whose name differs only in case or in {@code -}, {@code _}, {@code .}. */
    @Code("similar-project")
    record SimilarProject(String organization, String project, List<String> similar) implements AccessFailure {
        public SimilarProject {
            similar = List.copyOf(similar);
        }

        @Override
        public String problem() {
            return "The channel " + organization + " has no project " + project + ", but it has "
                    + String.join(", ", similar) + ", which the server takes for another project.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "build the wheel with the name " + String.join(" or ", similar)
                    + " in its METADATA; the channel's users would not find a second spelling";
        }
    }

    /** The server says that something which exists, or was just made, is not there: it hides what an account may not see. */
    @Code("not-found-or-hidden")
    record NotFoundOrHidden(TokenOrigin token, String organization, String project, ServerReply answer)
            implements AccessFailure, OfToken, Answered {
        @Override
        public String problem() {
            return "The server hides the project " + project + " of " + organization + " from the account "
                    + token.holder() + ", as it does when the account has no rights to it.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "check that the token was made by an account in the group of the project " + project
                    + " (in the past this followed\na change of token or organization); if it was not,\nask "
                    + administrators(organization);
        }
    }

    /** No account or organization has this name. */
    @Code("organization-not-found")
    record OrganizationNotFound(String organization, ServerReply answer) implements AccessFailure, Answered {
        @Override
        public String problem() {
            return "There is no organization " + organization + " on the server.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "check " + names.parameter("organization") + " and " + names.parameter("apiUrl");
        }
    }

    /** The channel's name is that of a person's account. */
    @Code("not-an-organization")
    record NotAnOrganization(String organization) implements AccessFailure {
        @Override
        public String problem() {
            return organization + " is a personal account, not an organization.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "set " + names.parameter("organization") + " to the organization that owns the channel";
        }
    }

    /** The project is not on the channel, or hidden, and nobody says whether the account may create it. */
    @Code("project-not-found")
    record ProjectNotFound(TokenOrigin token, String organization, String project) implements AccessFailure, OfToken {
        @Override
        public String problem() {
            return "The project " + project + " is not on the channel " + organization
                    + ", or hidden from this account; whether the account " + token.holder()
                    + " may create it, is not known.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "if the project is new there, ask " + administrators(organization)
                    + "\nto upload the first wheel, to create the group of the project and to add the account to it";
        }
    }
}
