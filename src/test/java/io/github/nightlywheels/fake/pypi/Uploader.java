package io.github.nightlywheels.fake.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** Who may upload; guarded by the {@link PypiWorld} that it belongs to. */
final class Uploader {
    String user = "__token__";
    String password = "pypi-0123456789abcdef";

    /** Whether the header has the user name and the password, as the other servers and the index want them. */
    boolean isSender(String authorization) {
        return authorization.equals(
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8)));
    }
}
