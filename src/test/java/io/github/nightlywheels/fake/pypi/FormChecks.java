package io.github.nightlywheels.fake.pypi;

import io.github.nightlywheels.fake.pypi.ReceivedForm.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the form has to be, whatever its metadata say ({@code pypi-upload-api.md} section 1.4). */
final class FormChecks {
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
            "attestations",
            "gpg_signature",
            "content");

    /** What twine sends as a file, and PyPI does not read. */
    private static final Set<String> FILES = Set.of("content", "gpg_signature");

    private static final List<String> DIGESTS = List.of("md5_digest", "sha256_digest", "blake2_256_digest");
    private static final Pattern NAME =
            Pattern.compile("[A-Z0-9]|[A-Z0-9][A-Z0-9._-]*[A-Z0-9]", Pattern.CASE_INSENSITIVE);

    private FormChecks() {}

    /** Whether it is a field of the form; PyPI leaves out others. */
    static boolean knows(String field) {
        return REPEATED.contains(field) || SINGLE.contains(field);
    }

    static Optional<Reply> refuseTuples(Submission upload, PypiWorld world) {
        return upload.form().parts().stream()
                .filter(part -> part.filename().isPresent() && !FILES.contains(part.name()))
                .findFirst()
                .map(part -> PypiWords.refusal(400, part.name() + ": Should not be a tuple."));
    }

    static Optional<Reply> refuseProtocol(Submission upload, PypiWorld world) {
        return upload.has("protocol_version")
                        && !upload.value("protocol_version").equals("1")
                ? PypiWords.bad("Unknown protocol version.")
                : Optional.empty();
    }

    static Optional<Reply> refuseForm(Submission upload, PypiWorld world) {
        Set<String> seen = new HashSet<>();
        for (Part part : upload.form().parts()) {
            if (SINGLE.contains(part.name()) && !seen.add(part.name())) {
                return PypiWords.badField(part.name(), "has invalid data");
            }
        }
        if (!upload.has("name")) {
            return PypiWords.bad("'' is an invalid value for Name. Error: This field is required.");
        }
        if (!NAME.matcher(upload.value("name")).matches()) {
            return PypiWords.bad(
                    "'" + upload.value("name") + "' is an invalid value for Name. Error: Start and end with"
                            + " a letter or numeral and contain only ASCII numeric and '.', '_' and '-'.");
        }
        String type = upload.value("filetype");
        if (!type.equals("bdist_wheel") && !type.equals("sdist")) {
            return PypiWords.badField("filetype", "Use a known file type.");
        }
        if (type.equals("sdist") != upload.value("pyversion").equals("source")) {
            return PypiWords.badField("pyversion", "Use 'source' as Python version for an sdist.");
        }
        return DIGESTS.stream().noneMatch(upload::has)
                ? PypiWords.bad("Include at least one message digest.")
                : Optional.empty();
    }
}
