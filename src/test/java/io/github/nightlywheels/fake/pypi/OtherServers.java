package io.github.nightlywheels.fake.pypi;

import java.util.Optional;

/** What all the others check: who sends it, how large it is, whether it is whole, and whether its name is free. */
final class OtherServers {
    private OtherServers() {}

    static Reply answer(Submission upload, PypiWorld world) {
        if (!world.uploader.isSender(upload.authorization())) {
            return world.manners.refusesSender(!upload.authorization().isEmpty());
        }
        StoredFile file = upload.sent();
        if (file.content().length > world.largestFile.orElse(Long.MAX_VALUE)) {
            return Reply.html(413, "413 Request Entity Too Large", "nginx");
        }
        if (!upload.findings().hasDigests()) {
            return world.manners.refusal(400, world.manners.wrongDigest());
        }
        Optional<StoredFile> other = world.shelf.findHere(file.filename());
        return other.isPresent() && !world.overwrites
                ? world.manners.again(file, other.get().hasContentOf(file))
                : world.store(file);
    }
}
