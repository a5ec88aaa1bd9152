package io.github.nightlywheels.fake.pypi;

import java.util.Optional;

/** Whether the project is there or may be made, and whether the sender may upload to it ({@code pypi-upload-api.md} section 2.1). */
final class ProjectChecks {
    private ProjectChecks() {}

    /** In the order of the table; only the conflict is known to come when the project is made, and so at the end. */
    static Optional<Reply> refuseNew(Submission upload, PypiWorld world) {
        String name = upload.project();
        Projects projects = world.projects;
        if (projects.contains(name)) {
            return Optional.empty();
        }
        if (world.uploader.isPublisher && !projects.isPending(name)) {
            return PypiWords.bad("Non-user identities cannot create new projects. This was probably caused by"
                    + " successfully using a pending publisher but specifying the project name incorrectly."
                    + PypiWords.HELP);
        }
        if (projects.isForbidden(name)) {
            return PypiWords.bad("The name '" + name + "' isn't allowed." + PypiWords.HELP);
        }
        if (projects.isSimilar(name)) {
            return PypiWords.bad("The name '" + name + "' is too similar to an existing project." + PypiWords.HELP);
        }
        if (projects.newOnesAreStopped) {
            return PypiWords.forbidden("New project registration temporarily disabled." + PypiWords.HELP);
        }
        if (projects.newOnesLeft == 0) {
            return Optional.of(PypiWords.refusal(429, "Too many new projects created"));
        }
        return projects.otherJobCreates(name)
                ? Optional.of(PypiWords.refusal(
                        409, "The name '" + name + "' conflicts with an existing project." + PypiWords.HELP))
                : Optional.empty();
    }

    /** Where a token that is not for the project is refused is not known but for its status: here the project is known. */
    static Optional<Reply> refuseToken(Submission upload, PypiWorld world) {
        if (world.uploader.hasExpired) {
            return PypiWords.forbidden("Invalid API Token: token is expired");
        }
        boolean isForOther = world.uploader
                .onlyProject
                .filter(project -> !StoredFile.normalize(project).equals(StoredFile.normalize(upload.project())))
                .isPresent();
        return isForOther
                ? PypiWords.forbidden(
                        "Invalid API Token: project-scoped token is not valid for project: '" + upload.project() + "'")
                : Optional.empty();
    }

    static Optional<Reply> refuseStranger(Submission upload, PypiWorld world) {
        if (!world.projects.isOfSomebodyElse(upload.project())) {
            return Optional.empty();
        }
        String who = world.uploader.isPublisher ? "given token" : "user '" + world.uploader.login + "'";
        return PypiWords.forbidden(
                "The " + who + " isn't allowed to upload to project '" + upload.project() + "'." + PypiWords.HELP);
    }

    static Optional<Reply> refuseInactive(Submission upload, PypiWorld world) {
        return world.projects.organizationIsInactive
                ? PypiWords.bad(
                        "Organization account owning this project is inactive. This may be due to inactive billing for"
                                + " Company Organizations, or administrator intervention for Community Organizations.")
                : Optional.empty();
    }
}
