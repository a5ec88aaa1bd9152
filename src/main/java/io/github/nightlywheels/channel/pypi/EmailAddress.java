package io.github.nightlywheels.channel.pypi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address that PyPI takes from {@code Author-email} and {@code Maintainer-email}, and what it refuses in it. */
final class EmailAddress {
    private static final Pattern QUOTED_OR_REMARK = Pattern.compile("\"[^\"]*\"|\\([^)]*\\)");
    private static final Pattern IN_BRACKETS = Pattern.compile("[^,;]*<([^>]*)>.*", Pattern.DOTALL);
    private static final Pattern VALID = Pattern.compile(
            "[^\\s@.]+(\\.[^\\s@.]+)*@[^\\s@._-]+(-+[^\\s@._-]+)*" + "(\\.[^\\s@._-]+(-+[^\\s@._-]+)*)+");

    /** Domains that no address has (RFC 6761, 6762, 7686). */
    private static final List<String> RESERVED = List.of("arpa", "invalid", "local", "localhost", "onion", "test");

    private EmailAddress() {}

    /**
     * The address that is refused. Only the first of several is looked at, and a comma that is not in quotes separates, as in
     * {@code Doe, Jane <jane@example.org>}, whose first address is {@code Doe}.
     */
    static Optional<String> refused(String field) {
        String address = first(QUOTED_OR_REMARK.matcher(field).replaceAll(" "));
        boolean isLeftOut = address.isEmpty() || address.contains("@@") || address.endsWith("@");
        return isLeftOut || isValid(address) ? Optional.empty() : Optional.of(address);
    }

    private static String first(String field) {
        Matcher brackets = IN_BRACKETS.matcher(field);
        String address = brackets.matches() ? brackets.group(1) : field.split("[,;]", 2)[0];
        return address.substring(address.lastIndexOf(':') + 1).strip();
    }

    private static boolean isValid(String address) {
        String domain = address.substring(address.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return VALID.matcher(address).matches() && !RESERVED.contains(domain);
    }
}
