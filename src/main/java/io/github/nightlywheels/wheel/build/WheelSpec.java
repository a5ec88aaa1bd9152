package io.github.nightlywheels.wheel.build;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a wheel is to say of itself, as it was given and not checked yet.
 *
 * @param name the project's name
 * @param version its version, in any spelling of PEP 440
 * @param tag the compatibility tag, such as {@code py3-none-any}
 * @param summary one line
 * @param license an SPDX expression
 * @param urls addresses by their labels
 * @param authors a name, an e-mail address, or both as in {@code Jane Doe <jane@example.org>}
 * @param readme the file with the description; {@code .md}, {@code .rst} or plain text
 * @param requiresPython a version specifier
 * @param dependencies requirements (PEP 508)
 * @param classifiers classifiers of the Python Package Index
 * @param extras requirements by the extra that needs them
 * @param scripts object references, such as {@code demo.cli:main}, by the name of the command
 */
public record WheelSpec(
        String name,
        String version,
        String tag,
        Optional<String> summary,
        Optional<String> license,
        Map<String, String> urls,
        List<String> authors,
        Optional<Path> readme,
        Optional<String> requiresPython,
        List<String> dependencies,
        List<String> classifiers,
        Map<String, List<String>> extras,
        Map<String, String> scripts) {

    /** Whether a text is the address of a page, as {@code Project-URL} wants it. */
    public static boolean isWebAddress(String text) {
        try {
            URI url = URI.create(text.strip());
            return url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
