package io.github.nightlywheels.channel.pypi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address that PyPI takes from {@code Author-email} and {@code Maintainer-email}, and what it refuses in it. */
final class EmailAddress {
    private static final Pattern QUOTED_OR_REMARK = Pattern.compile("\"[^\"]*\"|\\([^()]*\\)");
    private static final Pattern OF_SEVERAL = Pattern.compile("[,;:\\[\\]\\\\\"()]");
    private static final Pattern MAILBOX = Pattern.compile("[^<>]*(?:<([^<>]*)>\\s*)?");
    private static final Pattern VALID =
            Pattern.compile("[^\\s@.]+(\\.[^\\s@.]+)*@[^\\s@._-]+(-+[^\\s@._-]+)*(\\.[^\\s@._-]+(-+[^\\s@._-]+)*)+");

    /** Domains that no address has (RFC 6761, 6762, 7686). */
    private static final List<String> RESERVED = List.of("arpa", "invalid", "local", "localhost", "onion", "test");

    private EmailAddress() {}

    /**
     * The address that is refused. What may be several addresses, or none, is not looked at: PyPI reads fields strictly, and lets
     * those pass that it cannot read as one.
     */
    static Optional<String> refused(String field) {
        String mailbox = QUOTED_OR_REMARK.matcher(field).replaceAll(" ");
        Matcher parts = MAILBOX.matcher(mailbox);
        if (OF_SEVERAL.matcher(mailbox).find() || !parts.matches()) {
            return Optional.empty();
        }
        String address = (parts.group(1) == null ? mailbox : parts.group(1)).strip();
        return address.isEmpty() || isDoubtful(address) || isValid(address) ? Optional.empty() : Optional.of(address);
    }

    /** Whether it has an {@code @} where strict readers see no address at all. */
    private static boolean isDoubtful(String address) {
        int at = address.indexOf('@');
        return at >= 0
                && (at == 0
                        || at == address.length() - 1
                        || at != address.lastIndexOf('@')
                        || address.chars().anyMatch(Character::isWhitespace));
    }

    private static boolean isValid(String address) {
        String domain = address.substring(address.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return VALID.matcher(address).matches() && !RESERVED.contains(domain);
    }
}
