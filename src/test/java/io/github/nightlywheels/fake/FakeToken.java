package io.github.nightlywheels.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A token of the fake; new ones have the three scopes SPEC 4 asks for and never expire. */
public final class FakeToken {
    private final World world;
    private final String value;
    private final String id;
    private String account = "";
    private String application = "nightly upload";
    private List<String> scopes = List.of("api:read", "api:write", "pypi:upload");
    private Optional<Instant> expiresAt = Optional.empty();
    private boolean revoked;

    FakeToken(World world, String value, String id) {
        this.world = world;
        this.value = value;
        this.id = id;
    }

    /** Whose token it is: a user's, or an organization's. */
    public FakeToken of(String login) {
        synchronized (world) {
            account = login;
            return this;
        }
    }

    /** All of its scopes, in place of the default ones; none for a token without any. */
    public FakeToken scopes(String... all) {
        synchronized (world) {
            scopes = List.copyOf(new ArrayList<>(List.of(all)));
            return this;
        }
    }

    public FakeToken expires(Instant at) {
        synchronized (world) {
            expiresAt = Optional.of(at);
            return this;
        }
    }

    /** Makes it one that its holder revoked: "Authorization token is no longer valid". */
    public FakeToken revoked() {
        synchronized (world) {
            revoked = true;
            return this;
        }
    }

    /** The name its holder gave it. */
    public FakeToken application(String name) {
        synchronized (world) {
            application = name;
            return this;
        }
    }

    String value() {
        return value;
    }

    String id() {
        return id;
    }

    String account() {
        return account;
    }

    String application() {
        return application;
    }

    List<String> scopes() {
        return scopes;
    }

    Optional<Instant> expiresAt() {
        return expiresAt;
    }

    boolean isRevoked() {
        return revoked;
    }

    boolean isExpired(Instant now) {
        return expiresAt.isPresent() && !now.isBefore(expiresAt.get());
    }

    boolean mayRead() {
        return mayWrite() || scopes.contains("api:read");
    }

    boolean mayWrite() {
        return scopes.contains("all") || scopes.contains("api") || scopes.contains("api:write");
    }

    boolean mayUpload() {
        return scopes.contains("all") || scopes.contains("pypi") || scopes.contains("pypi:upload");
    }
}
