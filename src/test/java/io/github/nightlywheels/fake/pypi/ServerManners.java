package io.github.nightlywheels.fake.pypi;

import java.util.function.BiFunction;
import java.util.function.Function;

/** What each server answers, and how it shows what it has ({@code pypi-upload-api.md} sections 2.1, 2.2 and 3). */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
public enum ServerManners {
    PYPI(
            file -> Reply.empty(200),
            (file, same) -> same
                    ? Reply.empty(200)
                    : PypiWords.refusal(
                            400,
                            "File already exists ('" + file.filename()
                                    + "', with blake2_256 hash '" + file.digest(StoredFile.BLAKE2)
                                    + "'). See https://pypi.org/help/#file-name-reuse for more information."),
            Shows.JSON),
    GITLAB(
            file -> Reply.json(201, "{\"message\":\"201 Created\"}"),
            (file, same) -> Reply.json(400, "{\"message\":\"Validation failed: File name has already been taken\"}"),
            Shows.SENT_SHA256),
    NEXUS(
            file -> Reply.empty(200),
            (file, same) -> Reply.html(
                            400,
                            "400 - Nexus Repository Manager",
                            "Repository does not allow updating assets: pypi-hosted")
                    .because("Repository does not allow updating assets: pypi-hosted"),
            Shows.MD5),
    NEXUS_H2(
            file -> Reply.empty(200),
            (file, same) -> Reply.empty(400).because("pypi-hosted/packages/demo cannot be updated"),
            Shows.MD5),
    ARTIFACTORY(
            file -> Reply.empty(200),
            (file, same) -> Reply.json(
                    403,
                    "{\"errors\":[{\"status\":403,\"message\":\"Not enough permissions to overwrite artifact 'pypi-local:demo'\"}]}"),
            Shows.MD5),
    CODEARTIFACT(
            file -> Reply.empty(200),
            (file, same) -> same
                    ? Reply.empty(200)
                    : Reply.json(409, "{\"message\":\"Package version asset already exists with different content\"}"),
            Shows.SHA256),
    GOOGLE(
            file -> Reply.empty(200),
            (file, same) -> Reply.of(400, "text/plain", "Requested entity already exists."),
            Shows.NOTHING),
    AZURE(
            file -> Reply.empty(202),
            (file, same) -> Reply.json(
                    409,
                    "{\"message\":\"The feed 'F' already contains file '" + file.filename()
                            + "' in package 'demo'\",\"typeKey\":\"PackageAlreadyExistsException\"}"),
            Shows.SHA256),
    DEVPI(
            file -> Reply.empty(200),
            (file, same) -> same
                    ? Reply.empty(200).because("Upload of identical file to non volatile index.")
                    : Reply.empty(409).because(file.filename() + " already exists in non-volatile index"),
            Shows.JSON),
    PYPISERVER(
            file -> Reply.empty(200),
            (file, same) -> Reply.html(
                    409,
                    "Error: 409 Conflict",
                    "Package '" + file.filename() + "' already exists! You can start the server with `--overwrite`."),
            Shows.SHA256),
    GITEA(
            file -> Reply.empty(201),
            (file, same) -> Reply.of(400, "text/plain", "package file already exists"),
            Shows.DASHED),
    FORGEJO(
            file -> Reply.empty(201),
            (file, same) -> Reply.of(409, "text/plain", "package file already exists"),
            Shows.SHA256),
    PULP(
            file -> Reply.json(202, "{\"task\":\"/pulp/api/v3/tasks/1/\"}"),
            (file, same) -> Reply.empty(400).because("Package " + file.filename() + " already exists in index"),
            Shows.SHA256),
    /** Pulp with {@code PYTHON_GROUP_UPLOADS}. */
    PULP_GROUPS(
            file -> Reply.json(
                    200,
                    "{\"session\":\"8a7f\",\"task\":\"/pulp/api/v3/tasks/1/\",\"task_start_time\":\"2026-11-22T01:02:03Z\"}"),
            PULP.again,
            Shows.SHA256),
    CLOUDSMITH(file -> Reply.empty(201), (file, same) -> Reply.empty(201), Shows.SHA256),
    ARTIPIE(file -> Reply.empty(201), (file, same) -> Reply.empty(201), Shows.SHA256);

    /** How an index shows digests. */
    enum Shows {
        /** JSON for those who want it, with SHA-256; and HTML. */
        JSON,
        SHA256,
        /** The SHA-256 that the client has sent. */
        SENT_SHA256,
        /** {@code #sha256-} in place of {@code #sha256=}. */
        DASHED,
        MD5,
        /** SHA-512 in place of SHA-256; in JSON beside MD5. */
        SHA512,
        NOTHING
    }

    private final Function<StoredFile, Reply> stored;
    private final BiFunction<StoredFile, Boolean, Reply> again;
    private final Shows shows;

    ServerManners(Function<StoredFile, Reply> stored, BiFunction<StoredFile, Boolean, Reply> again, Shows shows) {
        this.stored = stored;
        this.again = again;
        this.shows = shows;
    }

    Reply stored(StoredFile file) {
        return stored.apply(file);
    }

    Reply again(StoredFile file, boolean same) {
        return again.apply(file, same);
    }

    Shows shows() {
        return shows;
    }

    /** How it words a refusal: in the body, in the reason phrase, in both, or nowhere. */
    Reply refusal(int status, String words) {
        String json = words.replace("\\", "\\\\").replace("\"", "\\\"");
        return switch (this) {
            case PYPI -> PypiWords.refusal(status, words);
            case NEXUS ->
                Reply.html(status, status + " - Nexus Repository Manager", words)
                        .because(words);
            case NEXUS_H2, DEVPI, PULP, PULP_GROUPS -> Reply.empty(status).because(words);
            case ARTIFACTORY ->
                Reply.json(status, "{\"errors\":[{\"status\":" + status + ",\"message\":\"" + json + "\"}]}");
            case GITLAB, CODEARTIFACT, AZURE, CLOUDSMITH -> Reply.json(status, "{\"message\":\"" + json + "\"}");
            case GOOGLE, GITEA, FORGEJO -> Reply.of(status, "text/plain", words);
            case PYPISERVER -> Reply.html(status, "Error: " + status, words);
            case ARTIPIE -> Reply.empty(status);
        };
    }

    /** How it refuses who may not upload; with wrong credentials pypiserver answers otherwise than without any. */
    Reply refusesSender(boolean hasCredentials) {
        return this == PYPISERVER && hasCredentials
                ? Reply.empty(403)
                : Reply.empty(401).with("WWW-Authenticate", "Basic realm=\"pypi\"");
    }

    /** What it says of a wrong digest. Not all of them look, or are known to: the fake does for all. */
    String wrongDigest() {
        return switch (this) {
            case NEXUS, NEXUS_H2 -> "Digests do not match, found: X, expected: Y";
            case GITEA, FORGEJO -> "hash mismatch";
            default -> FileChecks.WRONG_DIGEST;
        };
    }

    /** Whether a file of the same name replaces the other as long as nothing else is said. */
    boolean overwrites() {
        return this == CLOUDSMITH || this == ARTIPIE;
    }
}
