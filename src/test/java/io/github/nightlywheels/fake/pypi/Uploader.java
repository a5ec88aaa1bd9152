package io.github.nightlywheels.fake.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/** Who may upload; guarded by the {@link PypiWorld} that it belongs to. */
final class Uploader {
    String user = "__token__";
    String password = "pypi-0123456789abcdef";
    String login = "jane";
    boolean hasVerifiedEmail = true;
    boolean hasSecondFactor = true;
    boolean hasExpired;

    /** The one project that the token is for. */
    Optional<String> onlyProject = Optional.empty();

    /** Whether the token was made for a job and not for somebody. */
    boolean isPublisher;

    /** Whether the header has the user name and the password, as the other servers and the index want them. */
    boolean isSender(String authorization) {
        return authorization.equals(
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8)));
    }
}
