package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.channel.Upload;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of an answer without the names that it quotes: a project may be called {@code readonly-x} or {@code quota-tool}, and a
 * user too, which says nothing of what the server means.
 */
final class NamelessWords {
    private static final Pattern USER = Pattern.compile("(?<=\\buser ')[^']*", Pattern.CASE_INSENSITIVE);

    private NamelessWords() {}

    /** The words without the upload's filename, and without its project where it stands in quotes, in a path or behind a colon. */
    static String of(String said, Upload upload) {
        String project = upload.release().project().normalized();
        String names = Stream.of(
                        upload.release().project().text(),
                        project,
                        project.replace('-', '_'),
                        upload.wheel().filename().distribution())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        Pattern quoted = Pattern.compile(
                Pattern.quote(upload.filename()) + "|(?<=['\"`/:])(?:" + names + ")(?![A-Za-z0-9])",
                Pattern.CASE_INSENSITIVE);
        return USER.matcher(quoted.matcher(said).replaceAll("")).replaceAll("");
    }
}
