package io.github.nightlywheels.fake.pypi;

import io.github.nightlywheels.fake.Incoming;
import io.github.nightlywheels.fake.pypi.ReceivedForm.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What PyPI checks in a form, in its order, with its words ({@code pypi-upload-api.md} sections 1.4 to 1.6 and 2.1). */
final class PypiChecks {
    private static final String METADATA_HELP =
            ". See https://packaging.python.org/specifications/core-metadata for more information.";
    private static final Set<String> REPEATED = Set.of(
            "classifiers",
            "requires_dist",
            "provides_dist",
            "obsoletes_dist",
            "requires_external",
            "project_urls",
            "provides_extra",
            "dynamic",
            "platform",
            "supported_platform",
            "license_file",
            "import_name",
            "import_namespace",
            "requires",
            "provides",
            "obsoletes");
    private static final Set<String> SINGLE = Set.of(
            ":action",
            "protocol_version",
            "filetype",
            "pyversion",
            "metadata_version",
            "name",
            "version",
            "summary",
            "description",
            "description_content_type",
            "keywords",
            "home_page",
            "download_url",
            "author",
            "author_email",
            "maintainer",
            "maintainer_email",
            "license",
            "license_expression",
            "requires_python",
            "comment",
            "md5_digest",
            "sha256_digest",
            "blake2_256_digest",
            "gpg_signature",
            "content");
    private static final Map<String, String> SINCE = Map.ofEntries(
            Map.entry("supported_platform", "1.1"),
            Map.entry("download_url", "1.1"),
            Map.entry("classifiers", "1.1"),
            Map.entry("maintainer", "1.2"),
            Map.entry("maintainer_email", "1.2"),
            Map.entry("requires_dist", "1.2"),
            Map.entry("requires_python", "1.2"),
            Map.entry("requires_external", "1.2"),
            Map.entry("project_urls", "1.2"),
            Map.entry("description_content_type", "2.1"),
            Map.entry("provides_extra", "2.1"),
            Map.entry("dynamic", "2.2"),
            Map.entry("license_expression", "2.4"),
            Map.entry("license_file", "2.4"),
            Map.entry("import_name", "2.5"),
            Map.entry("import_namespace", "2.5"));
    private static final Pattern WHEEL = Pattern.compile(
            "(?<name>[A-Za-z0-9_.]+)-(?<version>[^-]+)(-\\d[^-]*)?-(?<python>[^-]+)-[^-]+-(?<platform>[^-]+)\\.whl");
    private static final Pattern SDIST = Pattern.compile("(?<name>.+)-(?<version>[^-]+)\\.tar\\.gz");

    private PypiChecks() {}

    /** A refusal as PyPI words it for who accepts JSON: the text is in the reason phrase and in {@code code}. */
    static Reply refusal(int status, String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return Reply.json(
                        status,
                        "{\"message\": \"The server could not comply with the request since it is either malformed or otherwise"
                                + " incorrect.\\n\\n\\n" + escaped + "\\n\\n\", \"code\": \"" + status + " " + escaped
                                + "\", \"title\": \"Refused\"}")
                .because(text);
    }

    /** What is wrong before anybody is asked who uploads. */
    static Optional<Reply> refuseShape(ReceivedForm form) {
        for (Part part : form.parts()) {
            if (part.filename().isPresent() && !part.name().equals("content")) {
                return Optional.of(refusal(400, part.name() + ": Should not be a tuple."));
            }
        }
        return Optional.empty();
    }

    /** What is wrong with the form, the metadata and the file, in that order. */
    static Optional<Reply> refuse(ReceivedForm form) {
        String protocol = form.first("protocol_version");
        if (!protocol.isEmpty() && !protocol.equals("1")) {
            return Optional.of(refusal(400, "Unknown protocol version."));
        }
        return refuseFields(form).or(() -> refuseMetadata(form)).or(() -> refuseFile(form));
    }

    private static Optional<Reply> refuseFields(ReceivedForm form) {
        Set<String> seen = new HashSet<>();
        for (Part part : form.parts()) {
            if (!REPEATED.contains(part.name()) && !SINGLE.contains(part.name())) {
                return Optional.of(refusal(400, "the fake knows no field " + part.name()));
            }
            if (SINGLE.contains(part.name()) && !seen.add(part.name())) {
                return Optional.of(refusal(400, "Invalid value for " + part.name() + ". Error: has invalid data"));
            }
        }
        String type = form.first("filetype");
        if (!type.equals("bdist_wheel") && !type.equals("sdist")) {
            return Optional.of(refusal(400, "Invalid value for filetype. Error: Use a known file type."));
        }
        if (type.equals("sdist") != form.first("pyversion").equals("source")) {
            return Optional.of(
                    refusal(400, "Invalid value for pyversion. Error: Use 'source' as Python version for an sdist."));
        }
        return form.first("sha256_digest").isEmpty()
                        && form.first("md5_digest").isEmpty()
                        && form.first("blake2_256_digest").isEmpty()
                ? Optional.of(refusal(400, "Include at least one message digest."))
                : Optional.empty();
    }

    private static Optional<Reply> refuseMetadata(ReceivedForm form) {
        String version = form.first("metadata_version");
        if (!Set.of("1.0", "1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5").contains(version)) {
            return Optional.of(refusal(400, "'" + version + "' is not a valid metadata version" + METADATA_HELP));
        }
        for (Map.Entry<String, String> field : SINCE.entrySet()) {
            boolean isThere = form.all(field.getKey()).stream().anyMatch(value -> !value.isEmpty());
            if (isThere && version.compareTo(field.getValue()) < 0) {
                return Optional.of(refusal(
                        400,
                        field.getKey().replace('_', '-') + " introduced in metadata version " + field.getValue()
                                + ", not " + version + METADATA_HELP));
            }
        }
        if (form.first("name").isEmpty() || form.first("version").isEmpty()) {
            return Optional.of(refusal(400, "'' is an invalid value for Name. Error: This field is required."));
        }
        if (form.first("version").contains("+")) {
            return Optional.of(refusal(
                    400,
                    "The use of local versions in '" + form.first("version") + "' is not allowed" + METADATA_HELP));
        }
        if (form.first("summary").length() > 512 || form.first("summary").contains("\n")) {
            return Optional.of(refusal(400, "'summary' field must be 512 characters or less" + METADATA_HELP));
        }
        for (String requirement : form.all("requires_dist")) {
            if (requirement.contains(" @ ")) {
                return Optional.of(refusal(400, "Can't have direct dependency: " + requirement + METADATA_HELP));
            }
        }
        return form.all("classifiers").stream()
                .filter(classifier -> classifier.startsWith("Unknown ::"))
                .findFirst()
                .map(classifier -> refusal(400, "'" + classifier + "' is not a valid classifier" + METADATA_HELP));
    }

    private static Optional<Reply> refuseFile(ReceivedForm form) {
        Optional<Part> content = form.content();
        if (content.isEmpty() || content.get().filename().isEmpty()) {
            return Optional.of(refusal(400, "Upload payload does not have a file."));
        }
        String filename = content.get().filename().get();
        var name = filename.endsWith(".whl") ? WHEEL.matcher(filename) : SDIST.matcher(filename);
        String normalized = StoredFile.normalize(form.first("name")).replace('-', '_');
        if (!name.matches() || !name.group("name").equals(normalized)) {
            return Optional.of(
                    refusal(400, "Start filename for '" + form.first("name") + "' with '" + normalized + "'."));
        }
        if (!name.group("version").equals(form.first("version"))) {
            return Optional.of(refusal(
                    400,
                    "Version in filename should be '" + form.first("version") + "' not '" + name.group("version")
                            + "'."));
        }
        if (content.get().contentType().orElse("").startsWith("image/")) {
            return Optional.of(refusal(400, "Invalid distribution file."));
        }
        return filename.endsWith(".whl") && !name.group("python").equals(form.first("pyversion"))
                ? Optional.of(refusal(400, "the fake wants the python tag as pyversion"))
                : Optional.empty();
    }

    /** What is wrong with the wheel itself, which is the last thing that is looked at. */
    static Optional<Reply> refuseWheel(String filename) {
        var name = WHEEL.matcher(filename);
        return name.matches() && name.group("platform").startsWith("linux_x86")
                ? Optional.of(refusal(
                        400,
                        "Binary wheel '" + filename + "' has an unsupported platform tag '" + name.group("platform")
                                + "'."))
                : Optional.empty();
    }

    /** What is wrong with the digests, which every server that looks at them finds. */
    static Optional<Reply> refuseDigests(ReceivedForm form, StoredFile file) {
        for (Map.Entry<String, String> digest : Map.of(
                        "sha256_digest", "SHA-256", "md5_digest", "MD5", "blake2_256_digest", StoredFile.BLAKE2)
                .entrySet()) {
            String sent = form.first(digest.getKey());
            if (!sent.isEmpty() && !sent.toLowerCase(Locale.ROOT).equals(file.digest(digest.getValue()))) {
                return Optional.of(
                        refusal(400, "The digest supplied does not match a digest calculated from the uploaded file."));
            }
        }
        return Optional.empty();
    }

    /** What no server minds, and no well-made client sends. */
    static List<String> violations(Incoming request, ReceivedForm form) {
        Set<String> violations = new HashSet<>();
        List<String> names = form.names();
        if (names.isEmpty() || !names.get(names.size() - 1).equals("content")) {
            violations.add("content is not the last part");
        }
        for (Part part : form.parts()) {
            boolean isText = !part.name().equals("content");
            if (isText && part.contentType().isPresent()) {
                violations.add("the text part " + part.name() + " has a Content-Type");
            }
            if (isText && part.content().length == 0 && !part.name().equals("requires_python")) {
                violations.add("the field " + part.name() + " is blank");
            }
        }
        if (!form.content().flatMap(Part::contentType).orElse("").equals("application/octet-stream")) {
            violations.add("content is not sent as application/octet-stream");
        }
        if (!form.first(":action").equals("file_upload")) {
            violations.add(":action is " + form.first(":action"));
        }
        if (!names.contains("requires_python")) {
            violations.add("requires_python is missing");
        }
        if (form.first("sha256_digest").isEmpty()) {
            violations.add("sha256_digest is missing");
        }
        if (!request.header("authorization").startsWith("Basic ")) {
            violations.add("no Basic credentials at once");
        }
        if (request.header("user-agent").contains("twine")) {
            violations.add("it says that it is twine");
        }
        return List.copyOf(violations);
    }
}
