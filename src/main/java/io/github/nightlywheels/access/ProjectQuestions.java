package io.github.nightlywheels.access;

import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.AccessFacts.Group;
import io.github.nightlywheels.channel.AccessFacts.Holder;
import io.github.nightlywheels.channel.AccessFacts.NamedGroup;
import io.github.nightlywheels.channel.AccessFacts.Ownership;
import io.github.nightlywheels.channel.AccessFacts.ProjectFacts;
import io.github.nightlywheels.channel.AccessFacts.ProjectRecord;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.MembershipFailure;
import io.github.nightlywheels.failure.TokenOrigin;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The questions about one project. */
final class ProjectQuestions {
    private static final Set<String> PERMISSIONS_TO_WRITE = Set.of("write", "admin");

    private static final int MOST_NAMED = 5;

    private final String organization;
    private final TokenOrigin token;
    private final AccessFacts facts;
    private final ProjectFacts project;
    private final String name;
    private final String login;

    ProjectQuestions(String organization, TokenOrigin token, AccessFacts facts, ProjectFacts project) {
        this.organization = organization;
        this.token = token;
        this.facts = facts;
        this.project = project;
        this.name = project.project().text();
        this.login = token.holder();
    }

    /** Only an owner may create a project; the first wheel of another comes from an administrator. */
    AccessAnswer project() {
        Lookup<ProjectRecord> told = project.onChannel();
        if (told.known().isPresent()) {
            String spelled = told.known().get().name();
            return spelled.equals(name)
                    ? AccessAnswer.ok(Question.PROJECT, name + " is on the channel")
                    : AccessAnswer.warning(
                            Question.PROJECT, new AccessFailure.SimilarProject(organization, name, List.of(spelled)));
        }
        if (!(told instanceof Lookup.NotFound<ProjectRecord> absent)) {
            return AccessAnswer.unknown(Question.PROJECT, told.why());
        }
        List<String> similar = project.similar().known().orElse(List.of());
        if (!similar.isEmpty()) {
            return AccessAnswer.doubt(Question.PROJECT, new AccessFailure.SimilarProject(organization, name, similar));
        }
        if (isOwner()) {
            return AccessAnswer.ok(
                    Question.PROJECT,
                    name + " is not on the channel; " + login + " may create it with the first wheel");
        }
        // Only the upload itself tells for sure, and an administrator may have created the project by then.
        return AccessAnswer.warning(
                Question.PROJECT,
                mayNotCreate()
                        ? new AccessFailure.MayNotCreatePackage(token, organization, name, List.of(), absent.reply())
                        : new AccessFailure.ProjectNotFound(token, organization, name));
    }

    private boolean isOwner() {
        return login.equals(organization)
                || facts.ownership().known().filter(Ownership.OWNER::equals).isPresent();
    }

    private boolean mayNotCreate() {
        return facts.ownership().known().filter(Ownership.NO_OWNER::equals).isPresent();
    }

    /** The group that bears the project's name; that the account could write through another group is not excluded. */
    AccessAnswer group() {
        if (isOwner()) {
            return AccessAnswer.ok(Question.GROUP, login + " may write to every project, as an owner");
        }
        if (project.group().isAbsent()) {
            return project.holder().map(this::heldBy).orElseGet(this::withoutGroup);
        }
        if (project.group().known().isEmpty()) {
            return AccessAnswer.unknown(Question.GROUP, project.group().why());
        }
        Group group = project.group().known().get();
        Optional<String> reason = powerless(group);
        if (reason.isPresent()) {
            return suspicion(new MembershipFailure.PowerlessGroup(organization, name, reason.get()));
        }
        if (facts.account().known().isEmpty() || project.members().known().isEmpty()) {
            return AccessAnswer.unknown(Question.GROUP, "who is in the group " + name + ": " + whyNoMembers());
        }
        if (!project.members().known().get().contains(login)) {
            return suspicion(new MembershipFailure.NotInGroup(token, organization, name));
        }
        if (project.groupProjects().known().filter(held -> !held.contains(name)).isPresent()) {
            return suspicion(new MembershipFailure.PowerlessGroup(organization, name, "does not hold that project"));
        }
        return group.permission().isPresent()
                ? AccessAnswer.ok(
                        Question.GROUP,
                        login + " is in the group " + name + " with the permission \""
                                + group.permission().get() + "\"")
                : AccessAnswer.unknown(
                        Question.GROUP, login + " is in the group " + name + ", whose permission is not told");
    }

    private AccessAnswer heldBy(Holder holder) {
        NamedGroup group = holder.group();
        Optional<Boolean> isIn = holder.hasAccount().known();
        String held = name + " is held by the group " + group.name();
        if (isIn.isEmpty()) {
            return AccessAnswer.unknown(
                    Question.GROUP,
                    held + "; whether " + login + " is in it: "
                            + holder.hasAccount().why());
        }
        if (!isIn.get()) {
            return AccessAnswer.unknown(
                    Question.GROUP, held + ", which " + login + " is not in; others may hold it too");
        }
        return group.mayWrite()
                ? AccessAnswer.ok(
                        Question.GROUP,
                        login + " is in the group " + group.name() + ", which holds " + name
                                + ", with the permission \""
                                + group.permission().orElseThrow() + "\"")
                : AccessAnswer.unknown(Question.GROUP, held + ", whose permission is not told");
    }

    private AccessAnswer withoutGroup() {
        String without = "there is no group " + name + ", or not for this account to see; ";
        List<String> writers = facts.groups().known().orElse(List.of()).stream()
                .filter(NamedGroup::mayWrite)
                .map(NamedGroup::name)
                .toList();
        String named = String.join(", ", writers.subList(0, Math.min(MOST_NAMED, writers.size())))
                + (writers.size() > MOST_NAMED ? " and " + (writers.size() - MOST_NAMED) + " more" : "");
        return AccessAnswer.unknown(
                Question.GROUP,
                without
                        + (writers.isEmpty()
                                ? "another group may hold the project"
                                : "one of those that may write may hold the project: " + named));
    }

    private String whyNoMembers() {
        return facts.account().known().isEmpty()
                ? "it is not known whose token it is"
                : project.members().why();
    }

    private static Optional<String> powerless(Group group) {
        if (group.permission()
                .filter(one -> !PERMISSIONS_TO_WRITE.contains(one))
                .isPresent()) {
            return Optional.of("has the permission \"" + group.permission().get() + "\", not \"write\"");
        }
        return group.projects().equals(OptionalInt.of(0)) ? Optional.of("holds no project") : Optional.empty();
    }

    /** Never a problem: the account may write through another group, or be an owner without being known for one. */
    private static AccessAnswer suspicion(MembershipFailure failure) {
        return AccessAnswer.warning(Question.GROUP, failure);
    }

    AccessAnswer representatives() {
        OptionalInt members = project.members()
                .known()
                .map(logins -> OptionalInt.of((int) logins.stream().distinct().count()))
                .orElseGet(() -> project.group().known().map(Group::members).orElse(OptionalInt.empty()));
        if (members.isEmpty()) {
            return AccessAnswer.unknown(
                    Question.REPRESENTATIVES,
                    project.group().isAbsent()
                            ? "there is no group " + name + " to be seen"
                            : "who is in the group " + name + ": "
                                    + (project.group().known().isPresent()
                                            ? project.members().why()
                                            : project.group().why()));
        }
        return members.getAsInt() < 2
                ? AccessAnswer.warning(
                        Question.REPRESENTATIVES,
                        new MembershipFailure.FewMembers(organization, name, members.getAsInt()))
                : AccessAnswer.ok(
                        Question.REPRESENTATIVES, "the group " + name + " has " + members.getAsInt() + " members");
    }
}
