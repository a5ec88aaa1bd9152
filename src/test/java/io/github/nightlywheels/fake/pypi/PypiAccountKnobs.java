package io.github.nightlywheels.fake.pypi;

import java.util.Optional;

/** Who uploads, and what that one lacks. */
public abstract sealed class PypiAccountKnobs extends FaultKnobs permits ProjectKnobs {
    PypiAccountKnobs() {}

    /** Takes uploads with this user name and password. */
    public FakePypi account(String name, String secret) {
        return set(() -> {
            world.uploader.user = name;
            world.uploader.password = secret;
        });
    }

    public String user() {
        synchronized (world) {
            return world.uploader.user;
        }
    }

    public String password() {
        synchronized (world) {
            return world.uploader.password;
        }
    }

    /** Takes uploads with a token that was made for a job, as those are that {@link #minted} counts. */
    public FakePypi identityIsATrustedPublisher() {
        return set(() -> world.uploader.isPublisher = true);
    }

    /** Has made the token for this project only. */
    public FakePypi tokenIsOnlyFor(String project) {
        return set(() -> world.uploader.onlyProject = Optional.of(project));
    }

    /** Takes the token no more. */
    public FakePypi tokenHasExpired() {
        return set(() -> world.uploader.hasExpired = true);
    }

    public FakePypi accountHasNoVerifiedEmail() {
        return set(() -> world.uploader.hasVerifiedEmail = false);
    }

    public FakePypi accountHasNoSecondFactor() {
        return set(() -> world.uploader.hasSecondFactor = false);
    }

    /** Wants identities that are made for this audience, as TestPyPI wants its own. */
    public FakePypi audience(String wanted) {
        return set(() -> identities.audience = wanted);
    }

    /** How often an identity was exchanged. */
    public int minted() {
        synchronized (world) {
            return identities.minted;
        }
    }
}
