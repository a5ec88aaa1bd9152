package io.github.nightlywheels.channel.pypi;

import io.github.nightlywheels.channel.pypi.upload.FormFields;
import io.github.nightlywheels.failure.PrintableText;
import io.github.nightlywheels.failure.WheelFault;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.DependencySpecifier;
import io.github.nightlywheels.wheel.metadata.HeaderFile;
import io.github.nightlywheels.wheel.metadata.VersionSpecifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What PyPI refuses of the core metadata, which it takes from the form ({@code pypi-upload-api.md} section 1.4): a field that the
 * form does not have, because its Metadata-Version does not know it, cannot be wrong.
 */
final class MetadataRules {
    private static final Set<String> METADATA_VERSIONS = Set.of("1.0", "1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5");
    private static final Set<String> CONTENT_TYPES = Set.of("text/plain", "text/markdown", "text/x-rst");
    private static final Set<String> VARIANTS = Set.of("GFM", "CommonMark");
    private static final int LONGEST_SUMMARY = 512;
    private static final int LONGEST_LABEL = 32;
    private static final Pattern WEB = Pattern.compile("https?:.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXTRA =
            Pattern.compile("[A-Z0-9]|[A-Z0-9][A-Z0-9._-]*[A-Z0-9]", Pattern.CASE_INSENSITIVE);
    private static final Pattern ABSOLUTE = Pattern.compile("/.*|[A-Za-z]:/.*");

    private final Wheel wheel;
    private final HeaderFile file;
    private final List<WheelFault> faults = new ArrayList<>();

    private MetadataRules(Wheel wheel, HeaderFile file) {
        this.wheel = wheel;
        this.file = file;
    }

    /** Everything in the metadata that breaks the rules. */
    static List<WheelFault> check(Wheel wheel, HeaderFile file) {
        MetadataRules rules = new MetadataRules(wheel, file);
        rules.checkVersion();
        rules.checkSummary();
        rules.checkLicense();
        rules.checkRequirements();
        rules.checkUrls();
        rules.checkAddress("Author-email");
        rules.checkAddress("Maintainer-email");
        rules.checkEach("Provides-Extra", value -> EXTRA.matcher(value).matches(), "a name as projects have");
        rules.checkEach("Dynamic", FormFields::mayBeDynamic, "the name of a field that may differ");
        rules.checkContentType();
        return rules.faults;
    }

    private List<String> sent(String header) {
        return FormFields.sent(file, header);
    }

    private void checkEach(String header, Predicate<String> isRight, String expected) {
        sent(header).stream().filter(isRight.negate()).forEach(value -> fault(header, value, expected));
    }

    private void checkAddress(String header) {
        sent(header)
                .forEach(value -> EmailAddress.refused(value)
                        .ifPresent(address -> fault(header, address, "an address, such as jane@example.org")));
    }

    private void checkVersion() {
        String version = FormFields.metadataVersion(file);
        if (!METADATA_VERSIONS.contains(version) && !isLater(version)) {
            fault("Metadata-Version", version, "1.0 to 2.5, not 2.0");
        }
    }

    /** Whether a Metadata-Version came after those that PyPI is known to take, which it may take meanwhile. */
    static boolean isLater(String version) {
        return version.matches("2\\.([6-9]|[1-9]\\d+)");
    }

    /** The form has it on one line. Other tools send it as it stands in the file, and PyPI refuses it from them. */
    private void checkSummary() {
        boolean isFolded = file.values("Summary").stream()
                .findFirst()
                .filter(raw -> raw.strip().indexOf('\n') >= 0)
                .isPresent();
        int length = sent("Summary").stream()
                .findFirst()
                .map(summary -> summary.codePointCount(0, summary.length()))
                .orElse(0);
        if (isFolded) {
            fault("Summary", "several lines", "one line");
        } else if (length > LONGEST_SUMMARY) {
            fault("Summary", length + " characters", "at most " + LONGEST_SUMMARY);
        }
    }

    private void checkLicense() {
        if (!sent("License").isEmpty() && !sent("License-Expression").isEmpty()) {
            fault("License", "License beside License-Expression", "one of the two");
        }
        checkEach("License-File", value -> !isOdd(value), "a plain relative path with /, without .. and *");
    }

    /** Whether a License-File can be no path of a file in the archive, or is not spelled as one. */
    static boolean isOdd(String path) {
        List<String> names = List.of(path.split("/", -1));
        return names.contains("")
                || names.contains(".")
                || path.contains("..")
                || path.contains("*")
                || path.contains("\\")
                || ABSOLUTE.matcher(path).matches();
    }

    private void checkRequirements() {
        for (String header : List.of("Requires-Dist", "Provides-Dist", "Obsoletes-Dist")) {
            sent(header)
                    .forEach(value -> DependencySpecifier.find(value)
                            .ifPresentOrElse(
                                    found -> found.url().ifPresent(url -> fault(header, value, "no URL")),
                                    () -> fault(header, value, "a requirement (PEP 508)")));
        }
        checkEach("Requires-Python", MetadataRules::isSpecifier, "a version specifier, such as >=3.9");
    }

    private static boolean isSpecifier(String text) {
        try {
            VersionSpecifier.parseAll(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void checkUrls() {
        checkEach("Home-page", url -> WEB.matcher(url).matches(), "an http: or https: URL");
        checkEach("Download-URL", url -> WEB.matcher(url).matches(), "an http: or https: URL");
        Set<String> labels = new HashSet<>();
        for (String value : sent("Project-URL")) {
            String[] parts = value.split(",", 2);
            String label = parts[0].strip();
            if (label.codePointCount(0, label.length()) > LONGEST_LABEL) {
                fault("Project-URL", label, "a label of at most " + LONGEST_LABEL + " characters");
            } else if (label.isEmpty()
                    || parts.length == 1
                    || !WEB.matcher(parts[1].strip()).matches()) {
                fault("Project-URL", value, "a label, a comma, and an http: or https: URL");
            } else if (!labels.add(label)) {
                fault("Project-URL", label + " twice", "each label once");
            }
        }
    }

    private void checkContentType() {
        for (String value : sent("Description-Content-Type")) {
            String[] parts = value.replaceFirst("\\s*\\([^()]*\\)$", "").split(";", -1);
            String type = parts[0].strip().toLowerCase(Locale.ROOT);
            Map<String, String> parameters = parameters(parts);
            String variant = parameters.getOrDefault("variant", "GFM");
            if (!CONTENT_TYPES.contains(type)) {
                fault("Description-Content-Type", value, "text/plain, text/markdown or text/x-rst");
            } else if (!parameters.getOrDefault("charset", "UTF-8").equalsIgnoreCase("UTF-8")) {
                fault("Description-Content-Type", value, "the charset UTF-8");
            } else if (type.equals("text/markdown") && !VARIANTS.contains(variant)) {
                fault("Description-Content-Type", value, "the variant GFM or CommonMark");
            }
        }
    }

    private static Map<String, String> parameters(String[] parts) {
        Map<String, String> parameters = new HashMap<>();
        Arrays.stream(parts)
                .skip(1)
                .map(part -> part.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> parameters.put(
                        pair[0].strip().toLowerCase(Locale.ROOT),
                        pair[1].strip().replaceAll("^\"|\"$", "")));
        return parameters;
    }

    private void fault(String header, String found, String expected) {
        faults.add(new WheelFault(
                wheel.path(), file.name() + " " + header, PrintableText.of(found), PrintableText.of(expected)));
    }
}
