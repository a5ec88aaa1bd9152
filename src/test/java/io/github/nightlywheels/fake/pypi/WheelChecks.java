package io.github.nightlywheels.fake.pypi;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which files a wheel has to have ({@code pypi-upload-api.md} section 1.6). */
final class WheelChecks {
    private WheelChecks() {}

    static Optional<Reply> refuse(Submission upload, PypiWorld world) {
        if (!upload.isWheel()) {
            return Optional.empty();
        }
        String[] parts = upload.filename().split("-", 3);
        String info = parts[0] + "-" + parts[1] + ".dist-info/";
        Stream<String> licenses = upload.values("license_file").stream().map(path -> "licenses/" + path);
        return Stream.concat(List.of("WHEEL", "METADATA", "RECORD").stream(), licenses)
                .map(info::concat)
                .filter(path -> !upload.findings().names().contains(path))
                .findFirst()
                .map(path -> PypiWords.refusal(
                        400,
                        "Invalid distribution file. Wheel '" + upload.filename()
                                + "' does not contain the required file: " + path));
    }
}
