package io.github.nightlywheels.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the server knows: accounts, groups, tokens and the catalogue. Its monitor guards all of it. */
final class World {
    static final ObjectMapper JSON = new ObjectMapper();
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Dates as the real server writes them: {@code 2025-02-07 15:05:00.099000+00:00}. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSxxx");

    final Catalogue catalogue = new Catalogue(this);
    final Visibility visibility = new Visibility();
    final Map<String, FakeToken> tokens = new LinkedHashMap<>();
    final Map<String, FakeGroup> groups = new LinkedHashMap<>();
    final Set<String> users = new LinkedHashSet<>();
    final Set<String> organizations = new LinkedHashSet<>();
    private final LateWrites late = new LateWrites();

    /** When set, what everybody but owners gets from the group endpoints. */
    Optional<Answer> groupsRefusal = Optional.empty();

    boolean hidesUnauthorizedPackages;
    boolean showsLabelsToMembers;
    boolean labelsNeedOwner;
    boolean asksForUploadScope;
    volatile String httpVersion = "HTTP/1.1";
    volatile boolean hangsUpUnannounced;
    boolean bareAuthentication;

    private int writesUntilTokensExpire = Integer.MAX_VALUE;

    private Clock clock;
    private Duration passed = Duration.ZERO;
    private int ids = 0x1000;

    World(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().plus(passed);
    }

    void pass(Duration time) {
        passed = passed.plus(time);
    }

    /** What is done before a request is looked at: what is late takes effect, what is empty is collected. */
    synchronized void requested(Endpoint endpoint) {
        late.requested(now());
        if (catalogue.collectsBefore.filter(endpoint::equals).isPresent()) {
            catalogue.collect();
        }
    }

    /** Lets what is late take effect if it is due by now. */
    synchronized void settle() {
        late.settle(now());
    }

    /** How many writes are yet to take effect. */
    int lateWrites() {
        return late.waiting();
    }

    synchronized void later(Fault.Effect effect, Runnable write) {
        if (effect instanceof Fault.Effect.After after) {
            late.add(now().plus(after.time()), write);
        } else if (effect instanceof Fault.Effect.AfterRequests requests) {
            late.addAfterRequests(requests.number(), write);
        }
    }

    void follow(Clock other) {
        clock = other;
        passed = Duration.ZERO;
    }

    static String date(Instant instant) {
        return date(instant, ZoneOffset.UTC);
    }

    static String date(Instant instant, ZoneOffset offset) {
        return DATE.format(instant.atOffset(offset));
    }

    /** The next id, in the shape of a Mongo ObjectId. */
    String nextId() {
        return "674%021x".formatted(ids++);
    }

    void user(String login) {
        users.add(login);
    }

    void organization(String login) {
        organizations.add(login);
        group(login, "owners").permission("admin");
    }

    FakeGroup group(String organization, String name) {
        return groups.computeIfAbsent(organization + "/" + name, key -> new FakeGroup(this, organization, name));
    }

    FakeToken token(String value) {
        return tokens.computeIfAbsent(value, key -> new FakeToken(this, value, nextId()));
    }

    boolean exists(String login) {
        return users.contains(login) || organizations.contains(login);
    }

    List<FakeGroup> groupsOf(String organization) {
        List<FakeGroup> found = new ArrayList<>(groups.values());
        found.removeIf(group -> !group.organization().equals(organization));
        return found;
    }

    boolean owns(String login, String owner) {
        return login.equals(owner)
                || groupsOf(owner).stream()
                        .anyMatch(group ->
                                group.name().equals("owners") && group.members().contains(login));
    }

    boolean belongsTo(String login, String owner) {
        return login.equals(owner)
                || groupsOf(owner).stream().anyMatch(group -> group.members().contains(login));
    }

    boolean mayWrite(String login, String owner, String project) {
        return owns(login, owner)
                || groupsOf(owner).stream()
                        .anyMatch(group -> group.mayWrite()
                                && group.members().contains(login)
                                && group.projects().contains(project));
    }

    /** A package that is gone is no longer in any group either. */
    void forget(String owner, String project) {
        groupsOf(owner).forEach(group -> group.projects().remove(project));
    }

    void expireTokensAfter(int writes) {
        writesUntilTokensExpire = writes;
        if (writes == 0) {
            expireTokens();
        }
    }

    private void expireTokens() {
        tokens.values().forEach(token -> token.expires(now()));
    }

    /** Counts an accepted write of the API, and lets all tokens expire after as many as were agreed. */
    void accepted() {
        if (--writesUntilTokensExpire == 0) {
            expireTokens();
        }
    }

    ObjectNode account(String login) {
        ObjectNode account = NODES.objectNode();
        account.put("login", login);
        account.put("name", login);
        account.put("user_type", organizations.contains(login) ? "org" : "user");
        account.put("created_at", "2020-02-10 09:30:00.000000+00:00");
        for (String key : List.of("company", "location", "url", "description")) {
            account.put(key, "");
        }
        return account;
    }
}
