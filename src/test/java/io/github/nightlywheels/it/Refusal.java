package io.github.nightlywheels.it;

import static io.github.nightlywheels.it.NightlyBuild.ACCOUNT;
import static io.github.nightlywheels.it.NightlyBuild.ORGANIZATION;
import static io.github.nightlywheels.it.NightlyBuild.PROJECT;
import static io.github.nightlywheels.it.NightlyBuild.TOKEN;
import static io.github.nightlywheels.it.NightlyBuild.VERSION;

import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.function.BiConsumer;

/**
 * One way in which a publication is refused.
 *
 * @param name as in {@code invoker.properties}
 * @param arrange makes the server, and the user properties of the run, so
 * @param block what is to be printed; SERVER stands for the server's address
 */
record Refusal(String name, BiConsumer<FakeAnaconda, Properties> arrange, String block) {
    private static final String WINDOWS = NightlyBuild.filenames().get(3);

    static Refusal of(String name) {
        return ALL.stream()
                .filter(refusal -> refusal.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no refusal called " + name));
    }

    /** Sends the wheels to an organization that does not have the project. */
    private static FakeAnaconda elsewhere(FakeAnaconda server, Properties properties) {
        properties.setProperty("nightly.organization", "my-nightlies");
        server.group("my-nightlies", "others")
                .permission("write")
                .member(ACCOUNT)
                .project("others");
        return server;
    }

    private static final List<Refusal> ALL = List.of(
            new Refusal(
                    "token-missing",
                    (server, properties) -> properties.setProperty("nightly.tokenEnvironmentVariable", "NO_SUCH_TOKEN"),
                    """
                    BLOCK"""),
            new Refusal(
                    "token-malformed",
                    (server, properties) ->
                            properties.setProperty("nightly.tokenEnvironmentVariable", "MALFORMED_TOKEN"),
                    """
                    BLOCK"""),
            new Refusal(
                    "token-revoked", (server, properties) -> server.token(TOKEN).revoked(), """
                    BLOCK"""),
            new Refusal(
                    "token-rejected",
                    (server, properties) -> server.fails(Endpoint.USER, 9, 401, "The moon is full"),
                    """
                    BLOCK"""),
            new Refusal(
                    "token-expired", (server, properties) -> server.token(TOKEN).expires(Instant.EPOCH), """
                    BLOCK"""),
            new Refusal(
                    "token-wrong-scope",
                    (server, properties) -> server.token(TOKEN).scopes("api:read", "pypi:upload"),
                    """
                    BLOCK"""),
            new Refusal(
                    "token-wrong-scope-upload",
                    (server, properties) -> {
                        properties.setProperty("nightly.excludes", "*linux*");
                        server.token(TOKEN).scopes("api:write");
                    },
                    """
                    BLOCK"""),
            new Refusal(
                    "token-not-received",
                    (server, properties) -> server.fails(Endpoint.USER, 9, 401, "Authorization header was not given"),
                    """
                    BLOCK"""),
            new Refusal(
                    "organization-not-found",
                    (server, properties) -> properties.setProperty("nightly.organization", "scientific-pyhton"),
                    """
                    BLOCK"""),
            new Refusal(
                    "not-authorized",
                    (server, properties) -> server.group(ORGANIZATION, PROJECT).permission("read"),
                    """
                    BLOCK"""),
            new Refusal("may-not-create-package", (server, properties) -> elsewhere(server, properties), """
                    BLOCK"""),
            new Refusal(
                    "not-found-or-hidden",
                    (server, properties) -> server.hidesUnauthorizedPackages()
                            .group(ORGANIZATION, PROJECT)
                            .permission("read"),
                    """
                    BLOCK"""),
            new Refusal(
                    "quota-exceeded",
                    (server, properties) -> server.refuses(
                            Endpoint.COMMIT, WINDOWS, 402, "Storage requirements exceeded (3221225472 bytes)."),
                    """
                    BLOCK"""),
            new Refusal("storage-refused", (server, properties) -> server.storageFails(2, 400, "EntityTooLarge"), """
                    BLOCK"""),
            new Refusal("server-error", (server, properties) -> server.fails(Endpoint.STAGE, 99, 500), """
                    BLOCK"""),
            new Refusal("unreachable", (server, properties) -> server.close(), """
                    BLOCK"""),
            new Refusal(
                    "tls-failure",
                    (server, properties) -> properties.setProperty(
                            "nightly.apiUrl", server.apiUrl().replace("http:", "https:")),
                    """
                    BLOCK"""),
            new Refusal("read-only", (server, properties) -> server.readOnly(), """
                    BLOCK"""),
            new Refusal("verification-failed", (server, properties) -> server.reportsOtherSha256(WINDOWS), """
                    BLOCK"""),
            new Refusal(
                    "missing-after-failed-replacement",
                    (server, properties) -> server.distribution(
                                    ORGANIZATION,
                                    PROJECT,
                                    VERSION,
                                    WINDOWS,
                                    "last night's".getBytes(StandardCharsets.UTF_8),
                                    "main")
                            .refuses(WINDOWS, 500, "failed on purpose"),
                    """
                    BLOCK"""));
}
