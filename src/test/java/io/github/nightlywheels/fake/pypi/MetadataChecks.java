package io.github.nightlywheels.fake.pypi;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    private static final Set<String> VARIANTS = Set.of("GFM", "CommonMark");
    private static final int LONGEST_SUMMARY = 512;
    private static final int LONGEST_LABEL = 32;

    /** As PEP 440 gives it in its appendix B. */
    private static final Pattern VERSION = Pattern.compile(
            "v?(\\d+!)?\\d+(\\.\\d+)*([-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?\\d*)?"
                    + "(-\\d+|[-_.]?(post|rev|r)[-_.]?\\d*)?([-_.]?dev[-_.]?\\d*)?(\\+[a-z0-9]+([-_.][a-z0-9]+)*)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DIRECT =
            Pattern.compile("\\s*[A-Za-z0-9][A-Za-z0-9._-]*\\s*(\\[[^\\]]*\\])?\\s*@.*", Pattern.DOTALL);
    private static final Pattern LOCAL = Pattern.compile("\\+.*");
    private static final Pattern CLAUSE = Pattern.compile("\\s*(?<operator>===|[~=!<>]=|[<>])\\s*(?<version>\\S*)\\s*");
    private static final Pattern PREFIX = Pattern.compile("v?(\\d+!)?\\d+(\\.\\d+)*\\.\\*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,]+@[^\\s@<>,.]+(\\.[^\\s@<>,.]+)+");
    private static final Pattern QUOTED_OR_REMARK = Pattern.compile("\"[^\"]*\"|\\([^)]*\\)");
    private static final Pattern URL = Pattern.compile("https?:.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXTRA =
            Pattern.compile("[A-Z0-9]|[A-Z0-9][A-Z0-9._-]*[A-Z0-9]", Pattern.CASE_INSENSITIVE);

    /** Those of the core metadata that a file may have otherwise than its release. */
    private static final Set<String> DYNAMIC = Set.of(
            "platform",
            "supported-platform",
            "summary",
            "description",
            "description-content-type",
            "keywords",
            "home-page",
            "download-url",
            "author",
            "author-email",
            "maintainer",
            "maintainer-email",
            "license",
            "license-expression",
            "license-file",
            "classifier",
            "requires-dist",
            "requires-python",
            "requires-external",
            "project-url",
            "provides-extra",
            "provides-dist",
            "obsoletes-dist",
            "requires",
            "provides",
            "obsoletes",
            "import-name",
            "import-namespace");

    private static final List<Function<Submission, Optional<String>>> RULES = List.of(
            MetadataChecks::ofVersion,
            MetadataChecks::ofSummary,
            upload -> ofAddress(upload, "author_email"),
            upload -> ofAddress(upload, "maintainer_email"),
            MetadataChecks::ofClassifiers,
            MetadataChecks::ofUrls,
            MetadataChecks::ofProjectUrls,
            MetadataChecks::ofRequirements,
            MetadataChecks::ofPython,
            MetadataChecks::ofNames,
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
        return fault(
                        summary.codePointCount(0, summary.length()) > LONGEST_SUMMARY,
                        "'summary' field must be 512 characters or less")
                .or(() -> fault(summary.contains("\n"), "'summary' must be a single line"));
    }

    /** Several addresses, and what is none with an {@code @} in it, are not looked at. */
    private static Optional<String> ofAddress(Submission upload, String field) {
        String value =
                QUOTED_OR_REMARK.matcher(upload.value(field)).replaceAll(" ").strip();
        boolean isOne =
                value.chars().noneMatch(c -> ",;:[]\\\"()".indexOf(c) >= 0) && value.matches("[^<>]*(<[^<>]*>)?");
        String address = value.replaceFirst("(?s)^[^<]*<([^>]*)>$", "$1").strip();
        boolean isRead = isOne && (address.indexOf('@') < 0 || address.matches("[^@\\s]+@[^@\\s]+"));
        return fault(
                isRead && !address.isEmpty() && !ADDRESS.matcher(address).matches(),
                "'" + address + "' is an invalid email address in '" + field.replace('_', '-') + "'");
    }

    private static Optional<String> ofClassifiers(Submission upload) {
        return upload.values("classifiers").stream()
                .filter(classifier -> classifier.startsWith("Unknown ::"))
                .findFirst()
                .map(classifier -> "'" + classifier + "' is not a valid classifier");
    }

    private static Optional<String> ofUrls(Submission upload) {
        return Stream.of("home_page", "download_url")
                .filter(upload::has)
                .map(upload::value)
                .filter(url -> !URL.matcher(url).matches())
                .findFirst()
                .map(url -> "'" + url + "' is not a valid url");
    }

    private static Optional<String> ofProjectUrls(Submission upload) {
        Set<String> labels = new HashSet<>();
        for (String value : upload.values("project_urls")) {
            String[] parts = value.split(",", 2);
            String label = parts[0].strip();
            if (label.codePointCount(0, label.length()) > LONGEST_LABEL) {
                return Optional.of("'" + label + "' must be 32 characters or less");
            }
            boolean isUrl = parts.length == 2 && URL.matcher(parts[1].strip()).matches();
            if (label.isEmpty() || !isUrl || !labels.add(label)) {
                return Optional.of("'" + value + "' has no label of its own, or no valid URL, for 'project-url'");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofRequirements(Submission upload) {
        return Stream.of("requires_dist", "provides_dist", "obsoletes_dist")
                .flatMap(field -> upload.values(field).stream())
                .filter(requirement -> DIRECT.matcher(requirement).matches())
                .findFirst()
                .map(requirement -> "Can't have direct dependency: " + requirement);
    }

    private static Optional<String> ofPython(Submission upload) {
        String python = upload.value("requires_python");
        boolean isRight = Arrays.stream(python.split(",", -1))
                .map(String::strip)
                .allMatch(clause -> clause.isEmpty() || isClause(clause));
        return fault(!isRight, "'" + python + "' is invalid for 'requires-python'");
    }

    private static boolean isClause(String text) {
        Matcher clause = CLAUSE.matcher(text);
        if (!clause.matches()) {
            return false;
        }
        String version = clause.group("version");
        boolean isVersion = VERSION.matcher(version).matches();
        boolean isLocal = LOCAL.matcher(version).find();
        return switch (clause.group("operator")) {
            case "===" -> true;
            case "==", "!=" -> isVersion || PREFIX.matcher(version).matches();
            case "~=" -> isVersion && !isLocal && version.matches("v?(\\d+!)?\\d+\\.\\d.*");
            default -> isVersion && !isLocal;
        };
    }

    private static Optional<String> ofNames(Submission upload) {
        return upload.values("provides_extra").stream()
                .filter(extra -> !EXTRA.matcher(extra).matches())
                .map(extra -> "'" + extra + "' is invalid for 'provides-extra'")
                .findFirst()
                .or(() -> upload.values("dynamic").stream()
                        .filter(field -> !DYNAMIC.contains(field.toLowerCase(Locale.ROOT)))
                        .map(field -> "Dynamic field '" + field + "' is not a valid dynamic field")
                        .findFirst());
    }

    private static Optional<String> ofLicense(Submission upload) {
        if (upload.has("license") && upload.has("license_expression")) {
            return Optional.of("License is deprecated when License-Expression is present");
        }
        return upload.values("license_file").stream()
                .filter(path ->
                        path.contains("..") || path.matches(".*[*\\\\].*|/.*|[A-Za-z]:/.*|\\./.*|.*/|.*//.*|.*/\\./.*"))
                .findFirst()
                .map(path -> "'" + path + "' is invalid for 'license-file'");
    }

    private static Optional<String> ofContentType(Submission upload) {
        String type = upload.value("description_content_type");
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        String charset = parameter(type, "charset", "UTF-8");
        String variant = parameter(type, "variant", "GFM");
        return fault(
                        !type.isEmpty() && !CONTENT_TYPES.contains(plain),
                        "'description-content-type' must be one of text/plain, text/x-rst and text/markdown")
                .or(() -> fault(
                        !charset.equalsIgnoreCase("UTF-8"),
                        "'description-content-type' can only specify the UTF-8 charset, not '" + charset + "'"))
                .or(() -> fault(
                        plain.equals("text/markdown") && !VARIANTS.contains(variant),
                        "valid Markdown variants for 'description-content-type' are GFM and CommonMark, not '" + variant
                                + "'"));
    }

    private static String parameter(String type, String name, String usual) {
        Matcher found = Pattern.compile(";\\s*" + name + "\\s*=\\s*\"?([^\";\\s]*)", Pattern.CASE_INSENSITIVE)
                .matcher(type);
        return found.find() ? found.group(1) : usual;
    }
}
