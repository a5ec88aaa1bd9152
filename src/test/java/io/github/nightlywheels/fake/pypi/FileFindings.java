package io.github.nightlywheels.fake.pypi;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a look into a file tells.
 *
 * @param hasDigests whether every digest that came along is that of the file
 * @param archive what is wrong with the archive
 * @param names the names of the files in the wheel
 * @param entryPoints what is wrong with the entry points of the wheel
 */
record FileFindings(boolean hasDigests, Optional<String> archive, Set<String> names, Optional<String> entryPoints) {
    static final FileFindings NONE = new FileFindings(true, Optional.empty(), Set.of(), Optional.empty());
    private static final Map<String, String> DIGESTS =
            Map.of("sha256_digest", "SHA-256", "md5_digest", "MD5", "blake2_256_digest", StoredFile.BLAKE2);

    static FileFindings of(ReceivedForm form, StoredFile file) {
        boolean hasDigests = DIGESTS.entrySet().stream()
                .filter(digest -> !form.first(digest.getKey()).isEmpty())
                .allMatch(digest ->
                        form.first(digest.getKey()).toLowerCase(Locale.ROOT).equals(file.digest(digest.getValue())));
        if (form.first("filetype").equals("sdist")) {
            return new FileFindings(hasDigests, SdistContent.fault(file.content()), Set.of(), Optional.empty());
        }
        try {
            ZipDirectory zip = ZipDirectory.read(file.content());
            Optional<String> entryPoints = zip.content(WheelChecks.directory(file.filename()) + "entry_points.txt")
                    .flatMap(EntryPointsFile::fault);
            return new FileFindings(hasDigests, Optional.empty(), zip.names(), entryPoints);
        } catch (ZipDirectory.Refused e) {
            return new FileFindings(
                    hasDigests, Optional.of("ZIP archive not accepted: " + e.getMessage()), Set.of(), Optional.empty());
        }
    }
}
