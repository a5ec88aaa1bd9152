package io.github.nightlywheels.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A kind of request the fake answers; faults, hooks and counts are kept per endpoint. */
public enum Endpoint {
    ROOT(Access.PUBLIC, "HEAD /", "GET /"),
    USER(Access.TOKEN, "GET /user"),
    USER_ORGANIZATIONS(Access.TOKEN, "GET /user/orgs"),
    ACCOUNT(Access.PUBLIC, "GET /user/{owner}"),
    ACCOUNT_ORGANIZATIONS(Access.PUBLIC, "GET /users/{owner}/orgs"),
    AUTHENTICATION(Access.TOKEN, "GET /authentication"),
    AUTHENTICATIONS(Access.TOKEN, "GET /authentications"),
    AUTHENTICATION_TYPE(Access.PUBLIC, "GET /authentication-type"),
    SCOPES(Access.PUBLIC, "GET /scopes"),
    GROUPS(Access.TOKEN, "GET /groups/{owner}"),
    GROUP(Access.TOKEN, "GET /group/{owner}/{group}"),
    GROUP_MEMBERS(Access.TOKEN, "GET /group/{owner}/{group}/members"),
    GROUP_MEMBER(Access.TOKEN, "GET /group/{owner}/{group}/members/{user}"),
    GROUP_PACKAGES(Access.TOKEN, "GET /group/{owner}/{group}/packages"),
    PACKAGES(Access.PUBLIC, "GET /packages/{owner}"),
    COLLABORATORS(Access.TOKEN, "GET /packages/{owner}/{name}/collaborators"),
    PACKAGE_GET(Access.PUBLIC, "GET /package/{owner}/{name}"),
    PACKAGE_FILES(Access.PUBLIC, "GET /package/{owner}/{name}/files"),
    PACKAGE_CREATE(Access.WRITE, "POST /package/{owner}/{name}"),
    PACKAGE_UPDATE(Access.WRITE, "PATCH /package/{owner}/{name}"),
    PACKAGE_DELETE(Access.WRITE, "DELETE /package/{owner}/{name}"),
    RELEASE_GET(Access.PUBLIC, "GET /release/{owner}/{name}/{version}"),
    RELEASE_CREATE(Access.WRITE, "POST /release/{owner}/{name}/{version}"),
    RELEASE_UPDATE(Access.WRITE, "PATCH /release/{owner}/{name}/{version}"),
    RELEASE_DELETE(Access.WRITE, "DELETE /release/{owner}/{name}/{version}"),
    STAGE(Access.WRITE, "POST /stage/{owner}/{name}/{version}/{basename}"),
    COMMIT(Access.WRITE, "POST /commit/{owner}/{name}/{version}/{basename}"),
    DIST_GET(Access.PUBLIC, "GET /dist/{owner}/{name}/{version}/{basename}"),
    DIST_DELETE(
            Access.WRITE,
            "DELETE /dist/{owner}/{name}/{version}/{basename}",
            "DELETE /dist/{owner}/{name}/{version}/-/{id}"),
    DOWNLOAD(
            Access.PUBLIC,
            "HEAD /download/{owner}/{name}/{version}/{basename}",
            "GET /download/{owner}/{name}/{version}/{basename}"),
    LABELS(Access.TOKEN, "GET /channels/{owner}"),
    LABEL(Access.TOKEN, "GET /channels/{owner}/{label}"),
    LABEL_ADD(Access.WRITE, "POST /channels/{owner}/{label}"),
    LABEL_REMOVE(Access.WRITE, "DELETE /channels/{owner}/{label}"),
    /** The form POST to the storage, which is another origin than the API. */
    STORAGE(Access.WRITE),
    /** A look at a stored object: where {@link #DOWNLOAD} leads. */
    STORAGE_GET(Access.PUBLIC),
    /** Whatever anaconda-api.md does not describe. */
    UNKNOWN(Access.PUBLIC);

    enum Access {
        PUBLIC,
        TOKEN,
        WRITE
    }

    /** An endpoint together with the decoded segments of one path. */
    record Match(Endpoint endpoint, Map<String, String> segments) {
        String owner() {
            return segments.getOrDefault("owner", "");
        }

        String name() {
            return segments.getOrDefault("name", "");
        }

        String version() {
            return segments.getOrDefault("version", "");
        }

        String basename() {
            return segments.getOrDefault("basename", "");
        }
    }

    private final Access access;
    private final String templates;

    Endpoint(Access access, String... templates) {
        this.access = access;
        this.templates = String.join("|", templates);
    }

    /** Whether a request here changes something where it is accepted. */
    public boolean isWrite() {
        return access == Access.WRITE;
    }

    /** Whether a request here has a JSON body. */
    boolean wantsBody() {
        return this == LABEL_REMOVE || templates.matches("(?:POST|PATCH) .*");
    }

    Access access() {
        return access;
    }

    static Match match(String method, List<String> path) {
        for (Endpoint endpoint : values()) {
            for (String template : endpoint.templates.split("\\|", -1)) {
                Optional<Map<String, String>> segments = segments(template, method, path);
                if (segments.isPresent()) {
                    return new Match(endpoint, segments.get());
                }
            }
        }
        return new Match(UNKNOWN, Map.of());
    }

    private static Optional<Map<String, String>> segments(String template, String method, List<String> path) {
        if (template.isEmpty()) {
            return Optional.empty();
        }
        int space = template.indexOf(' ');
        List<String> expected = List.of(template.substring(space + 2).split("/", -1));
        if (!template.substring(0, space).equals(method) || expected.size() != path.size()) {
            return Optional.empty();
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < path.size(); i++) {
            if (expected.get(i).startsWith("{")) {
                found.put(expected.get(i).substring(1, expected.get(i).length() - 1), path.get(i));
            } else if (!expected.get(i).equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }
}
