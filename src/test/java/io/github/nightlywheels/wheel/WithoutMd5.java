package io.github.nightlywheels.wheel;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.function.Supplier;

/** Reads as in a Java runtime that has SHA-256, and no MD5. */
public final class WithoutMd5 {
    private WithoutMd5() {}

    /** What the work gives there. */
    public static <T> T call(Supplier<T> work) throws NoSuchAlgorithmException {
        Provider usual = MessageDigest.getInstance("MD5").getProvider();
        Security.removeProvider(usual.getName());
        Security.insertProviderAt(new OnlySha256(usual), 1);
        try {
            return work.get();
        } finally {
            Security.removeProvider(OnlySha256.NAME);
            Security.insertProviderAt(usual, 1);
        }
    }

    private static final class OnlySha256 extends Provider {
        private static final long serialVersionUID = 1L;
        private static final String NAME = "OnlySha256";

        OnlySha256(Provider usual) {
            super(NAME, "1", "SHA-256 and nothing else");
            putService(new Service(this, "MessageDigest", "SHA-256", "SHA-256", null, null) {
                @Override
                public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                    return MessageDigest.getInstance("SHA-256", usual);
                }
            });
        }
    }
}
