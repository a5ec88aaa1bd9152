package io.github.nightlywheels.token;

import io.github.nightlywheels.failure.FailureException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A place where a token may be. The value comes as a supplier, so that a password is decrypted only when it is needed and no
 * record holds one.
 *
 * @param name what messages call it, such as {@code environment variable ANACONDA_ORG_UPLOAD_TOKEN}
 * @param slot where in it a token is put; completes "put it into …"
 * @param value what it holds, if there is such a place; may throw {@link FailureException}
 * @param remark what a person whose token is not found should know of it, as a sentence
 * @param user the user name that stands beside it, where user names matter; read only if there is a value
 */
public record TokenSource(
        String name,
        String slot,
        Supplier<Optional<String>> value,
        Optional<String> remark,
        Supplier<Optional<String>> user) {

    /** A place where no user name stands. */
    public TokenSource(String name, String slot, Supplier<Optional<String>> value, Optional<String> remark) {
        this(name, slot, value, remark, Optional::empty);
    }

    /** The same place, with the user name that stands beside the value. */
    public TokenSource withUser(Supplier<Optional<String>> other) {
        return new TokenSource(name, slot, value, remark, other);
    }

    /**
     * A variable of the environment.
     *
     * @param value its value, if it is set
     */
    public static TokenSource environmentVariable(String variable, Supplier<Optional<String>> value) {
        String name = "environment variable " + variable;
        return new TokenSource(name, name, value, Optional.empty());
    }
}
