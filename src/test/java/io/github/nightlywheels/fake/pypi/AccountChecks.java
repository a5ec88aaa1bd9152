package io.github.nightlywheels.fake.pypi;

import java.util.Optional;

/** Whether uploads are taken at all, and who sends one ({@code pypi-upload-api.md} sections 1.2, 2.1 and 6). */
final class AccountChecks {
    private AccountChecks() {}

    static Optional<Reply> refuseAnybody(Submission upload, PypiWorld world) {
        if (world.isReadOnly) {
            return PypiWords.forbidden("Read-only mode: Uploads are temporarily disabled.");
        }
        return world.takesNoUploads
                ? PypiWords.forbidden("New uploads are temporarily disabled." + PypiWords.HELP)
                : Optional.empty();
    }

    static Optional<Reply> refuseUnknown(Submission upload, PypiWorld world) {
        PypiCredentials sent = PypiCredentials.read(upload.authorization());
        if (sent.isPassword()) {
            return PypiWords.forbidden("Username/Password authentication is no longer supported. Migrate to API"
                    + " Tokens or Trusted Publishers instead.");
        }
        return sent.token().equals(Optional.of(world.uploader.password))
                ? Optional.empty()
                : PypiWords.forbidden("Invalid or non-existent authentication information. See"
                        + " https://pypi.org/help/#invalid-auth for more information.");
    }

    static Optional<Reply> refuseUnverified(Submission upload, PypiWorld world) {
        Uploader who = world.uploader;
        return who.isPublisher || who.hasVerifiedEmail
                ? Optional.empty()
                : PypiWords.forbidden("User '" + who.login + "' does not have a verified primary email address. Please"
                        + " add a verified primary email before attempting to upload to PyPI." + PypiWords.HELP);
    }

    static Optional<Reply> refuseOneFactor(Submission upload, PypiWorld world) {
        Uploader who = world.uploader;
        return who.isPublisher || who.hasSecondFactor
                ? Optional.empty()
                : PypiWords.forbidden("User '" + who.login + "' does not have two-factor authentication enabled. Please"
                        + " enable two-factor authentication before attempting to upload to PyPI." + PypiWords.HELP);
    }

    /** Those of a trusted publisher are not looked at any further. */
    static Optional<Reply> refuseAttestations(Submission upload, PypiWorld world) {
        return world.uploader.isPublisher || !upload.has("attestations")
                ? Optional.empty()
                : PypiWords.bad("Invalid attestations supplied during upload: no trusted publisher");
    }
}
