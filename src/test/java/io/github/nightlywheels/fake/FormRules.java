package io.github.nightlywheels.fake;

import io.github.nightlywheels.fake.RecordedRequest.Field;
import io.github.nightlywheels.fake.RecordedRequest.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What the storage refuses: in S3's words, first what S3 refuses, then what only a careless client sends. */
final class FormRules {

    /** A refusal, and whether it is one that no well-made client meets. */
    record Refusal(Answer answer, boolean violation) {}

    private FormRules() {}

    private static Refusal refusal(int status, String code, String message) {
        return new Refusal(Answer.xml(status, code, message), false);
    }

    static Refusal violation(int status, String code, String message) {
        return new Refusal(Answer.xml(status, code, message), true);
    }

    /** What is wrong with the fields before the file, if anything. */
    static Optional<Refusal> refuseForm(Optional<Stage> stage, List<Field> form, String filename, Instant now) {
        if (stage.isEmpty()) {
            return denied("Invalid according to Policy: Policy Condition failed: no stage handed out this key");
        }
        List<Field> given = stage.get().form;
        for (String signed : List.of("policy", "x-amz-signature")) {
            if (!StoragePolicy.value(form, signed).equals(StoragePolicy.value(given, signed))) {
                return Optional.of(
                        violation(403, "SignatureDoesNotMatch", "The request signature we calculated does not match."));
            }
        }
        if (StoragePolicy.isExpired(form, now)) {
            return Optional.of(refusal(403, "AccessDenied", StoragePolicy.EXPIRED));
        }
        Optional<String> problem = StoragePolicy.problem(form, StorageForm.BUCKET);
        return problem.isPresent() ? denied(problem.get()) : refuseOrder(given, form, filename, stage.get());
    }

    /** What S3 would take, but no client sends that replays the form as it was given. */
    private static Optional<Refusal> refuseOrder(List<Field> given, List<Field> form, String filename, Stage stage) {
        List<Field> expected = new ArrayList<>(given);
        for (String more : List.of("Content-Length", "Content-MD5")) {
            expected.add(new Field(more, StoragePolicy.value(form, more)));
        }
        if (!form.equals(expected)) {
            List<String> names = form.stream().map(Field::name).toList();
            return Optional.of(violation(400, "InvalidArgument", "fields missing, repeated or out of order: " + names));
        }
        return filename.isEmpty() || stage.path.endsWith("\n" + filename)
                ? Optional.empty()
                : denied("the file part is named " + filename);
    }

    private static Optional<Refusal> denied(String what) {
        return Optional.of(violation(403, "AccessDenied", what));
    }

    /** What is wrong with the file that came, if anything; a digest that was not computed is taken to be right. */
    static Optional<Refusal> refuseFile(List<Field> form, Received received) {
        String length = form.get(form.size() - 2).value();
        if (!length.equals(Long.toString(received.size()))) {
            return Optional.of(
                    refusal(400, "IncompleteBody", "Content-Length says " + length + ", came " + received.size()));
        }
        String md5 = form.get(form.size() - 1).value();
        if (!md5.matches("[A-Za-z0-9+/]{22}==")) {
            return Optional.of(violation(400, "InvalidDigest", "The Content-MD5 you specified was invalid."));
        }
        String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(md5));
        return !received.md5().isEmpty() && !hex.equals(received.md5())
                ? Optional.of(
                        refusal(400, "BadDigest", "The Content-MD5 you specified did not match what we received."))
                : Optional.empty();
    }
}
