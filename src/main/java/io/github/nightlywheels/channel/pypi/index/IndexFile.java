package io.github.nightlywheels.channel.pypi.index;

import io.github.nightlywheels.channel.OtherDigest;
import io.github.nightlywheels.wheel.metadata.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/**
 * A file that an index lists, with no more than there is room for where it lists many. A yanked one counts as any other.
 *
 * @param filename its name
 * @param link where it is downloaded from, as a URL
 * @param hashes its digests in lower-case hexadecimal, by the names of their algorithms in lower case
 * @param size its length in bytes (PEP 700)
 * @param uploadedAt when it was put there (PEP 700)
 */
public record IndexFile(
        String filename, String link, Map<String, String> hashes, OptionalLong size, Optional<Instant> uploadedAt) {
    /** {@code name-version-…whl} or {@code name-version.tar.gz}; the name of the latter may hold a {@code -}. */
    private static final Pattern NAME = Pattern.compile(
            "[^-]+-(?<wheel>[^-]+)(?:-[^-]+)?-[^-]+-[^-]+-[^-]+\\.whl|.+-(?<sdist>[^-]+)\\.(?:tar\\.gz|zip)");

    private static final Pattern HEX = Pattern.compile("[0-9a-f]+");

    /** How many digits the digests have that are compared; the lengths of others are not known here. */
    private static final Map<String, Integer> DIGITS = Map.of("md5", 32, "sha256", 64, "sha384", 96, "sha512", 128);

    /** A file; what has not the form of a digest, such as {@code None}, is none. */
    public IndexFile {
        hashes = hashes.entrySet().stream()
                .filter(hash -> HEX.matcher(hash.getValue()).matches()
                        && hash.getValue().length()
                                == DIGITS.getOrDefault(
                                        hash.getKey(), hash.getValue().length()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public IndexFile(
            String filename, HttpUrl url, Map<String, String> hashes, OptionalLong size, Optional<Instant> uploadedAt) {
        this(filename, url.toString(), hashes, size, uploadedAt);
    }

    /** Where it is downloaded from. */
    public HttpUrl url() {
        return HttpUrl.get(link);
    }

    /** The SHA-256 of its content, if it is told. */
    public Optional<String> sha256() {
        return Optional.ofNullable(hashes.get("sha256"));
    }

    /** The MD5 of its content, if it is told. */
    public Optional<String> md5() {
        return Optional.ofNullable(hashes.get("md5"));
    }

    /** The SHA-512 or SHA-384 of its content, if one is told. */
    public Optional<OtherDigest> otherDigest() {
        return Optional.ofNullable(hashes.get("sha512"))
                .map(hex -> new OtherDigest("SHA-512", hex))
                .or(() -> Optional.ofNullable(hashes.get("sha384")).map(hex -> new OtherDigest("SHA-384", hex)));
    }

    /** Whether its name is that of a source distribution. */
    public boolean isSource() {
        Matcher name = NAME.matcher(filename);
        return name.matches() && name.group("sdist") != null;
    }

    /** The version that its name tells. */
    public Optional<Version> version() {
        Matcher name = NAME.matcher(filename);
        return name.matches()
                ? Version.find(Optional.ofNullable(name.group("wheel")).orElse(name.group("sdist")))
                : Optional.empty();
    }
}
