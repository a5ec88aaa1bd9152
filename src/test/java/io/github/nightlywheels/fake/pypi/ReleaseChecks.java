package io.github.nightlywheels.fake.pypi;

import java.util.Optional;

/** What a release has already, and how old it is ({@code pypi-upload-api.md} section 2.1). */
final class ReleaseChecks {
    private static final int LAST_DAY = 14;

    private ReleaseChecks() {}

    /** The same file once more is no refusal, but nothing is stored either. */
    static Optional<Reply> answerDuplicate(Submission upload, PypiWorld world) {
        StoredFile file = upload.sent();
        Optional<StoredFile> other = world.shelf.findHere(file.filename());
        return other.isPresent() || world.shelf.hasContentOf(file)
                ? Optional.of(ServerManners.PYPI.again(
                        file, other.filter(known -> known.hasContentOf(file)).isPresent()))
                : Optional.empty();
    }

    static Optional<Reply> refuseUsedName(Submission upload, PypiWorld world) {
        return world.shelf.deleted.contains(upload.filename())
                ? PypiWords.bad("This filename was previously used by a file that has since been deleted. Use a"
                        + " different version.")
                : Optional.empty();
    }

    static Optional<Reply> refuseOld(Submission upload, PypiWorld world) {
        return world.shelf.daysSince(upload.project(), upload.value("version")) > LAST_DAY
                ? PypiWords.bad("Uploading new files to releases older than 14 days is not allowed." + PypiWords.HELP)
                : Optional.empty();
    }

    static Optional<Reply> refuseSecondSdist(Submission upload, PypiWorld world) {
        return !upload.isWheel() && world.shelf.hasOtherSdist(upload.sent())
                ? PypiWords.bad("Only one sdist may be uploaded per release.")
                : Optional.empty();
    }
}
