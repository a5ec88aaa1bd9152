package io.github.nightlywheels.fake;

import java.util.Optional;

/** Who may do what, in the literal words of anaconda-api.md section 3. */
final class Guard {
    static final String EXPIRED = "Authentication token has expired";
    static final String REVOKED = "Authorization token is no longer valid";
    static final String MISSING = "Authorization header was not given";
    static final String NOT_AUTHORIZED = "User is not authorized to perform this operation";
    static final String NO_BEARER = "Bearer token authentication is not enabled";
    private static final String SCOPE =
            "Authentication token does not have the sufficient scope to perform this action expected: ";

    private final World world;
    private final RequestLog log;

    Guard(World world, RequestLog log) {
        this.world = world;
        this.log = log;
    }

    /** What the token itself forbids, whatever its holder may do. */
    Optional<Answer> refuse(Endpoint endpoint, String authorization) {
        boolean isPublic = endpoint.access() == Endpoint.Access.PUBLIC;
        if (authorization.isEmpty()) {
            return isPublic ? Optional.empty() : unauthorized(MISSING);
        }
        if (!authorization.matches("token [\\x21-\\x7e]+")) {
            log.violation("the Authorization header is not of the form 'token …' at " + endpoint);
            return unauthorized(MISSING);
        }
        Optional<FakeToken> token = token(authorization);
        if (token.isPresent() && token.get().isAnacondaComKey()) {
            return isPublic ? Optional.empty() : unauthorized(NO_BEARER);
        }
        if (token.isEmpty() || token.get().isRevoked()) {
            return isPublic ? Optional.empty() : unauthorized(REVOKED);
        }
        if (token.get().isExpired(world.now())) {
            return isPublic ? Optional.empty() : unauthorized(EXPIRED);
        }
        if (!token.get().mayRead()) {
            return unauthorized(SCOPE + "api:read");
        }
        if (endpoint.isWrite() && !token.get().mayWrite()) {
            return unauthorized(SCOPE + "api:write");
        }
        if (world.asksForUploadScope
                && endpoint == Endpoint.STAGE
                && !token.get().mayUpload()) {
            return unauthorized(SCOPE + "pypi:upload");
        }
        return Optional.empty();
    }

    Optional<FakeToken> token(String authorization) {
        return Optional.ofNullable(world.tokens.get(authorization.replaceFirst("^token ", "")));
    }

    /** What the token's holder may not do here. */
    Optional<Answer> refuseHolder(Endpoint.Match at, String login) {
        Endpoint endpoint = at.endpoint();
        String owner = at.owner();
        String name = at.name();
        if (!endpoint.isWrite()) {
            return refuseReader(at, login);
        }
        if (!world.exists(owner)) {
            return notFound(owner);
        }
        if (endpoint == Endpoint.PACKAGE_CREATE) {
            return world.owns(login, owner)
                    ? Optional.empty()
                    : unauthorized(
                            "User \"<User: _login=%s>\" has not enough permissions to create \"<User: _login=%s>/%s\" package"
                                    .formatted(login, owner, name));
        }
        boolean known = world.catalogue.find(owner, name).isPresent();
        boolean ownersOnly = endpoint == Endpoint.PACKAGE_DELETE
                || name.isEmpty() // the labels of all packages
                || (world.labelsNeedOwner && LabelEndpoints.WRITES.contains(endpoint));
        boolean allowed = ownersOnly ? world.owns(login, owner) : world.mayWrite(login, owner, name);
        if ((!known && !name.isEmpty()) || (!allowed && world.hidesUnauthorizedPackages)) {
            return notFound(name);
        }
        return allowed ? Optional.empty() : unauthorized(NOT_AUTHORIZED);
    }

    private Optional<Answer> refuseReader(Endpoint.Match at, String login) {
        boolean membersOnly =
                at.endpoint().access() == Endpoint.Access.TOKEN && !at.owner().isEmpty();
        if (!membersOnly) {
            return Optional.empty();
        }
        if (!world.exists(at.owner())) {
            return notFound(at.owner());
        }
        boolean isAboutLabels = at.endpoint() == Endpoint.LABELS || at.endpoint() == Endpoint.LABEL;
        if (isAboutLabels && !world.showsLabelsToMembers && !world.owns(login, at.owner())) {
            return unauthorized(NOT_AUTHORIZED);
        }
        if (world.groupsRefusal.isPresent() && !world.owns(login, at.owner())) {
            return world.groupsRefusal;
        }
        return world.belongsTo(login, at.owner()) ? Optional.empty() : unauthorized(NOT_AUTHORIZED);
    }

    static Optional<Answer> notFound(String name) {
        return Optional.of(Answer.error(404, "\"" + name + "\" could not be found"));
    }

    private static Optional<Answer> unauthorized(String text) {
        return Optional.of(Answer.error(401, text));
    }
}
