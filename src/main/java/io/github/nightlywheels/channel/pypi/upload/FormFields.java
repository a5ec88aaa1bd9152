package io.github.nightlywheels.channel.pypi.upload;

import static io.github.nightlywheels.channel.pypi.upload.MetadataField.line;
import static io.github.nightlywheels.channel.pypi.upload.MetadataField.list;
import static io.github.nightlywheels.channel.pypi.upload.MetadataField.text;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.HeaderFile;
import io.github.nightlywheels.wheel.metadata.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text fields of the form for one file ({@code pypi-upload-api.md} section 1.4): what its own {@code METADATA} says, under
 * the names of the form, and only what its Metadata-Version knows.
 */
public final class FormFields {
    /** The version that a file without a usable one is taken to have: the lowest that has all that build tools write. */
    private static final Version USUAL = Version.parse("2.1");

    private static final List<MetadataField> FIELDS = List.of(
            line("1.0", "Summary", "summary"),
            line("2.1", "Description-Content-Type", "description_content_type"),
            line("1.0", "Keywords", "keywords"),
            line("1.0", "Home-page", "home_page"),
            line("1.1", "Download-URL", "download_url"),
            line("1.0", "Author", "author"),
            line("1.0", "Author-email", "author_email"),
            line("1.2", "Maintainer", "maintainer"),
            line("1.2", "Maintainer-email", "maintainer_email"),
            text("1.0", "License", "license"),
            line("2.4", "License-Expression", "license_expression"),
            list("2.4", "License-File", "license_file"),
            list("1.1", "Classifier", "classifiers"),
            list("1.0", "Platform", "platform"),
            list("1.1", "Supported-Platform", "supported_platform"),
            list("1.1", "Requires", "requires"),
            list("1.1", "Provides", "provides"),
            list("1.1", "Obsoletes", "obsoletes"),
            list("1.2", "Requires-Dist", "requires_dist"),
            list("1.2", "Provides-Dist", "provides_dist"),
            list("1.2", "Obsoletes-Dist", "obsoletes_dist"),
            list("1.2", "Requires-External", "requires_external"),
            list("1.2", "Project-URL", "project_urls"),
            list("2.1", "Provides-Extra", "provides_extra"),
            list("2.2", "Dynamic", "dynamic"),
            list("2.5", "Import-Name", "import_name"),
            list("2.5", "Import-Namespace", "import_namespace"));

    /** Always there, be it empty: GitLab before 14 refuses a form without it. */
    private static final MetadataField REQUIRES_PYTHON = line("1.2", "Requires-Python", "requires_python");

    private FormFields() {}

    /**
     * The values of a field of the core metadata that the form has; none where its Metadata-Version does not know the field.
     *
     * @param header its name in {@code METADATA}
     */
    public static List<String> sent(HeaderFile file, String header) {
        return Stream.concat(FIELDS.stream(), Stream.of(REQUIRES_PYTHON))
                .filter(field -> field.header().equals(header))
                .flatMap(field -> values(field, file).stream())
                .toList();
    }

    /** The Metadata-Version that the form has: of a file without one, that which all of today's build tools can write. */
    public static String metadataVersion(HeaderFile file) {
        return version(file).text();
    }

    /** Whether the field with this name, whatever its case, may differ between the files of a release ({@code Dynamic}, PEP 643). */
    public static boolean mayBeDynamic(String header) {
        return header.equalsIgnoreCase("Description")
                || header.equalsIgnoreCase(REQUIRES_PYTHON.header())
                || FIELDS.stream()
                        .map(MetadataField::header)
                        .anyMatch(known -> known.equalsIgnoreCase(header) && !known.equals("Dynamic"));
    }

    /** A text field of the form. */
    record Field(String name, String value) {}

    /**
     * The fields, in the order in which they are sent; the file itself comes after them.
     *
     * @throws FailureException with {@link WheelFailure} if the file cannot be read again, or has changed
     */
    static List<Field> of(Wheel wheel) {
        return of(wheel, Blake2b.of(wheel.path()));
    }

    /** The same with this digest, where there is one. */
    static List<Field> of(Wheel wheel, Optional<String> blake2b) {
        List<Field> fields = new ArrayList<>();
        add(fields, ":action", "file_upload");
        add(fields, "protocol_version", "1");
        add(fields, "filetype", wheel.isSource() ? "sdist" : "bdist_wheel");
        add(fields, "pyversion", wheel.filename().tags().python());
        addMetadata(fields, wheel.readHeaders());
        add(fields, "sha256_digest", wheel.digests().sha256());
        wheel.digests().md5().ifPresent(digest -> add(fields, "md5_digest", digest));
        blake2b.ifPresent(digest -> add(fields, "blake2_256_digest", digest));
        return fields;
    }

    private static void addMetadata(List<Field> fields, HeaderFile file) {
        add(fields, "metadata_version", version(file).text());
        add(fields, "name", file.first("Name").orElse(""));
        add(fields, "version", file.first("Version").orElse(""));
        for (MetadataField field : FIELDS) {
            values(field, file).forEach(value -> add(fields, field.name(), value));
        }
        add(fields, "description", file.description());
        String python = values(REQUIRES_PYTHON, file).stream().findFirst().orElse("");
        fields.add(new Field(REQUIRES_PYTHON.name(), python));
    }

    private static Version version(HeaderFile file) {
        return file.first("Metadata-Version").flatMap(Version::find).orElse(USUAL);
    }

    private static List<String> values(MetadataField field, HeaderFile file) {
        if (field.since().compareTo(version(file)) > 0) {
            return List.of();
        }
        return switch (field.values()) {
            case LINE -> file.first(field.header()).stream().toList();
            case TEXT -> file.text(field.header()).stream().toList();
            case LIST -> file.all(field.header());
        };
    }

    /** A field with a value; none is sent blank, which some servers take for a wrong one. */
    private static void add(List<Field> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.add(new Field(name, value));
        }
    }
}
