package io.github.nightlywheels.wheel;

import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.metadata.HeaderFile;
import io.github.nightlywheels.wheel.metadata.PythonText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks {@code WHEEL}, a wheel's metadata about itself, by the rules of pip ("Binary distribution format" specification). */
final class WheelFileCheck {
    private static final Pattern WHEEL_VERSION = Pattern.compile("([0-9]+)(?:\\.[0-9]+)*");

    private WheelFileCheck() {}

    static void check(HeaderFile file, Optional<WheelFilename> filename, Findings findings) {
        checkVersion(file.values("Wheel-Version").stream().findFirst().map(PythonText::strip), findings);
        if (filename.isEmpty()) {
            return;
        }
        Set<String> tags = new TreeSet<>();
        for (String tag : file.all("Tag")) {
            List<String> parts = List.of(tag.split("-", -1));
            if (parts.size() == 3) {
                tags.addAll(new CompatibilityTags(parts.get(0), parts.get(1), parts.get(2)).expanded());
            } else {
                tags.add(tag.toLowerCase(Locale.ROOT));
            }
        }
        Set<String> expected = filename.get().tags().expanded();
        if (!tags.equals(expected)) {
            findings.warn(
                    "WHEEL has other tags than the filename",
                    (tags.isEmpty() ? "none" : String.join(", ", tags)) + " instead of " + String.join(", ", expected));
        }
        Optional<String> build = file.first("Build");
        if (build.isPresent() && !build.equals(filename.get().buildTag())) {
            findings.warn("WHEEL has another build tag than the filename", build.get());
        }
    }

    /** pip refuses a wheel without a version or with a major version above 1, and warns of a minor one above 0. */
    private static void checkVersion(Optional<String> version, Findings findings) {
        var parts = WHEEL_VERSION.matcher(version.orElse(""));
        if (!parts.matches() || parts.group(1).length() > 3 || Integer.parseInt(parts.group(1)) > 1) {
            findings.refuse("WHEEL Wheel-Version", version.orElse("nothing"), "1.0");
        } else if (!version.equals(Optional.of("1.0"))) {
            findings.warn("WHEEL is not of version 1.0", version.orElse(""));
        }
    }
}
