package io.github.nightlywheels.fake.pypi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the metadata in the form have to be ({@code pypi-upload-api.md} section 1.4). The first fault alone is told; in which order
 * PyPI looks for them is not known. The fake has no list of classifiers: it refuses those under {@code Unknown}.
 */
final class MetadataChecks {
    private static final Set<String> VERSIONS = Set.of("1.0", "1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5");
    private static final Map<String, List<String>> NEW_IN = new TreeMap<>(Map.of(
            "1.1",
            List.of("supported_platform", "download_url", "classifiers", "requires", "provides", "obsoletes"),
            "1.2",
            List.of(
                    "maintainer",
                    "maintainer_email",
                    "requires_dist",
                    "requires_python",
                    "requires_external",
                    "project_urls",
                    "provides_dist",
                    "obsoletes_dist"),
            "2.1",
            List.of("description_content_type", "provides_extra"),
            "2.2",
            List.of("dynamic"),
            "2.4",
            List.of("license_expression", "license_file"),
            "2.5",
            List.of("import_name", "import_namespace")));
    private static final Set<String> CONTENT_TYPES = Set.of("text/plain", "text/markdown", "text/x-rst");
    private static final int LONGEST_SUMMARY = 512;
    private static final int LONGEST_LABEL = 32;

    /** As PEP 440 gives it in its appendix B. */
    private static final Pattern VERSION = Pattern.compile(
            "v?(\\d+!)?\\d+(\\.\\d+)*([-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?\\d*)?"
                    + "(-\\d+|[-_.]?(post|rev|r)[-_.]?\\d*)?([-_.]?dev[-_.]?\\d*)?(\\+[a-z0-9]+([-_.][a-z0-9]+)*)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DIRECT =
            Pattern.compile("\\s*[A-Za-z0-9][A-Za-z0-9._-]*\\s*(\\[[^\\]]*\\])?\\s*@.*", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,]+@[^\\s@<>,]+");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern URL = Pattern.compile("https?://[^\\s/]+\\S*", Pattern.CASE_INSENSITIVE);

    private static final List<Function<Submission, Optional<String>>> RULES = List.of(
            MetadataChecks::ofVersion,
            MetadataChecks::ofSummary,
            upload -> ofAddresses(upload, "author_email"),
            upload -> ofAddresses(upload, "maintainer_email"),
            MetadataChecks::ofClassifiers,
            MetadataChecks::ofProjectUrls,
            MetadataChecks::ofRequirements,
            MetadataChecks::ofLicense,
            MetadataChecks::ofContentType);

    private MetadataChecks() {}

    static Optional<Reply> refuseVersions(Submission upload, PypiWorld world) {
        String version = upload.value("metadata_version");
        if (!VERSIONS.contains(version)) {
            return PypiWords.badMetadata("'" + version + "' is not a valid metadata version");
        }
        for (Map.Entry<String, List<String>> since : NEW_IN.entrySet()) {
            for (String field : since.getValue()) {
                if (upload.has(field) && version.compareTo(since.getKey()) < 0) {
                    return PypiWords.badMetadata(field.replace('_', '-') + " introduced in metadata version "
                            + since.getKey() + ", not " + version);
                }
            }
        }
        return Optional.empty();
    }

    static Optional<Reply> refuseFields(Submission upload, PypiWorld world) {
        return RULES.stream()
                .flatMap(rule -> rule.apply(upload).stream())
                .findFirst()
                .flatMap(PypiWords::badMetadata);
    }

    private static Optional<String> fault(boolean isWrong, String words) {
        return isWrong ? Optional.of(words) : Optional.empty();
    }

    private static Optional<String> ofVersion(Submission upload) {
        String version = upload.value("version");
        if (!VERSION.matcher(version).matches()) {
            return Optional.of("'" + version + "' is invalid for 'version'");
        }
        return fault(version.contains("+"), "The use of local versions in <Version('" + version + "')> is not allowed");
    }

    private static Optional<String> ofSummary(Submission upload) {
        String summary = upload.value("summary");
        return fault(summary.length() > LONGEST_SUMMARY, "'summary' field must be 512 characters or less")
                .or(() -> fault(summary.contains("\n"), "'summary' must be a single line"));
    }

    private static Optional<String> ofAddresses(Submission upload, String field) {
        String all = QUOTED.matcher(upload.value(field)).replaceAll("");
        return Arrays.stream(all.split(",", -1))
                .map(each -> each.replaceFirst("(?s)[^<]*<([^>]*)>\\s*", "$1").strip())
                .filter(address -> !all.isEmpty() && !ADDRESS.matcher(address).matches())
                .findFirst()
                .map(address -> "'" + address + "' is an invalid email address in '" + field.replace('_', '-') + "'");
    }

    private static Optional<String> ofClassifiers(Submission upload) {
        return upload.values("classifiers").stream()
                .filter(classifier -> classifier.startsWith("Unknown ::"))
                .findFirst()
                .map(classifier -> "'" + classifier + "' is not a valid classifier");
    }

    private static Optional<String> ofProjectUrls(Submission upload) {
        for (String value : upload.values("project_urls")) {
            String[] parts = value.split(",", 2);
            if (parts[0].strip().length() > LONGEST_LABEL) {
                return Optional.of("'" + parts[0].strip() + "' label is too long for 'project-url'");
            }
            if (parts.length == 1 || !URL.matcher(parts[1].strip()).matches()) {
                return Optional.of("'" + value + "' has no valid URL for 'project-url'");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofRequirements(Submission upload) {
        return upload.values("requires_dist").stream()
                .filter(requirement -> DIRECT.matcher(requirement).matches())
                .findFirst()
                .map(requirement -> "Can't have direct dependency: " + requirement);
    }

    private static Optional<String> ofLicense(Submission upload) {
        if (upload.has("license") && upload.has("license_expression")) {
            return Optional.of("License is deprecated when License-Expression is present");
        }
        return upload.values("license_file").stream()
                .filter(path -> List.of(path.split("/", -1)).contains(".."))
                .findFirst()
                .map(path -> "'" + path + "' is invalid for 'license-file'");
    }

    private static Optional<String> ofContentType(Submission upload) {
        String type = upload.value("description_content_type");
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return fault(
                !type.isEmpty() && !CONTENT_TYPES.contains(plain),
                "'description-content-type' must be one of text/plain, text/x-rst and text/markdown");
    }
}
