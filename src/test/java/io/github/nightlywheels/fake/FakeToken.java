package io.github.nightlywheels.fake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
    private Optional<List<String>> listed = Optional.empty();
    private Optional<Instant> expiresAt = Optional.empty();
    private ZoneOffset offset = ZoneOffset.UTC;
    private boolean anacondaComKey;
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

    /** Lists these scopes for it, such as all that {@code api} includes; what it may do stays as it is. */
    public FakeToken listsScopes(String... those) {
        synchronized (world) {
            listed = Optional.of(List.of(those));
            return this;
        }
    }

    /** As {@link #expires(Instant)}, and tells the time with its offset. */
    public FakeToken expires(OffsetDateTime at) {
        synchronized (world) {
            offset = at.getOffset();
            return expires(at.toInstant());
        }
    }

    /**
     * Makes it a key of anaconda.com, as {@code ANACONDA_AUTH_API_KEY} holds one: a JWT, and no token of this server. It is
     * refused with the words that were seen where such a key was to be exchanged for a token ({@code anaconda-api.md} section
     * 6); what the other calls say is not known.
     */
    public FakeToken anacondaComKey() {
        synchronized (world) {
            if (!value.matches("eyJ[\\w-]+[.][\\w-]+[.][\\w-]+")) {
                throw new IllegalArgumentException("a key of anaconda.com is a JWT");
            }
            anacondaComKey = true;
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

    List<String> listedScopes() {
        return listed.orElse(scopes);
    }

    /** When it expires, as the server writes it. */
    Optional<String> expiry() {
        return expiresAt.map(at -> World.date(at, offset));
    }

    boolean isAnacondaComKey() {
        return anacondaComKey;
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
