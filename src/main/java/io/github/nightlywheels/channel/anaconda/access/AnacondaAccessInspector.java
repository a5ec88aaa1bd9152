package io.github.nightlywheels.channel.anaconda.access;

import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.AccessFacts.Account;
import io.github.nightlywheels.channel.AccessFacts.Holder;
import io.github.nightlywheels.channel.AccessFacts.Ownership;
import io.github.nightlywheels.channel.AccessFacts.ProjectFacts;
import io.github.nightlywheels.channel.AccessInspector;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.anaconda.api.ApiClient;
import io.github.nightlywheels.channel.anaconda.api.ChannelContext;
import io.github.nightlywheels.channel.anaconda.api.OwnersGroup;
import io.github.nightlywheels.channel.anaconda.api.PackageMemory;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import io.github.nightlywheels.retry.RetryLimits;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the server what an account may do. With {@code n} projects it makes at most {@code 4 + 4n} requests, repetitions aside.
 *
 * <p>The server's shapes are not certain ({@code anaconda-api.md} section 5): each answer is taken for itself, and one that
 * makes no sense leaves its question open.
 */
public final class AnacondaAccessInspector implements AccessInspector {
    /** How long it is worth trying to get what an upload can do without. */
    public static final RetryLimits MODEST = new RetryLimits(2, Duration.ofSeconds(30));

    /** How long an upload waits for what the server tells of the token, when it has told the rest. */
    private static final Duration FOR_TOKEN = Duration.ofSeconds(5);

    private static final int MOST_HINTS_AT_ONCE = 4;
    private static final int ESSENTIALS = 3;

    private final ApiClient client;
    private final RetryingApi patient;
    private final ChannelContext context;
    private final List<ProjectName> names;
    private final QueryRunner runner;
    private final AccountQueries accounts;
    private final GroupQueries groups;
    private final ProjectQueries projects;

    /**
     * An inspector; nothing is asked yet.
     *
     * @param patient asks what an upload cannot do without
     * @param hints asks about the token and what only gives hints; it has permits of its own
     * @param names the projects to ask about
     * @param memory what was read of projects before, and is read now
     * @param threads how many API calls may run at once
     */
    public AnacondaAccessInspector(
            ApiClient client,
            RetryingApi patient,
            RetryingApi hints,
            ChannelContext context,
            List<ProjectName> names,
            PackageMemory memory,
            int threads) {
        AccessApis apis = new AccessApis(patient, hints);
        String organization = context.organization();
        this.client = client;
        this.patient = patient;
        this.context = context;
        this.names = List.copyOf(names);
        this.runner = new QueryRunner(context, ESSENTIALS + hintPermits(threads));
        this.accounts = AccountQueries.of(runner, apis, organization);
        this.groups = new GroupQueries(runner, apis, organization);
        this.projects = new ProjectQueries(runner, apis, organization, memory);
    }

    /** How many hints may be asked for at once, beside so many other calls. */
    public static int hintPermits(int threads) {
        return Math.min(MOST_HINTS_AT_ONCE, threads);
    }

    @Override
    public AccessFacts essentials() {
        if (!context.hasToken()) {
            runner.await(List.of(accounts.organization()));
            if (accounts.organization().lookup().isAbsent()) {
                // An API says that the token is missing, and not that there is no such page.
                runner.await(List.of(accounts.account()));
            }
            return facts();
        }
        var token = accounts.token().ask();
        runner.await(List.of(accounts.account(), accounts.organization()));
        account().ifPresent(known -> context.noteAccount(known.login()));
        runner.await(token, FOR_TOKEN);
        return facts();
    }

    @Override
    public AccessFacts all() {
        List<Query<?>> hints = hints();
        hints.forEach(query -> {
            var unused = query.ask(); // awaited below
        });
        essentials();
        runner.await(hints);
        if (context.hasToken()) {
            runner.await(List.of(accounts.token()));
            if (account().isPresent() && accounts.leavesTokenOpen()) {
                runner.await(List.of(accounts.allTokens()));
            }
        }
        new FollowUpQueries(runner, context.organization(), names, accounts, groups, projects).ask();
        return facts();
    }

    /** The hints that depend on no other answer. */
    private List<Query<?>> hints() {
        List<Query<?>> hints = new ArrayList<>();
        names.forEach(name -> hints.add(projects.record(name)));
        if (context.hasToken()) {
            hints.add(accounts.memberships());
            names.forEach(name -> hints.add(groups.group(name.text())));
        }
        return hints;
    }

    @Override
    public void close() {
        runner.close();
    }

    private Optional<Account> account() {
        return accounts.account().lookup().known();
    }

    private AccessFacts facts() {
        Lookup<Ownership> ownership = isMember(OwnersGroup.NAME)
                .map(isOwner -> new Lookup.Found<>(isOwner ? Ownership.OWNER : Ownership.NO_OWNER));
        return new AccessFacts(
                accounts.account().lookup(),
                accounts.tokenRecord(),
                accounts.organization().lookup(),
                accounts.memberships().lookup(),
                ownership,
                groups.all().lookup(),
                names.stream().map(this::about).toList(),
                patient.readOnlyHeader(),
                client.tokenWarning(),
                Optional.empty());
    }

    private ProjectFacts about(ProjectName project) {
        String group = project.text();
        return new ProjectFacts(
                project,
                projects.record(project).lookup(),
                projects.similar(project),
                groups.group(group).lookup(),
                groups.members(group).lookup(),
                groups.projects(group).lookup(),
                groups.holder(project).map(holder -> new Holder(holder, isMember(holder.name()))));
    }

    private Lookup<Boolean> isMember(String group) {
        return account()
                .map(known -> groups.isMember(group, known.login()).lookup())
                .orElseGet(() -> new Lookup.Unknown<>("not asked"));
    }
}
