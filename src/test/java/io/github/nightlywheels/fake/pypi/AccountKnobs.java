package io.github.nightlywheels.fake.pypi;

/** Who uploads, and what that one lacks. */
public abstract sealed class AccountKnobs extends FaultKnobs permits FileKnobs {
    AccountKnobs() {}

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
