package io.github.nightlywheels.channel.pypi;

import static io.github.nightlywheels.fake.pypi.ServerManners.ARTIFACTORY;
import static io.github.nightlywheels.fake.pypi.ServerManners.ARTIPIE;
import static io.github.nightlywheels.fake.pypi.ServerManners.AZURE;
import static io.github.nightlywheels.fake.pypi.ServerManners.DEVPI;
import static io.github.nightlywheels.fake.pypi.ServerManners.FORGEJO;
import static io.github.nightlywheels.fake.pypi.ServerManners.GITEA;
import static io.github.nightlywheels.fake.pypi.ServerManners.GITLAB;
import static io.github.nightlywheels.fake.pypi.ServerManners.NEXUS;
import static io.github.nightlywheels.fake.pypi.ServerManners.NEXUS_H2;
import static io.github.nightlywheels.fake.pypi.ServerManners.PULP;
import static io.github.nightlywheels.fake.pypi.ServerManners.PYPI;
import static io.github.nightlywheels.fake.pypi.ServerManners.PYPISERVER;

import io.github.nightlywheels.fake.pypi.ServerManners;
import java.util.List;

/** What servers say when they refuse a file: {@code pypi-upload-api.md} sections 2.1 to 2.3. */
public final class KnownRefusals {
    /**
     * A refusal.
     *
     * @param server who answers so
     * @param status the status
     * @param words what it says
     * @param code the code of the failure that it becomes
     * @param remedy what the remedy holds
     */
    public record Refusal(ServerManners server, int status, String words, String code, String remedy) {}

    private static final String NEW_VERSION = "build with another version";
    private static final String TOKEN = "make an API token for the project demo";
    private static final String CREDENTIALS = "put valid credentials into the test";
    private static final String RIGHT = "have an owner of demo";
    private static final String ACCOUNT = "verify its e-mail address and set up two-factor authentication";
    private static final String LATER = "run again later";
    private static final String OTHER_NAME = "choose another name for the project";
    private static final String SMALLER = "make the wheel smaller, or have the limit raised";
    private static final String SPACE = "delete old releases of demo";
    private static final String PROXY = "find the proxy on the way that changes what is sent";
    private static final String FIELD = "correct the field that the server names";
    private static final String URL = "set apiUrl to the upload URL, which is not the simple index that pip reads";
    private static final String SERVER_SAYS = "do what the server says";

    /** All of them. */
    public static final List<Refusal> ALL = List.of(
            of(
                    PYPI,
                    400,
                    "File already exists ('demo-1.0.dev1-py3-none-any.whl', with blake2_256 hash '00'). See"
                            + " https://pypi.org/help/#file-name-reuse for more information.",
                    "file-exists",
                    "give each night its own version"),
            of(
                    PYPI,
                    400,
                    "This filename was previously used by a file that has since been deleted. Use a different version.",
                    "filename-used",
                    NEW_VERSION),
            of(
                    PYPI,
                    400,
                    "Uploading new files to releases older than 14 days is not allowed.",
                    "release-closed",
                    "upload all wheels of a release within its first 14 days"),
            of(PYPI, 400, "Only one sdist may be uploaded per release.", "second-sdist", "or leave demo-1.0.dev1"),
            of(
                    PYPI,
                    403,
                    "Invalid or non-existent authentication information. See https://pypi.org/help/#invalid-auth for"
                            + " more information.",
                    "credentials-refused",
                    CREDENTIALS),
            of(
                    PYPI,
                    403,
                    "Username/Password authentication is no longer supported. Migrate to API Tokens or Trusted"
                            + " Publishers instead.",
                    "pypi-password",
                    "leave the user name out, or set it to __token__"),
            of(
                    PYPI,
                    403,
                    "Invalid API Token: project-scoped token is not valid for project: 'demo'",
                    "api-token-invalid",
                    TOKEN),
            of(
                    PYPI,
                    403,
                    "The user 'jane' isn't allowed to upload to project 'demo'. See https://pypi.org/help/",
                    "upload-not-allowed",
                    RIGHT),
            of(
                    PYPI,
                    403,
                    "The given token isn't allowed to upload to project 'demo'. See https://pypi.org/help/",
                    "upload-not-allowed",
                    RIGHT),
            of(
                    PYPI,
                    403,
                    "User 'jane' does not have a verified primary email address. Please add a verified primary email"
                            + " before attempting to upload to PyPI.",
                    "account-incomplete",
                    ACCOUNT),
            of(
                    PYPI,
                    403,
                    "User 'jane' does not have two-factor authentication enabled. Please enable two-factor"
                            + " authentication before attempting to upload to PyPI.",
                    "account-incomplete",
                    ACCOUNT),
            of(PYPI, 403, "Read-only mode: Uploads are temporarily disabled.", "uploads-stopped", LATER),
            of(PYPI, 403, "New uploads are temporarily disabled. See https://pypi.org", "uploads-stopped", LATER),
            of(
                    PYPI,
                    400,
                    "Non-user identities cannot create new projects. This was probably caused by successfully using a"
                            + " pending publisher but specifying the project name incorrectly",
                    "publisher-cannot-create",
                    "add a pending publisher for demo, spelled so"),
            of(
                    PYPI,
                    400,
                    "The name 'demo' is too similar to an existing project. See https://pypi.org",
                    "name-taken",
                    OTHER_NAME),
            of(PYPI, 400, "The name 'demo' isn't allowed. See https://pypi.org", "name-taken", OTHER_NAME),
            of(
                    PYPI,
                    400,
                    "The name 'demo' isn't allowed (conflict with Python Standard Library module name). See"
                            + " https://pypi.org/help/#project-name for more information.",
                    "name-taken",
                    OTHER_NAME),
            of(
                    PYPI,
                    409,
                    "The name 'demo' conflicts with an existing project. See https://pypi.org",
                    "name-taken",
                    "if two jobs have just created it at the same time, run again"),
            of(
                    PYPI,
                    403,
                    "New project registration temporarily disabled. See https://pypi.org",
                    "new-projects-stopped",
                    LATER),
            of(PYPI, 429, "Too many new projects created", "new-projects-stopped", LATER),
            of(
                    PYPI,
                    400,
                    "File too large. Limit for project 'demo' is 100 MB. See https://pypi.org",
                    "file-too-large",
                    SMALLER),
            of(
                    PYPI,
                    400,
                    "Project size too large. Limit for project 'demo' total size is 10 GB.",
                    "project-full",
                    SPACE),
            of(
                    PYPI,
                    400,
                    "The digest supplied does not match a digest calculated from the uploaded file.",
                    "digest-mismatch",
                    PROXY),
            of(
                    PYPI,
                    400,
                    "'x y' is an invalid value for Name. Error: Start and end with a letter or numeral",
                    "metadata-refused",
                    FIELD),
            of(PYPI, 400, "Invalid value for filetype. Error: Use a known file type.", "metadata-refused", FIELD),
            of(
                    PYPI,
                    400,
                    "license-expression introduced in metadata version 2.4, not 2.1. See"
                            + " https://packaging.python.org/specifications/core-metadata for more information.",
                    "metadata-refused",
                    "goes away with an\nolder Metadata-Version"),
            of(
                    PYPI,
                    400,
                    "'Foo :: Bar' is not a valid classifier. See"
                            + " https://packaging.python.org/specifications/core-metadata for more information.",
                    "classifier-refused",
                    "https://pypi.org/classifiers/"),
            of(
                    PYPI,
                    400,
                    "The description failed to render in the default format of reStructuredText.",
                    "description-refused",
                    "set Description-Content-Type"),
            of(
                    PYPI,
                    400,
                    "Invalid distribution file. ZIP archive not accepted: ZIP contains a data descriptor. See"
                            + " https://docs.pypi.org/archives",
                    "file-refused",
                    "build the wheel again with a current tool"),
            of(
                    PYPI,
                    400,
                    "License-File LICENSE does not exist in distribution file demo-1.0.dev1-py3-none-any.whl at demo-1.0.dev1.dist-info/licenses/LICENSE",
                    "file-refused",
                    "build the wheel again with a current tool"),
            of(
                    PYPI,
                    400,
                    "Wheel 'demo-1.0.dev1-py3-none-any.whl' has invalid entry points defined in the entry_points.txt file",
                    "file-refused",
                    "build the wheel again with a current tool"),
            of(
                    PYPI,
                    400,
                    "Filename 'Demo-1.0.dev1-py3-none-any.whl' should contain the normalized project name 'demo', not 'Demo'.",
                    "file-refused",
                    "build the wheel again with a current tool"),
            of(
                    PYPI,
                    400,
                    "Start filename for 'demo' with 'demo'.",
                    "file-refused",
                    "build the wheel again with a current tool"),
            of(
                    PYPI,
                    400,
                    "Version in filename should be '1.0' not '1.0.dev1'.",
                    "file-refused",
                    "build the wheel again with a current tool"),
            of(
                    PYPI,
                    400,
                    "Binary wheel 'demo-1.0.dev1-py3-none-any.whl' has an unsupported platform tag 'linux_x86_64'.",
                    "platform-refused",
                    "repair Linux wheels with auditwheel"),
            of(
                    PYPI,
                    400,
                    "Organization account owning this project is inactive. Please contact support+orgs@pypi.org.",
                    "upload-refused",
                    SERVER_SAYS),
            of(
                    PYPI,
                    400,
                    "Invalid attestations supplied during upload: no trusted publisher",
                    "upload-refused",
                    SERVER_SAYS),
            of(PYPI, 405, "", "not-an-upload-url", URL),
            of(PYPI, 410, "", "not-an-upload-url", URL),
            of(GITLAB, 400, "requires_python is missing", "metadata-refused", FIELD),
            of(GITLAB, 400, "Description is too long", "metadata-refused", FIELD),
            of(GITLAB, 400, "File is too large", "file-too-large", SMALLER),
            of(GITLAB, 401, "401 Unauthorized", "credentials-refused", CREDENTIALS),
            of(GITLAB, 403, "403 Forbidden", "upload-not-allowed", RIGHT),
            of(GITLAB, 404, "404 Project Not Found", "not-an-upload-url", "answers so for missing rights too"),
            of(GITLAB, 422, "422 Unprocessable Entity", "upload-refused", SERVER_SAYS),
            of(NEXUS, 400, "Digests do not match, found: X, expected: ", "digest-mismatch", PROXY),
            of(NEXUS, 400, "pypi-hosted is read-only", "uploads-stopped", LATER),
            of(NEXUS, 400, "Repository is read only: pypi-hosted", "uploads-stopped", LATER),
            of(NEXUS, 503, "Nexus is in read-only mode", "uploads-stopped", LATER),
            of(NEXUS, 404, "", "not-an-upload-url", URL),
            of(
                    NEXUS_H2,
                    400,
                    "Repository path must have another '/' after initial '/'",
                    "not-an-upload-url",
                    "the pages on PyPI-compatible servers have it"),
            of(ARTIFACTORY, 401, "", "credentials-refused", "where none is given it is __token__"),
            of(ARTIFACTORY, 404, "Could not locate artifact 'pypi-local:demo'", "upload-not-allowed", RIGHT),
            of(AZURE, 400, "Metadata version '2.3' is unsupported", "metadata-refused", "older Metadata-Version"),
            of(AZURE, 400, "The email 'x' is invalid.", "metadata-refused", FIELD),
            of(DEVPI, 400, "invalid metadata: Invalid package name", "metadata-refused", FIELD),
            of(
                    DEVPI,
                    400,
                    "filename 'demo-1.0.dev1-py3-none-any.whl' does not contain version '1.0-dev1'",
                    "metadata-refused",
                    FIELD),
            of(
                    DEVPI,
                    400,
                    "filename 'demo-1.0.dev1-py3-none-any.whl' does not match project name 'demo'",
                    "metadata-refused",
                    FIELD),
            of(DEVPI, 401, "", "credentials-refused", CREDENTIALS),
            of(DEVPI, 403, "no permission to submit", "upload-not-allowed", RIGHT),
            of(DEVPI, 404, "cannot submit to mirror index", "not-an-upload-url", URL),
            of(PYPISERVER, 401, "", "credentials-refused", CREDENTIALS),
            of(PYPISERVER, 403, "", "upload-not-allowed", "for a wrong password or user name: check both"),
            of(PYPISERVER, 405, "", "not-an-upload-url", URL),
            of(PYPISERVER, 400, "", "upload-refused", SERVER_SAYS),
            of(GITEA, 400, "hash mismatch", "digest-mismatch", PROXY),
            of(GITEA, 400, "invalid name or version", "metadata-refused", FIELD),
            of(FORGEJO, 400, "hash mismatch", "digest-mismatch", PROXY),
            of(FORGEJO, 400, "invalid name or version", "metadata-refused", FIELD),
            of(FORGEJO, 403, "quota exceeded", "project-full", SPACE),
            of(PULP, 403, "Index is not allowing uploads", "uploads-stopped", LATER),
            of(ARTIPIE, 400, "", "upload-refused", "if it says nothing, look into its log"),
            of(PYPISERVER, 413, "nginx", "file-too-large", "also in the proxy (nginx: client_max_body_size)"),
            of(PYPISERVER, 410, "", "not-an-upload-url", URL),
            of(PYPISERVER, 411, "Length Required", "upload-refused", SERVER_SAYS),
            of(PYPISERVER, 507, "", "project-full", SPACE));

    private KnownRefusals() {}

    private static Refusal of(ServerManners server, int status, String words, String code, String remedy) {
        return new Refusal(server, status, words, code, remedy);
    }
}
