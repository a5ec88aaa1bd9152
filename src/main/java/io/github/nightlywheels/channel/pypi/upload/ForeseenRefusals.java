package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.channel.pypi.index.IndexPage;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.UploadFailure;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What PyPI surely refuses of a file because of what it has ({@code pypi-upload-api.md} section 2.1), so that it is not sent. Of
 * other servers nothing is foreseen.
 *
 * @param server the server
 * @param pages what its index listed before the uploads
 */
record ForeseenRefusals(PypiServer server, Collection<IndexPage> pages) {
    ForeseenRefusals {
        pages = List.copyOf(pages);
    }

    /** The refusal of a file. */
    Optional<Failure> of(Upload upload) {
        if (!server.family().isPypi()) {
            return Optional.empty();
        }
        if (upload.kind() == Upload.Kind.REPLACEMENT) {
            return Optional.of(new UploadFailure.CannotReplace(server.name(), upload.filename(), Optional.empty()));
        }
        return upload.wheel().isSource() && hasAnotherSdist(upload)
                ? Optional.of(new UploadFailure.SecondSdist(server.name(), upload.filename(), Optional.empty()))
                : Optional.empty();
    }

    private boolean hasAnotherSdist(Upload upload) {
        String project = upload.release().project().normalized();
        return pages.stream()
                .filter(page -> page.project().equals(project))
                .flatMap(page -> page.files().stream())
                .anyMatch(file -> file.isSource()
                        && !file.filename().equals(upload.filename())
                        && file.version()
                                .filter(upload.wheel().filename().version()::equals)
                                .isPresent());
    }
}
