package io.github.nightlywheels.wheel.metadata;

import io.github.nightlywheels.wheel.fault.Findings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The header fields of {@code METADATA} that a channel needs ("Core metadata" specification, versions 1.0 to 2.5).
 *
 * @param metadataVersion {@code Metadata-Version}
 * @param name {@code Name}, as its author spells it
 * @param version {@code Version}, as it stands there
 * @param summary {@code Summary}
 * @param license {@code License-Expression}, or else {@code License}
 * @param homePage {@code Home-page}, or else the {@code Project-URL} labelled as home page
 * @param requiresPython {@code Requires-Python}
 * @param requirements every {@code Requires-Dist}, in file order
 */
public record CoreMetadata(
        String metadataVersion,
        ProjectName name,
        String version,
        Optional<String> summary,
        Optional<String> license,
        Optional<String> homePage,
        Optional<String> requiresPython,
        List<Requirement> requirements) {
    private static final String NEWEST_KNOWN = "2.5";

    public CoreMetadata {
        requirements = List.copyOf(requirements);
    }

    /** Takes the fields from a {@code METADATA} file; without a usable name or version there are faults and no result. */
    public static Optional<CoreMetadata> of(HeaderFile file, Findings findings) {
        if (file.encoding() == HeaderFile.Encoding.DAMAGED) {
            findings.warn("METADATA is not all UTF-8", "the rest is read as U+FFFD");
        }
        String metadataVersion = metadataVersion(file, findings);
        Optional<String> name = required(file, "Name", findings);
        Optional<String> version = required(file, "Version", findings);
        if (version.isPresent() && Version.find(version.get()).isEmpty()) {
            findings.refuse("METADATA Version", version.get(), "a PEP 440 version");
            return Optional.empty();
        }
        if (name.isEmpty() || version.isEmpty()) {
            return Optional.empty();
        }
        List<Requirement> requirements =
                file.all("Requires-Dist").stream().map(Requirement::parse).toList();
        requirements.stream()
                .filter(requirement -> requirement.dependency().isEmpty())
                .forEach(requirement -> findings.warn("METADATA Requires-Dist cannot be read", requirement.text()));
        return Optional.of(new CoreMetadata(
                metadataVersion,
                new ProjectName(name.get()),
                version.get(),
                file.first("Summary"),
                file.first("License-Expression").or(() -> file.text("License")),
                file.first("Home-page").or(() -> projectUrl(file)),
                file.first("Requires-Python"),
                requirements));
    }

    private static Optional<String> required(HeaderFile file, String field, Findings findings) {
        List<String> values = file.all(field);
        if (values.isEmpty()) {
            findings.refuse("METADATA " + field, "nothing among " + file.names(), "one value");
        } else if (values.stream().distinct().count() > 1) {
            // Readers disagree: pip takes the first one, anaconda-client the last.
            findings.refuse("METADATA " + field, String.join(" and ", values), "one value");
            return Optional.empty();
        }
        return values.stream().findFirst();
    }

    private static String metadataVersion(HeaderFile file, Findings findings) {
        Optional<Version> version = file.first("Metadata-Version").flatMap(Version::find);
        if (version.isEmpty()) {
            findings.warn(
                    "METADATA has no usable Metadata-Version",
                    file.first("Metadata-Version").orElse("nothing"));
        } else if (version.get().compareTo(Version.parse("3")) >= 0) {
            // The specification: "MUST fail if metadata_version has a greater major version".
            findings.refuse("METADATA Metadata-Version", version.get().text(), "at most " + NEWEST_KNOWN);
        } else if (version.get().compareTo(Version.parse(NEWEST_KNOWN)) > 0) {
            findings.warn(
                    "METADATA is of a version newer than " + NEWEST_KNOWN,
                    version.get().text());
        }
        return version.map(Version::text).orElse("");
    }

    /** "Well-known Project URLs in Metadata" specification: labels are compared without punctuation, blanks and case. */
    private static Optional<String> projectUrl(HeaderFile file) {
        return file.all("Project-URL").stream()
                .map(value -> value.split(",", 2))
                .filter(labelAndUrl -> labelAndUrl.length == 2)
                .filter(labelAndUrl -> labelAndUrl[0]
                        .replaceAll("[\\p{Punct}\\s]", "")
                        .toLowerCase(Locale.ROOT)
                        .equals("homepage"))
                .map(labelAndUrl -> labelAndUrl[1].strip())
                .filter(url -> !url.isEmpty())
                .findFirst();
    }
}
