package io.github.nightlywheels.failure;

/** What the groups of the organization say against an upload, or for a second pair of hands. */
public sealed interface MembershipFailure extends Failure {

    /** The account's organizations are known, and this one is not among them. */
    @Code("not-a-member")
    record NotAMember(TokenOrigin token, String organization) implements MembershipFailure, OfToken {
        @Override
        public String problem() {
            return "The account " + token.holder() + " is no member of the organization " + organization + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "ask " + AccessFailure.administrators(organization) + "\nfor access of the account " + token.holder()
                    + ", naming your project, whose group it has to join; or use a token of a member";
        }
    }

    /** The project's group is known, and the account is not in it. */
    @Code("not-in-group")
    record NotInGroup(TokenOrigin token, String organization, String project) implements MembershipFailure, OfToken {
        @Override
        public String problem() {
            return "The account " + token.holder() + " is not in the group " + project + " of " + organization + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "ask " + AccessFailure.administrators(organization) + "\nto add the account " + token.holder()
                    + " to the group " + project;
        }
    }

    /** The project's group does not give the right to upload; {@code reason} completes "the group … ". */
    @Code("powerless-group")
    record PowerlessGroup(String organization, String project, String reason) implements MembershipFailure {
        @Override
        public String problem() {
            return "The group " + project + " of " + organization + " " + reason + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "ask " + AccessFailure.administrators(organization) + "\nto give the group " + project
                    + " the permission \"write\" and the project " + project;
        }
    }

    /** When the project's only representative is away, nobody can renew the token. */
    @Code("few-members")
    record FewMembers(String organization, String project, int members) implements MembershipFailure {
        @Override
        public String problem() {
            return "The group " + project + " of " + organization + " has "
                    + (members == 0 ? "no member" : "only one member") + "; two at least should be able to upload.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "ask " + AccessFailure.administrators(organization) + "\nto add a second maintainer of " + project
                    + " to its group";
        }
    }
}
