package io.github.nightlywheels.fake.pypi;

import java.util.Optional;
import java.util.Set;

/** What is to be done with a form ({@code pypi-upload-api.md} sections 1.1 and 2.1). */
final class ActionChecks {
    static final String LOGIN = "/account/login/";
    private static final Set<String> REMOVED = Set.of("submit", "doc_upload");

    private ActionChecks() {}

    static Optional<Reply> refuseOther(Submission upload, PypiWorld world) {
        return upload.action()
                .filter(action -> !action.equals("file_upload"))
                .map(action -> PypiWords.refusal(REMOVED.contains(action) ? 410 : 405, ""));
    }

    /** It comes after the checks of the sender, whose 403 becomes a way to the login page without an action. */
    static Optional<Reply> refuseNone(Submission upload, PypiWorld world) {
        return upload.action().isPresent() ? Optional.empty() : Optional.of(PypiWords.refusal(405, ""));
    }

    static Reply redirected(Reply reply, Submission upload) {
        return reply.status() == 403 && upload.action().isEmpty()
                ? Reply.empty(303).with("Location", LOGIN)
                : reply;
    }
}
