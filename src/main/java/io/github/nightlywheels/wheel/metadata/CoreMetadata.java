package io.github.nightlywheels.wheel.metadata;

import io.github.nightlywheels.wheel.fault.Findings;
import java.util.ArrayList;
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
        String metadataVersion = metadataVersion(file, findings);
        Optional<String> name = required(file, "Name", findings);
        Optional<String> version = required(file, "Version", findings);
        List<Requirement> requirements = requirements(file, findings);
        checkRequiresPython(file, findings);
        if (version.isPresent() && Version.find(version.get()).isEmpty()) {
            findings.refuse(file.name() + " Version", version.get(), "a PEP 440 version");
            return Optional.empty();
        }
        if (name.isEmpty() || version.isEmpty()) {
            return Optional.empty();
        }
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

    /**
     * pip since 24.1 does not take a wheel with a requirement that its {@code packaging} cannot read. A marker that it can
     * read and not evaluate ends pip with an exception, whichever version of the project is asked for.
     */
    private static List<Requirement> requirements(HeaderFile file, Findings findings) {
        List<Requirement> requirements = new ArrayList<>();
        for (String value : file.values("Requires-Dist")) {
            String text = HeaderFile.onOneLine(value);
            try {
                DependencySpecifier dependency = DependencySpecifier.parse(PythonText.strip(value));
                dependency
                        .marker()
                        .flatMap(Marker::defect)
                        .ifPresent(expected -> findings.refuse(file.name() + " Requires-Dist", text, expected));
                requirements.add(new Requirement(text, dependency));
            } catch (SyntaxException e) {
                boolean folded =
                        value.contains("\n") && DependencySpecifier.find(text).isPresent();
                findings.refuse(file.name() + " Requires-Dist", text, folded ? "it on one line" : e.expected());
            }
        }
        return requirements;
    }

    private static void checkRequiresPython(HeaderFile file, Findings findings) {
        file.values("Requires-Python").stream().findFirst().ifPresent(value -> {
            try {
                VersionSpecifier.parseAll(value);
            } catch (IllegalArgumentException e) {
                findings.warn(
                        file.name()
                                + " Requires-Python is no version specifier, so that pip installs the wheel on any Python",
                        HeaderFile.onOneLine(value));
            }
        });
    }

    private static Optional<String> required(HeaderFile file, String field, Findings findings) {
        List<String> values = file.values(field);
        List<String> distinct =
                values.stream().map(HeaderFile::onOneLine).distinct().toList();
        if (distinct.isEmpty() || distinct.get(0).isEmpty()) {
            findings.refuse(file.name() + " " + field, "nothing " + file.names(), "one value");
        } else if (distinct.size() > 1) {
            // Readers disagree: pip takes the first one, anaconda-client the last.
            findings.refuse(file.name() + " " + field, String.join(" and ", distinct), "one value");
        } else if (distinct.get(0).equals("UNKNOWN")) {
            findings.refuse(
                    file.name() + " " + field, "UNKNOWN, which setuptools writes where it finds none", "one value");
        } else if (field.equals("Name") && !values.get(0).equals(distinct.get(0))) {
            // pip compares the name as it stands there with the filename's.
            findings.refuse(
                    file.name() + " Name", "\"" + values.get(0) + "\"", distinct.get(0) + ", without blanks round it");
        } else {
            return Optional.of(distinct.get(0));
        }
        return Optional.empty();
    }

    private static String metadataVersion(HeaderFile file, Findings findings) {
        Optional<Version> version = file.first("Metadata-Version").flatMap(Version::find);
        if (version.isEmpty()) {
            findings.warn(
                    file.name() + " has no usable Metadata-Version",
                    file.first("Metadata-Version").orElse("nothing"));
        } else if (version.get().compareTo(Version.parse("3")) >= 0) {
            // The specification: "MUST fail if metadata_version has a greater major version".
            findings.refuse(file.name() + " Metadata-Version", version.get().text(), "at most " + NEWEST_KNOWN);
        } else if (version.get().compareTo(Version.parse(NEWEST_KNOWN)) > 0) {
            findings.warn(
                    file.name() + " is of a version newer than " + NEWEST_KNOWN,
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
