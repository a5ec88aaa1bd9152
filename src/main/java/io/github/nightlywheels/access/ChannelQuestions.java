package io.github.nightlywheels.access;

import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.AccessFacts.Account;
import io.github.nightlywheels.channel.AccessFacts.Ownership;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.MembershipFailure;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.failure.TransferFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The questions about the channel as a whole. */
final class ChannelQuestions {
    private final String organization;
    private final String apiUrl;
    private final TokenOrigin token;
    private final AccessFacts facts;

    ChannelQuestions(String organization, String apiUrl, TokenOrigin token, AccessFacts facts) {
        this.organization = organization;
        this.apiUrl = apiUrl;
        this.token = token;
        this.facts = facts;
    }

    AccessAnswer organization(Optional<Failure> retired) {
        if (retired.isPresent()) {
            return AccessAnswer.problem(Question.ORGANIZATION, retired.get());
        }
        Lookup<Account> told = facts.organization();
        if (isNotTheApi()) {
            return AccessAnswer.unknown(Question.ORGANIZATION, told.why());
        }
        if (told instanceof Lookup.NotFound<Account> absent) {
            return AccessAnswer.problem(
                    Question.ORGANIZATION, new AccessFailure.OrganizationNotFound(organization, absent.reply()));
        }
        if (told.known().isEmpty()) {
            return AccessAnswer.unknown(Question.ORGANIZATION, told.why());
        }
        Account owner = told.known().get();
        if (owner.kind().isEmpty()) {
            return AccessAnswer.unknown(
                    Question.ORGANIZATION, owner.login() + " exists, but not said whether it is an organization");
        }
        if (owner.kind().get() == Account.AccountKind.ORGANIZATION) {
            return AccessAnswer.ok(Question.ORGANIZATION, owner.login() + " is an organization");
        }
        AccessFailure failure = new AccessFailure.NotAnOrganization(owner.login());
        return AccessAnswer.warning(Question.ORGANIZATION, failure);
    }

    private boolean isOwnAccount() {
        return facts.account()
                .known()
                .filter(account -> account.login().equals(organization))
                .isPresent();
    }

    AccessAnswer membership() {
        Optional<Account> account = facts.account().known();
        if (account.isEmpty()) {
            return AccessAnswer.unknown(Question.MEMBERSHIP, "it is not known whose token it is");
        }
        String login = account.get().login();
        if (isOwnAccount()) {
            return AccessAnswer.ok(Question.MEMBERSHIP, "the token is of " + organization + " itself");
        }
        if (facts.ownership().known().filter(Ownership.OWNER::equals).isPresent()) {
            return AccessAnswer.ok(Question.MEMBERSHIP, login + " is an owner of " + organization);
        }
        List<String> groups = facts.projects().stream()
                .filter(project -> project.members()
                        .known()
                        .filter(members -> members.contains(login))
                        .isPresent())
                .map(project -> project.project().text())
                .toList();
        Optional<List<String>> organizations = facts.memberships().known();
        boolean isListed =
                organizations.filter(names -> names.contains(organization)).isPresent();
        if (isListed || !groups.isEmpty()) {
            String in = groups.isEmpty()
                    ? ""
                    : ", in the group" + (groups.size() > 1 ? "s " : " ") + String.join(", ", groups);
            return AccessAnswer.ok(Question.MEMBERSHIP, login + " is a member of " + organization + in);
        }
        return organizations.isPresent()
                ? AccessAnswer.warning(Question.MEMBERSHIP, new MembershipFailure.NotAMember(token, organization))
                : AccessAnswer.unknown(Question.MEMBERSHIP, facts.memberships().why());
    }

    /**
     * Whether what answers is no anaconda.org API: one never says that the token's own account is not there ({@code
     * anaconda-api.md} section 1.2), and answers in JSON. A single page may come from something in front of it.
     */
    boolean isNotTheApi() {
        return (facts.account().isAbsent() && facts.organization().isAbsent())
                || (facts.organization() instanceof Lookup.Foreign<?> && !hasAnswered());
    }

    private boolean hasAnswered() {
        return Stream.of(facts.account(), facts.token(), facts.organization())
                .anyMatch(told -> !(told instanceof Lookup.Unknown<?> || told instanceof Lookup.Foreign<?>));
    }

    AccessAnswer server() {
        if (isNotTheApi()) {
            return AccessAnswer.problem(
                    Question.SERVER,
                    new TransferFailure.NotTheApi(apiUrl, facts.organization().why()));
        }
        if (facts.readOnlyHeader().isPresent()) {
            return AccessAnswer.problem(
                    Question.SERVER,
                    new ChannelFailure.ReadOnly(facts.readOnlyHeader().get()));
        }
        return hasAnswered()
                ? AccessAnswer.ok(Question.SERVER, "it does not say that it takes no uploads")
                : AccessAnswer.warningNow(
                        Question.SERVER,
                        new TransferFailure.NothingTold(
                                apiUrl, facts.organization().why()));
    }
}
