package io.github.nightlywheels.fake.pypi;

import io.github.nightlywheels.fake.Incoming;
import io.github.nightlywheels.fake.pypi.ReceivedForm.Part;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form that was sent to be stored. What takes long to find out of its file is found out when it is made, before anybody waits.
 *
 * @param form the form
 * @param target the request target
 * @param authorization the header of that name
 * @param file the file, if there is one
 * @param findings what is to be known of the file
 */
record Submission(
        ReceivedForm form, String target, String authorization, Optional<StoredFile> file, FileFindings findings) {
    /** What is dropped, as old tools wrote it for nothing. */
    private static final String NOTHING = "UNKNOWN";

    private static final Pattern ACTION = Pattern.compile(".*[?&](?::|%3A)action=([^&]*).*", Pattern.CASE_INSENSITIVE);

    static Submission of(Incoming request, ReceivedForm form) {
        Optional<StoredFile> file =
                form.content().filter(part -> part.filename().isPresent()).map(part -> file(form, part));
        FileFindings findings = file.map(known -> FileFindings.of(form, known)).orElse(FileFindings.NONE);
        return new Submission(form, request.target, request.header("authorization"), file, findings);
    }

    private static StoredFile file(ReceivedForm form, Part content) {
        return new StoredFile(
                form.first("name"),
                form.first("version"),
                content.filename().orElseThrow(),
                content.content(),
                Instant.now(),
                "");
    }

    /** What PyPI takes for the values of a field. */
    List<String> values(String field) {
        return form.all(field).stream()
                .filter(value -> !value.isBlank() && !value.equals(NOTHING))
                .toList();
    }

    /** What PyPI takes for the value of a field, or the empty string. */
    String value(String field) {
        return values(field).stream().findFirst().orElse("");
    }

    boolean has(String field) {
        return !values(field).isEmpty();
    }

    /** What is to be done, which may stand in the query or in the form. */
    Optional<String> action() {
        Matcher query = ACTION.matcher(target);
        return query.matches()
                ? Optional.of(query.group(1))
                : form.all(":action").stream().findFirst();
    }

    String project() {
        return value("name");
    }

    boolean isWheel() {
        return value("filetype").equals("bdist_wheel");
    }

    /** The file, once it is known to be there. */
    StoredFile sent() {
        return file.orElseThrow();
    }

    String filename() {
        return sent().filename();
    }
}
