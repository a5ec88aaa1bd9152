package io.github.nightlywheels.fake.pypi;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which files a wheel has to have ({@code pypi-upload-api.md} section 1.6). */
final class WheelChecks {
    private WheelChecks() {}

    /** The first two parts of the filename name the directory. */
    static String directory(String filename) {
        return filename.replaceFirst("^([^-]*-[^-]*)-.*", "$1") + ".dist-info/";
    }

    static Optional<Reply> refuse(Submission upload, PypiWorld world) {
        if (!upload.isWheel()) {
            return Optional.empty();
        }
        String info = directory(upload.filename());
        Stream<String> licenses = upload.values("license_file").stream().map(path -> "licenses/" + path);
        return Stream.concat(List.of("WHEEL", "METADATA", "RECORD").stream(), licenses)
                .map(info::concat)
                .filter(path -> !upload.findings().names().contains(path))
                .findFirst()
                .map(path -> PypiWords.refusal(
                        400,
                        "Invalid distribution file. Wheel '" + upload.filename()
                                + "' does not contain the required file: " + path))
                .or(() -> upload.findings()
                        .entryPoints()
                        .map(why -> PypiWords.refusal(400, "Invalid distribution file. " + why)));
    }
}
