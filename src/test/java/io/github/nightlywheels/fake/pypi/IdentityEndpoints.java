package io.github.nightlywheels.fake.pypi;

import io.github.nightlywheels.fake.Incoming;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The exchange of an identity for a token ({@code pypi-upload-api.md} section 1.3), GitHub's part included; guarded by the
 * {@link PypiWorld} whose password it sets.
 */
final class IdentityEndpoints {
    static final String PATH = "/_/oidc/";
    private static final int SECONDS = 900;

    final Deque<Reply> faults = new ArrayDeque<>();
    Optional<Reply> always = Optional.empty();
    Optional<Reply> refusal = Optional.empty();
    String audience = "pypi";
    int minted;
    private final Uploader uploader;

    IdentityEndpoints(Uploader uploader) {
        this.uploader = uploader;
    }

    Reply answer(Incoming request, String path, String body) {
        if (!faults.isEmpty()) {
            return faults.remove();
        }
        if (always.isPresent()) {
            return always.get();
        }
        return switch (path.substring(PATH.length())) {
            case "audience" -> Reply.json(200, "{\"audience\":\"" + audience + "\"}");
            case "github" -> identity(request);
            case "mint-token" -> mint(body);
            default -> Reply.empty(404);
        };
    }

    private Reply identity(Incoming request) {
        boolean asks = request.target.contains("audience=" + audience)
                && request.header("authorization").equals("bearer the-request-token");
        return asks ? Reply.json(200, "{\"value\":\"the.identity.token\"}") : Reply.empty(401);
    }

    private Reply mint(String body) {
        if (!body.equals("{\"token\":\"the.identity.token\"}")) {
            return Reply.json(
                    422,
                    "{\"message\":\"Token request failed\",\"errors\":[{\"code\":\"invalid-token\","
                            + "\"description\":\"malformed JWT\"}]}");
        }
        if (refusal.isPresent()) {
            return refusal.get();
        }
        minted++;
        uploader.isPublisher = true;
        uploader.password = "pypi-minted-" + minted;
        long expires = Instant.now().plusSeconds(SECONDS).getEpochSecond();
        return Reply.json(
                200, "{\"success\":true,\"token\":\"" + uploader.password + "\",\"expires\":" + expires + "}");
    }
}
