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
                    No upload token was found: looked at environment variable NO_SUCH_TOKEN and settings.xml <server id="anaconda.org">. settings.xml has these servers: releases.
                            channel    scientific-python-nightly-wheels (nothing was changed)
                            remedy     make a token at https://anaconda.org/settings/access with "Allow uploads to Standard Python repositories",
                                       "Allow read access to the API site" and "Allow write access to the API site", put it into
                                       environment variable NO_SUCH_TOKEN or into the <password> of settings.xml <server id="anaconda.org">, run again;
                                       on a pull request from a fork the CI gives no secrets: use -Dnightly.dryRun there
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#token-missing"""),
            new Refusal(
                    "token-malformed",
                    (server, properties) ->
                            properties.setProperty("nightly.tokenEnvironmentVariable", "MALFORMED_TOKEN"),
                    """
                    The upload token holds a space, which no token does.
                            token      environment variable MALFORMED_TOKEN
                            channel    scientific-python-nightly-wheels (nothing was changed)
                            remedy     copy the token again, without quotes, spaces or a line end, into environment variable MALFORMED_TOKEN, run again
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#token-malformed"""),
            new Refusal(
                    "token-revoked", (server, properties) -> server.token(TOKEN).revoked(), """
                    The server refuses the upload token: it was revoked, or replaced by a newer one.
                            token      environment variable ANACONDA_ORG_UPLOAD_TOKEN; whose it is, the server does not say
                            channel    scientific-python-nightly-wheels (nothing was changed)
                            remedy     make a token at https://anaconda.org/settings/access with "Allow uploads to Standard Python repositories",
                                       "Allow read access to the API site" and "Allow write access to the API site", put it into
                                       environment variable ANACONDA_ORG_UPLOAD_TOKEN, run again;
                                       ask the account's other users who replaced it
                            server     401 "Authorization token is no longer valid" (ask whose token it is)
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#token-revoked"""),
            new Refusal(
                    "token-rejected",
                    (server, properties) -> server.fails(Endpoint.USER, 9, 401, "The moon is full"),
                    """
                    The server refuses the upload token.
                            token      environment variable ANACONDA_ORG_UPLOAD_TOKEN; whose it is, the server does not say
                            channel    scientific-python-nightly-wheels (nothing was changed)
                            remedy     make a token at https://anaconda.org/settings/access with "Allow uploads to Standard Python repositories",
                                       "Allow read access to the API site" and "Allow write access to the API site", put it into
                                       environment variable ANACONDA_ORG_UPLOAD_TOKEN, run again
                            server     401 "The moon is full" (ask whose token it is)
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#token-rejected"""),
            new Refusal(
                    "token-expired", (server, properties) -> server.token(TOKEN).expires(Instant.EPOCH), """
                    The upload token expired.
                            token      environment variable ANACONDA_ORG_UPLOAD_TOKEN; whose it is, the server does not say
                            channel    scientific-python-nightly-wheels (nothing was changed)
                            remedy     make a token at https://anaconda.org/settings/access with "Allow uploads to Standard Python repositories",
                                       "Allow read access to the API site" and "Allow write access to the API site", put it into
                                       environment variable ANACONDA_ORG_UPLOAD_TOKEN, run again;
                                       replace every copy of it: repository secret, environment secret, other CI
                            server     401 "Authentication token has expired" (ask whose token it is)
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#token-expired"""),
            new Refusal(
                    "token-wrong-scope",
                    (server, properties) -> server.token(TOKEN).scopes("api:read", "pypi:upload"),
                    """
                    The upload token lacks the scope api:write ("Allow write access to the API site").
                            token      environment variable ANACONDA_ORG_UPLOAD_TOKEN, account jdoe
                            channel    scientific-python-nightly-wheels (nothing was changed)
                            remedy     make a token at https://anaconda.org/settings/access with "Allow uploads to Standard Python repositories",
                                       "Allow read access to the API site" and "Allow write access to the API site", put it into
                                       environment variable ANACONDA_ORG_UPLOAD_TOKEN, run again
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#token-wrong-scope"""),
            new Refusal(
                    "token-wrong-scopes",
                    (server, properties) -> {
                        properties.setProperty("nightly.excludes", "*linux*");
                        server.token(TOKEN).scopes("api:read");
                    },
                    """
                    The upload token lacks the scopes api:write ("Allow write access to the API site"), pypi:upload ("Allow uploads to Standard Python repositories").
                            token      environment variable ANACONDA_ORG_UPLOAD_TOKEN, account jdoe
                            channel    scientific-python-nightly-wheels (nothing was changed)
                            remedy     make a token at https://anaconda.org/settings/access with "Allow uploads to Standard Python repositories",
                                       "Allow read access to the API site" and "Allow write access to the API site", put it into
                                       environment variable ANACONDA_ORG_UPLOAD_TOKEN, run again
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#token-wrong-scope"""),
            new Refusal(
                    "token-not-received",
                    (server, properties) -> server.fails(Endpoint.USER, 9, 401, "Authorization header was not given"),
                    """
                    The server says that it received no token, although one was sent.
                            token      environment variable ANACONDA_ORG_UPLOAD_TOKEN; whose it is, the server does not say
                            channel    scientific-python-nightly-wheels (nothing was changed)
                            remedy     check <apiUrl> (-Dnightly.apiUrl), and that no proxy on the way removes the Authorization header
                            server     401 "Authorization header was not given" (ask whose token it is)
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#token-not-received"""),
            new Refusal(
                    "organization-not-found",
                    (server, properties) -> properties.setProperty("nightly.organization", "scientific-pyhton"),
                    """
                    There is no organization scientific-pyhton on the server.
                            channel    scientific-pyhton (nothing was changed)
                            remedy     check <organization> (-Dnightly.organization) and <apiUrl> (-Dnightly.apiUrl)
                            server     404 ""scientific-pyhton" could not be found" (look up the organization)
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#organization-not-found"""),
            new Refusal(
                    "not-authorized",
                    (server, properties) -> server.group(ORGANIZATION, PROJECT).permission("read"),
                    """
                    The account jdoe may not upload demo to scientific-python-nightly-wheels: it is no member of the organization, or not in the project's group.
                            token      environment variable ANACONDA_ORG_UPLOAD_TOKEN, account jdoe
                            channel    scientific-python-nightly-wheels (nothing was changed)
                            remedy     ask an administrator of scientific-python-nightly-wheels, in an issue at https://github.com/scientific-python/upload-nightly-action/issues
                                       to add the account jdoe to the group of the project demo;
                                       the token must be made by that personal account, not by another organization
                            server     401 "User is not authorized to perform this operation" (create the release demo 1.0.dev20261122)
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#not-authorized"""),
            new Refusal("may-not-create-package", (server, properties) -> elsewhere(server, properties), """
                    The project demo is not on the channel my-nightlies, and the account jdoe may not create it.
                            token      environment variable ANACONDA_ORG_UPLOAD_TOKEN, account jdoe
                            channel    my-nightlies (nothing was changed)
                            remedy     ask an administrator of my-nightlies
                                       to upload the first wheel, to create the group of the project and to add the account jdoe to it
                            server     401 "User "<User: _login=jdoe>" has not enough permissions to create "<User: _login=my-nightlies>/demo" package" (create the project demo)
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#may-not-create-package"""),
            new Refusal(
                    "not-found-or-hidden",
                    (server, properties) -> server.hidesUnauthorizedPackages()
                            .group(ORGANIZATION, PROJECT)
                            .permission("read"),
                    """
                    The server hides the project demo of scientific-python-nightly-wheels from the account jdoe, as it does when the account has no rights to it.
                            token      environment variable ANACONDA_ORG_UPLOAD_TOKEN, account jdoe
                            channel    scientific-python-nightly-wheels (nothing was changed)
                            remedy     check that the token was made by an account in the group of the project demo (in the past this followed
                                       a change of token or organization); if it was not,
                                       ask an administrator of scientific-python-nightly-wheels, in an issue at https://github.com/scientific-python/upload-nightly-action/issues
                            server     404 ""demo" could not be found" (create the release demo 1.0.dev20261122)
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#not-found-or-hidden"""),
            new Refusal(
                    "quota-exceeded",
                    (server, properties) -> server.refuses(
                            Endpoint.COMMIT, WINDOWS, 402, "Storage requirements exceeded (3221225472 bytes)."),
                    """
                    The storage of scientific-python-nightly-wheels is full.
                            channel    scientific-python-nightly-wheels
                                       not published: demo-1.0.dev20261122-cp312-cp312-win_amd64.whl
                                       published: demo-1.0.dev20261122-cp312-cp312-manylinux_2_28_x86_64.whl
                                       created: the release demo 1.0.dev20261122
                            remedy     prune old versions with -Dnightly.keepVersions=NUMBER, or delete them at https://anaconda.org/scientific-python-nightly-wheels, or ask its administrators to;
                                       freed space may take hours to count; then run again;
                                       to learn it before the first byte next time, set -Dnightly.quota=SIZE
                            server     402 "Storage requirements exceeded (3221225472 bytes)." (commit demo-1.0.dev20261122-cp312-cp312-win_amd64.whl)
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#quota-exceeded"""),
            new Refusal("storage-refused", (server, properties) -> server.storageFails(2, 400, "EntityTooLarge"), """
                    The storage refused demo-1.0.dev20261122-cp312-cp312-manylinux_2_28_x86_64.whl: 400 EntityTooLarge "failed on purpose", request id ID.
                            channel    scientific-python-nightly-wheels
                                       not published: demo-1.0.dev20261122-cp312-cp312-manylinux_2_28_x86_64.whl
                                       not published: demo-1.0.dev20261122-cp312-cp312-win_amd64.whl
                                       created: the release demo 1.0.dev20261122
                            remedy     make the wheel smaller, as the storage takes no file of that size, or ask anaconda.org to allow more
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#storage-refused"""),
            new Refusal("server-error", (server, properties) -> server.fails(Endpoint.STAGE, 99, 500), """
                    The server failed, and kept failing: stage demo-1.0.dev20261122-cp312-cp312-manylinux_2_28_x86_64.whl.
                            channel    scientific-python-nightly-wheels
                                       not published: demo-1.0.dev20261122-cp312-cp312-manylinux_2_28_x86_64.whl
                                       not published: demo-1.0.dev20261122-cp312-cp312-win_amd64.whl
                                       created: the release demo 1.0.dev20261122
                            remedy     run again later: what is published stays, the rest is sent;
                                       https://anaconda.statuspage.io shows known outages
                            server     500 "failed on purpose (cf-ray RAY)" (stage demo-1.0.dev20261122-cp312-cp312-manylinux_2_28_x86_64.whl)
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#server-error"""),
            new Refusal("unreachable", (server, properties) -> server.close(), """
                    Nothing could be found out from http://SERVER: No answer from SERVER (look up the organization): the connection was refused.
                            channel    scientific-python-nightly-wheels (nothing was changed)
                            remedy     check the network of this machine, <proxies> in settings.xml and <apiUrl> (-Dnightly.apiUrl), run again
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#nothing-told"""),
            new Refusal(
                    "tls-failure",
                    (server, properties) -> properties.setProperty(
                            "nightly.apiUrl", server.apiUrl().replace("http:", "https:")),
                    """
                    No trusted TLS connection to SERVER: Received fatal alert: protocol_version.
                            channel    scientific-python-nightly-wheels (nothing was changed)
                            remedy     if a company proxy re-signs traffic, add its CA to a trust store and name that in MAVEN_OPTS with
                                       -Djavax.net.ssl.trustStore=FILE; check the clock of this machine
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#tls-failure"""),
            new Refusal("read-only", (server, properties) -> server.readOnly(), """
                    The server announces that it takes no uploads now (response header X-Anaconda-Read-Only).
                            channel    scientific-python-nightly-wheels (nothing was changed)
                            remedy     run again later; the server's operators end this mode, nothing in the build does
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#read-only"""),
            new Refusal("verification-failed", (server, properties) -> server.reportsOtherSha256(WINDOWS), """
                    The channel's record of demo-1.0.dev20261122-cp312-cp312-win_amd64.whl is not as it should be: sha256 is 0000000000000000000000000000000000000000000000000000000000000000, not e330f3d7406e71f0aaa6a31a7af448360fa6d559e42e1edb9ffb9277159a2faa.
                            channel    scientific-python-nightly-wheels
                                       not known: demo-1.0.dev20261122-cp312-cp312-win_amd64.whl
                                       published: demo-1.0.dev20261122-cp312-cp312-manylinux_2_28_x86_64.whl
                                       created: the release demo 1.0.dev20261122
                            remedy     run again; if it stays so, delete demo-1.0.dev20261122-cp312-cp312-win_amd64.whl on the channel's web page and run again
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#verification-failed"""),
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
                    The server failed, and kept failing: stage demo-1.0.dev20261122-cp312-cp312-win_amd64.whl.
                            channel    scientific-python-nightly-wheels
                                       MISSING now: demo-1.0.dev20261122-cp312-cp312-win_amd64.whl
                                       published: demo-1.0.dev20261122-cp312-cp312-manylinux_2_28_x86_64.whl
                            put back   mvn … "-Dnightly.includes=**/demo-1.0.dev20261122-cp312-cp312-win_amd64.whl"
                            remedy     put the missing file back with the command above, as nobody can install it until then;
                                       run again later: what is published stays, the rest is sent;
                                       https://anaconda.statuspage.io shows known outages
                            server     500 "failed on purpose (cf-ray RAY)" (stage demo-1.0.dev20261122-cp312-cp312-win_amd64.whl)
                            more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#server-error"""));
}
