package io.github.nightlywheels.wheel.build;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who made a project.
 *
 * @param name a person or a group; {@code ""} where only the address is known
 * @param email an address; {@code ""} where only the name is known
 */
public record Author(String name, String email) {
    private static final Pattern BOTH = Pattern.compile("([^<>]*)<([^<>]*)>");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;\"]+@[^@\\s<>,;\"]+");
    private static final Pattern SPECIAL = Pattern.compile("[\\[\\]\\\\()<>@,:;\".]");

    /** Reads {@code Jane Doe <jane@example.org>}, or one of the two. */
    static Optional<Author> find(String text) {
        Matcher both = BOTH.matcher(text);
        Author author = both.matches()
                ? new Author(both.group(1).strip(), both.group(2).strip())
                : isAddress(text) ? new Author("", text) : new Author(text, "");
        boolean good = author.email.isEmpty() ? !author.name.isEmpty() : isAddress(author.email);
        return good && !author.name.contains("<") && !author.name.contains(">")
                ? Optional.of(author)
                : Optional.empty();
    }

    /** Whether a text looks like an e-mail address. */
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /** As RFC 5322 wants an address: a name with special characters in quotes. */
    String formatted() {
        if (name.isEmpty()) {
            return email;
        }
        String quoted =
                SPECIAL.matcher(name).find() ? '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : name;
        return quoted + " <" + email + ">";
    }
}
