package io.github.nightlywheels.wheel.build;

import io.github.nightlywheels.wheel.metadata.ProjectName;
import io.github.nightlywheels.wheel.metadata.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes {@code METADATA} ("Core metadata" specification, up to version 2.4), in the lowest version that has all fields used;
 * a wheel's is 1.1 at least.
 */
final class MetadataWriter {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?");
    private static final Pattern CLASSIFIER = Pattern.compile("[^\\s:][^:]*(?: :: [^\\s:][^:]*)+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /** Of PyPI. */
    private static final int LONGEST_SUMMARY = 512;
    /** Of PyPI. */
    private static final int LONGEST_LABEL = 32;

    private final BuildFaults faults;
    private final List<String> fields = new ArrayList<>();
    private String metadataVersion = "1.1";

    private MetadataWriter(BuildFaults faults) {
        this.faults = faults;
    }

    /** The text of the file; what is wrong becomes faults, and then the text is of no use. */
    static String write(WheelSpec spec, BuildFaults faults) {
        MetadataWriter writer = new MetadataWriter(faults);
        writer.identity(spec);
        writer.authors(spec.authors());
        writer.license(spec);
        writer.urls(spec.urls());
        writer.classifiers(spec.classifiers());
        writer.requirements(spec);
        String description = writer.description(spec);
        return "Metadata-Version: " + writer.metadataVersion + "\n" + String.join("\n", writer.fields) + "\n"
                + description;
    }

    /** Whether a project, or an extra, may be called so ("Names and normalization" specification). */
    private static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private void add(String field, String value, String since) {
        fields.add(field + ": " + value);
        if (since.compareTo(metadataVersion) > 0) {
            metadataVersion = since;
        }
    }

    private void identity(WheelSpec spec) {
        if (!isName(spec.name())) {
            faults.add(
                    "name",
                    spec.name(),
                    "letters, digits, \"-\", \"_\" and \".\", with a letter or digit at both ends");
        }
        Optional<Version> version = Version.find(spec.version());
        if (version.isEmpty()) {
            faults.add("version", spec.version(), "a PEP 440 version such as 1.2.3.dev20261126");
        }
        add("Name", spec.name(), "1.0");
        add("Version", version.map(Version::normalized).orElse(""), "1.0");
        spec.summary().ifPresent(summary -> {
            if (summary.lines().count() > 1 || summary.length() > LONGEST_SUMMARY) {
                faults.add("summary", summary, "one line of " + LONGEST_SUMMARY + " characters at most");
            }
            add("Summary", oneLine(summary), "1.0");
        });
    }

    private void authors(List<String> texts) {
        List<Author> authors = new ArrayList<>();
        for (String text : texts) {
            Optional<Author> author = Author.find(oneLine(text));
            author.ifPresentOrElse(
                    authors::add, () -> faults.add("authors", text, "such as Jane Doe <jane@example.org>"));
        }
        String names = authors.stream()
                .filter(author -> author.email().isEmpty())
                .map(Author::name)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            add("Author", names, "1.0");
        }
        String addresses = authors.stream()
                .filter(author -> !author.email().isEmpty())
                .map(Author::formatted)
                .collect(Collectors.joining(", "));
        if (!addresses.isEmpty()) {
            add("Author-email", addresses, "1.0");
        }
    }

    private void license(WheelSpec spec) {
        spec.license().ifPresent(license -> {
            Optional<String> expression = LicenseExpression.canonical(license);
            if (expression.isEmpty()) {
                faults.add(
                        "license",
                        license,
                        "an SPDX license expression such as Apache-2.0 or MIT OR LicenseRef-My-Own");
            }
            add("License-Expression", expression.orElse(""), "2.4");
            spec.classifiers().stream()
                    .filter(classifier -> classifier.startsWith("License ::"))
                    .forEach(classifier -> faults.add(
                            "classifiers", classifier, "none of \"License\", for there is a license expression"));
        });
    }

    private void urls(Map<String, String> urls) {
        urls.forEach((label, url) -> {
            if (label.isBlank() || label.length() > LONGEST_LABEL || label.contains(",")) {
                faults.add("urls", label, "a label of " + LONGEST_LABEL + " characters at most, without commas");
            }
            if (!WheelSpec.isWebAddress(url)) {
                faults.add("urls", label + ": " + url, "an http: or https: URL");
            }
            add("Project-URL", oneLine(label) + ", " + oneLine(url), "1.2");
        });
    }

    private void classifiers(List<String> classifiers) {
        for (String classifier : classifiers) {
            if (!CLASSIFIER.matcher(classifier).matches()) {
                faults.add("classifiers", classifier, "such as Programming Language :: Python :: 3");
            }
            add("Classifier", oneLine(classifier), "1.1");
        }
    }

    private void requirements(WheelSpec spec) {
        spec.requiresPython().map(MetadataWriter::oneLine).ifPresent(python -> {
            if (!RequirementRules.isVersionSpecifier(python)) {
                faults.add("requiresPython", python, "a version specifier such as >=3.9");
            }
            add("Requires-Python", python, "1.2");
        });
        spec.dependencies().stream()
                .map(MetadataWriter::oneLine)
                .filter(requirement -> isGood("dependencies", requirement))
                .forEach(requirement -> add("Requires-Dist", requirement, "1.2"));
        Map<String, List<String>> extras = normalizedExtras(spec.extras());
        extras.forEach((extra, requirements) -> {
            add("Provides-Extra", extra, "2.1");
            requirements.stream()
                    .map(MetadataWriter::oneLine)
                    .filter(requirement -> isGood("extras", requirement))
                    .forEach(
                            requirement -> add("Requires-Dist", RequirementRules.withExtra(requirement, extra), "1.2"));
        });
    }

    private Map<String, List<String>> normalizedExtras(Map<String, List<String>> extras) {
        Map<String, List<String>> normalized = new LinkedHashMap<>();
        new TreeMap<>(extras).forEach((extra, requirements) -> {
            if (!isName(extra)) {
                faults.add("extras", extra, "an extra's name of letters, digits and \"-\"");
            } else if (normalized.putIfAbsent(new ProjectName(extra).normalized(), requirements) != null) {
                faults.add("extras", extra, "each extra once, in one spelling");
            }
        });
        return normalized;
    }

    private boolean isGood(String parameter, String requirement) {
        Optional<String> problem = RequirementRules.problem(requirement);
        problem.ifPresent(why -> faults.add(parameter, requirement, "a requirement such as numpy>=1.26 (" + why + ")"));
        return problem.isEmpty();
    }

    private String description(WheelSpec spec) {
        Optional<Readme> readme = spec.readme().flatMap(file -> Readme.read(file, faults));
        readme.ifPresent(text -> add("Description-Content-Type", text.contentType(), "2.1"));
        return readme.map(text -> "\n" + text.text()).orElse("");
    }

    private static String oneLine(String text) {
        return BLANKS.matcher(text.strip()).replaceAll(" ");
    }
}
