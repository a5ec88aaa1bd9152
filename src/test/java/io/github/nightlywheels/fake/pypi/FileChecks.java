package io.github.nightlywheels.fake.pypi;

import java.util.Optional;

/** What a file has to be, whatever is in it ({@code pypi-upload-api.md} sections 1.5 to 1.7 and 2.1). */
final class FileChecks {
    static final String WRONG_DIGEST = "The digest supplied does not match a digest calculated from the uploaded file.";
    private static final long MIB = 1 << 20;
    private static final long GIB = 1 << 30;
    private static final long USUAL_LIMIT = 100 * MIB;

    private FileChecks() {}

    static Optional<Reply> refuseNone(Submission upload, PypiWorld world) {
        return upload.file().isPresent() ? Optional.empty() : PypiWords.bad("Upload payload does not have a file.");
    }

    static Optional<Reply> refuseType(Submission upload, PypiWorld world) {
        String type =
                upload.form().content().flatMap(ReceivedForm.Part::contentType).orElse("");
        return type.startsWith("image/") ? PypiWords.bad("Invalid distribution file.") : Optional.empty();
    }

    static Optional<Reply> refuseLarge(Submission upload, PypiWorld world) {
        long limit = world.largestFile.orElse(USUAL_LIMIT);
        return upload.sent().content().length <= limit
                ? Optional.empty()
                : PypiWords.bad(
                        "File too large. Limit for project '" + upload.project() + "' is " + inUnits(limit, MIB, "MB")
                                + ". See https://pypi.org/help/#file-size-limit for more information.");
    }

    static Optional<Reply> refuseFull(Submission upload, PypiWorld world) {
        long size = world.shelf.sizeOf(upload.project()) + upload.sent().content().length;
        return size <= world.largestProject
                ? Optional.empty()
                : PypiWords.bad("Project size too large. Limit for project '" + upload.project() + "' total size is "
                        + inUnits(world.largestProject, GIB, "GB")
                        + "." + PypiWords.HELP);
    }

    /** Whole units, as PyPI has them, or else bytes: its limits are never so small. */
    private static String inUnits(long bytes, long unit, String name) {
        return bytes % unit == 0 ? bytes / unit + " " + name : bytes + " bytes";
    }

    static Optional<Reply> refuseDigests(Submission upload, PypiWorld world) {
        return upload.findings().hasDigests() ? Optional.empty() : PypiWords.bad(WRONG_DIGEST);
    }

    static Optional<Reply> refuseArchive(Submission upload, PypiWorld world) {
        String help = upload.isWheel() ? ". See https://docs.pypi.org/archives" : "";
        return upload.findings()
                .archive()
                .map(why -> PypiWords.refusal(400, "Invalid distribution file. " + why + help));
    }
}
