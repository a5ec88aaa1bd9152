package io.github.nightlywheels.fake.pypi;

import io.github.nightlywheels.fake.Incoming;
import java.time.Instant;
import java.util.Optional;

/** Takes and refuses files, in the order of {@code pypi-upload-api.md} section 2.1; guarded by its {@link PypiWorld}. */
final class UploadEndpoint {
    private final PypiWorld world;

    UploadEndpoint(PypiWorld world) {
        this.world = world;
    }

    Reply answer(Incoming request, ReceivedForm form) {
        boolean isPypi = world.manners == ServerManners.PYPI;
        Optional<Reply> shape = isPypi ? PypiChecks.refuseShape(form) : Optional.empty();
        if (shape.isPresent()) {
            return shape.get();
        }
        if (!world.uploader.isSender(request.header("authorization"))) {
            return isPypi
                    ? PypiChecks.refusal(
                            403,
                            "Invalid or non-existent authentication information. See"
                                    + " https://pypi.org/help/#invalid-auth for more information.")
                    : Reply.empty(401).with("WWW-Authenticate", "Basic realm=\"pypi\"");
        }
        Optional<Reply> refused = PypiChecks.refuse(form).filter(reply -> isPypi);
        return refused.orElseGet(() -> store(form));
    }

    private Reply store(ReceivedForm form) {
        boolean isPypi = world.manners == ServerManners.PYPI;
        var content = form.content().orElseThrow();
        String filename = content.filename().orElseThrow();
        StoredFile file = new StoredFile(
                form.first("name"), form.first("version"), filename, content.content(), Instant.now(), "");
        if (file.content().length > world.largestFile.orElse(Long.MAX_VALUE)) {
            return isPypi
                    ? PypiChecks.refusal(
                            400,
                            "File too large. Limit for project '" + file.project() + "' is 100 MB. See"
                                    + " https://pypi.org/help/#file-size-limit for more information.")
                    : Reply.html(413, "413 Request Entity Too Large", "nginx");
        }
        Optional<Reply> digests = PypiChecks.refuseDigests(form, file);
        if (digests.isPresent()) {
            return digests.get();
        }
        Optional<StoredFile> other = world.shelf.findHere(filename);
        if (other.isPresent() && !world.overwrites) {
            return world.manners.again(file, other.get().hasContentOf(file));
        }
        if (isPypi && world.shelf.hasContentOf(file)) {
            return world.manners.again(file, false);
        }
        if (world.shelf.deleted.contains(filename)) {
            return PypiChecks.refusal(
                    400,
                    "This filename was previously used by a file that has since been deleted. Use a different version.");
        }
        if (filename.endsWith(".tar.gz") && world.shelf.hasOtherSdist(file)) {
            return PypiChecks.refusal(400, "Only one sdist may be uploaded per release.");
        }
        Optional<Reply> wheel = isPypi ? PypiChecks.refuseWheel(filename) : Optional.empty();
        return wheel.orElseGet(() -> world.store(file));
    }
}
