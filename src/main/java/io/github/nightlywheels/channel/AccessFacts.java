package io.github.nightlywheels.channel;

import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a channel tells about who asks, and what that one may do. Nothing is judged here, and every part may be unknown.
 *
 * @param account whose token it is
 * @param token what the server knows of the token
 * @param organization the account that owns the channel
 * @param memberships the names of the organizations that the account belongs to
 * @param ownership whether the account is among the organization's owners, who may do everything
 * @param groups the organization's groups, without its owners
 * @param projects what was found out about each project
 * @param readOnlyHeader the header by which the server said that it takes no writes
 * @param tokenWarning what the server said, unasked, of the token's end
 * @param endpoints what was found out about the addresses of a channel that tells nothing of accounts
 */
public record AccessFacts(
        Lookup<Account> account,
        Lookup<TokenRecord> token,
        Lookup<Account> organization,
        Lookup<List<String>> memberships,
        Lookup<Ownership> ownership,
        Lookup<List<NamedGroup>> groups,
        List<ProjectFacts> projects,
        Optional<String> readOnlyHeader,
        Optional<String> tokenWarning,
        Optional<EndpointFacts> endpoints) {
    public AccessFacts {
        projects = List.copyOf(projects);
    }

    /** The facts of a channel that tells nothing of accounts, but can be asked at its addresses. */
    public static AccessFacts of(EndpointFacts endpoints) {
        return none("the server tells nothing of accounts", Optional.of(endpoints));
    }

    /**
     * What was found out about the addresses of a channel.
     *
     * @param credentials whether they are accepted; the value is a clause
     * @param upload whether uploads are taken at the upload URL; the value is a clause
     * @param index whether the index can be read; the value is a clause
     * @param projects which projects the index has
     * @param silence why there was no answer at all at the upload URL, as a clause, if there was none
     */
    public record EndpointFacts(
            Lookup<String> credentials,
            Lookup<String> upload,
            Lookup<String> index,
            Map<ProjectName, Lookup<Boolean>> projects,
            Optional<String> silence) {
        public EndpointFacts {
            projects = Collections.unmodifiableMap(new LinkedHashMap<>(projects));
        }

        /** Why nothing at all could be found out, if that is so: a second address may have told something. */
        public Optional<String> whyNothingIsTold() {
            boolean isTold = Stream.concat(Stream.of(credentials, upload, index), projects.values().stream())
                    .anyMatch(told -> !(told instanceof Lookup.Unknown<?>));
            return silence.filter(why -> !isTold);
        }
    }

    /** The facts of a channel that knows no accounts. */
    public static AccessFacts none(String why) {
        return none(why, Optional.empty());
    }

    private static AccessFacts none(String why, Optional<EndpointFacts> endpoints) {
        return new AccessFacts(
                new Lookup.Unknown<>(why),
                new Lookup.Unknown<>(why),
                new Lookup.Unknown<>(why),
                new Lookup.Unknown<>(why),
                new Lookup.Unknown<>(why),
                new Lookup.Unknown<>(why),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                endpoints);
    }

    /**
     * An account.
     *
     * @param login its name
     * @param kind what it is
     */
    public record Account(String login, Optional<AccountKind> kind) {
        /** What an account is. */
        public enum AccountKind {
            /** A person's. */
            PERSON,
            /** An organization's. */
            ORGANIZATION
        }
    }

    /**
     * What the server knows of a token.
     *
     * @param name the name that its holder gave it
     * @param scopes what it may be used for
     * @param expiry when it ends
     */
    public record TokenRecord(Optional<String> name, Optional<List<String>> scopes, Expiry expiry) {
        public TokenRecord {
            scopes = scopes.map(List::copyOf);
        }
    }

    /** When a token ends. */
    public sealed interface Expiry {
        /** At this moment. */
        record At(Instant instant) implements Expiry {}

        /** Never: the server says so. */
        record Never() implements Expiry {}

        /** The server does not say. */
        record Untold() implements Expiry {}
    }

    /** Whether an account is among an organization's owners. */
    public enum Ownership {
        /** It is. */
        OWNER,
        /** It is not. */
        NO_OWNER
    }

    /**
     * What was found out about one project.
     *
     * @param project its name
     * @param onChannel the project as the channel has it
     * @param similar names on the channel that differ only in case or in {@code -}, {@code _}, {@code .}
     * @param group the group that bears the project's name
     * @param members the accounts in that group
     * @param groupProjects the names of the projects that the group holds
     * @param holder another group that holds the project, if one was found
     */
    public record ProjectFacts(
            ProjectName project,
            Lookup<ProjectRecord> onChannel,
            Lookup<List<String>> similar,
            Lookup<Group> group,
            Lookup<List<String>> members,
            Lookup<List<String>> groupProjects,
            Optional<Holder> holder) {}

    /**
     * A group as the list of all groups tells of it.
     *
     * @param name its name
     * @param permission {@code read}, {@code write} or {@code admin}
     */
    public record NamedGroup(String name, Optional<String> permission) {
        private static final Set<String> PERMISSIONS_TO_WRITE = Set.of("write", "admin");

        /** Whether it is known to be allowed to upload. */
        public boolean mayWrite() {
            return permission.filter(PERMISSIONS_TO_WRITE::contains).isPresent();
        }
    }

    /**
     * A group that holds a project.
     *
     * @param group the group
     * @param hasAccount whether the account is in it
     */
    public record Holder(NamedGroup group, Lookup<Boolean> hasAccount) {}

    /**
     * A project on the channel.
     *
     * @param name as the channel spells it
     * @param wheels its wheels; empty if the channel does not tell, or not of all of them when they came
     */
    public record ProjectRecord(String name, Optional<List<UploadedWheel>> wheels) {
        public ProjectRecord {
            wheels = wheels.map(List::copyOf);
        }
    }

    /** A wheel on the channel, and when it came there. */
    public record UploadedWheel(String filename, Instant uploadedAt) {}

    /**
     * A group.
     *
     * @param permission {@code read}, {@code write} or {@code admin}
     * @param members how many accounts are in it
     * @param projects how many projects it holds
     */
    public record Group(Optional<String> permission, OptionalInt members, OptionalInt projects) {}
}
