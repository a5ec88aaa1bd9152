package io.github.nightlywheels.fake.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What PyPI reads from a header ({@code pypi-upload-api.md} section 1.2).
 *
 * @param token the token, if it is one
 * @param isPassword whether a user name came with it
 */
record PypiCredentials(Optional<String> token, boolean isPassword) {
    private static final PypiCredentials NONE = new PypiCredentials(Optional.empty(), false);
    private static final Pattern HEADER = Pattern.compile("(basic|token|bearer) +(.*)", Pattern.CASE_INSENSITIVE);

    static PypiCredentials read(String authorization) {
        Matcher header = HEADER.matcher(authorization);
        if (!header.matches()) {
            return NONE;
        }
        String sent = header.group(2).strip();
        return header.group(1).equalsIgnoreCase("basic") ? basic(sent) : new PypiCredentials(Optional.of(sent), false);
    }

    private static PypiCredentials basic(String encoded) {
        try {
            String[] pair = new String(Base64.getDecoder().decode(encoded), UTF_8).split(":", 2);
            return pair[0].equals("__token__") && pair.length == 2
                    ? new PypiCredentials(Optional.of(pair[1].strip()), false)
                    : new PypiCredentials(Optional.empty(), pair.length == 2);
        } catch (IllegalArgumentException e) {
            return NONE;
        }
    }
}
