package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.channel.pypi.upload.AnswerMeaning.Effect;
import io.github.nightlywheels.failure.ContentFailure;
import io.github.nightlywheels.failure.CredentialFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.UploadFailure;
import io.github.nightlywheels.failure.UploadUrlFailure;
import io.github.nightlywheels.http.Statuses;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * What the answers to uploads mean ({@code pypi-upload-api.md} section 2): the only place where a status or a server's words
 * become a meaning. The words decide where they are known, from the first row that fits; the status decides where they are not.
 *
 * @param server the server
 * @param token where the credentials came from
 * @param hasTaken whether an upload has succeeded, so that a refusal is about the file and not about the URL
 */
record UploadAnswerClassifier(PypiServer server, TokenOrigin token, AtomicBoolean hasTaken) {
    /** The meanings of the answers to one run's uploads. */
    UploadAnswerClassifier(PypiServer server, TokenOrigin token) {
        this(server, token, new AtomicBoolean());
    }

    /** What a failure is made of. */
    private record Case(UploadAnswerClassifier table, Upload upload, UploadAnswer answer) {
        ServerReply reply() {
            return answer.reply();
        }

        String server() {
            return table.server.name();
        }

        TokenOrigin token() {
            return table.token;
        }

        String project() {
            return upload.release().project().text();
        }

        String filename() {
            return upload.filename();
        }

        Failure failed() {
            return new TransferFailure.ServerError(reply(), table.server.statusPage());
        }
    }

    /**
     * A refusal that is known by its words.
     *
     * @param statuses the statuses that it comes with; none for any that is final
     * @param words what the words hold, whatever their case
     */
    private record Row(List<Integer> statuses, Pattern words, BiFunction<Case, ServerReply, Failure> failure) {
        boolean fits(int status, String said) {
            return (statuses.isEmpty() ? isFinal(status) : statuses.contains(status))
                    && words.matcher(said).find();
        }
    }

    /** Whether a refusal with this status is one whatever is sent again; others may pass. */
    private static boolean isFinal(int status) {
        return !Statuses.mayPass(status) || status == 507;
    }

    private static Row row(String words, BiFunction<Case, ServerReply, Failure> failure, Integer... statuses) {
        return new Row(List.of(statuses), Pattern.compile(words, Pattern.CASE_INSENSITIVE), failure);
    }

    private static final List<Row> ROWS = List.of(
            // PyPI, in the order of its checks; the same words from other servers mean the same.
            row(
                    "read[ -]?only|uploads are temporarily disabled|not allowing uploads",
                    (it, said) -> new UploadFailure.UploadsStopped(it.server(), said)),
            row("read[ -]?only", (it, said) -> new UploadFailure.UploadsStopped(it.server(), said), 503), // Nexus
            row(
                    "username/password authentication is no longer supported",
                    (it, said) -> new CredentialFailure.PasswordForPypi(it.token(), it.server(), tokenPage(it))),
            row(
                    "invalid or non-existent authentication",
                    (it, said) -> new CredentialFailure.Refused(it.token(), it.server(), said)),
            row(
                    "invalid api token",
                    (it, said) -> new CredentialFailure.InvalidApiToken(it.token(), it.server(), it.project(), said)),
            row(
                    "non-user identities cannot create",
                    (it, said) -> new CredentialFailure.PublisherCannotCreate(it.server(), it.project(), said)),
            row(
                    "new project registration temporarily disabled",
                    (it, said) -> new UploadFailure.NewProjectsStopped(it.server(), it.project(), said)),
            row(
                    "too many new projects",
                    (it, said) -> new UploadFailure.NewProjectsStopped(it.server(), it.project(), said),
                    429),
            row(
                    "isn't allowed to upload to project",
                    (it, said) -> new CredentialFailure.NotAllowed(it.token(), it.server(), it.project(), said)),
            row(
                    "verified (primary )?e-?mail|two[- ]factor|2fa",
                    (it, said) -> new CredentialFailure.AccountIncomplete(it.token(), it.server(), said),
                    403,
                    400),
            row(
                    "conflicts with an existing project|too similar to an existing project|name '[^']*' (isn't allowed|is prohibited"
                            + "|conflicts)|python standard library",
                    (it, said) -> new UploadFailure.NameTaken(it.server(), it.project(), said)),
            row(
                    "failed to render|description.*(render|invalid markup)",
                    (it, said) -> new ContentFailure.DescriptionRefused(it.server(), it.filename(), said),
                    400),
            row(
                    "classifier",
                    (it, said) -> new ContentFailure.ClassifierRefused(it.server(), it.filename(), said),
                    400),
            row(
                    "project size too large|quota|storage (limit|space)",
                    (it, said) -> new UploadFailure.ProjectFull(it.server(), it.project(), said)),
            row("file too large|file is too large|entity too large", (it, said) -> tooLarge(it, said)),
            row(
                    "digests? (supplied )?do(es)? not match|hash mismatch|checksum mismatch",
                    (it, said) -> new ContentFailure.DigestMismatch(it.server(), it.filename(), said)),
            row(
                    "filename was previously used",
                    (it, said) -> new UploadFailure.FilenameUsed(it.server(), it.filename(), said)),
            row("older than 14 days", (it, said) -> new UploadFailure.ReleaseClosed(it.server(), it.filename(), said)),
            row(
                    "only one sdist",
                    (it, said) -> new UploadFailure.SecondSdist(it.server(), it.filename(), Optional.of(said))),
            row(
                    "unsupported platform tag",
                    (it, said) -> new ContentFailure.PlatformRefused(it.server(), it.filename(), said)),
            row(
                    "invalid distribution file|zip archive not accepted|wheel .* (does not|missing|invalid entry points)"
                            + "|license-file .* does not exist|start filename for|version in filename should"
                            + "|filename '[^']*' (is invalid|should contain)|invalid source distribution filename",
                    (it, said) -> new ContentFailure.FileRefused(it.server(), it.filename(), said),
                    400),
            row(
                    "core-metadata|use of local versions|invalid value for|introduced in metadata version|metadata version .* (is )?unsupported"
                            + "|is invalid|description is too long|is missing|invalid name or version|must be|invalid metadata:"
                            + "|does not contain version|does not match project name",
                    (it, said) -> new ContentFailure.MetadataRefused(it.server(), it.filename(), said),
                    400,
                    422),
            row(
                    "repository path must have another '/'", // Nexus, to a URL without its last slash
                    (it, said) -> new UploadUrlFailure.NotAnUploadUrl(
                            it.table().server.uploadUrl(), said)),
            row(
                    "could not locate artifact",
                    (it, said) -> new CredentialFailure.NotAllowed(it.token(), it.server(), it.project(), said),
                    404));

    /** How servers say that the name is taken, in 400 and 403; Nexus and Artifactory mean that nothing is overwritten. */
    private static final Pattern TAKEN = Pattern.compile(
            "already exist|already been taken|updating asset|cannot be updated|overwrite artifact|delete/overwrite"
                    + "|already contains file|requested entity already exists",
            Pattern.CASE_INSENSITIVE);

    /** What Pulp answers in place of 202 where it takes several files in one task, which stores them later. */
    private static final Pattern TASK = Pattern.compile("^\\{.*\"task\"\\s*:");

    /** The statuses that refuse one request and leave open what becomes of others ({@code pypi-upload-api.md} section 2.3). */
    private static final Set<Integer> ABOUT_FILE_OR_SENDER =
            Set.of(400, 401, 402, 403, 407, 409, 411, 412, 413, 414, 415, 416, 417, 422, 423, 424, 428, 431, 451, 507);

    private static Failure tooLarge(Case it, ServerReply said) {
        return new ContentFailure.FileTooLarge(
                it.server(), it.filename(), it.upload().wheel().digests().size(), said);
    }

    private static String tokenPage(Case it) {
        return it.table().server.tokenPage();
    }

    /**
     * Whether a refusal by its status alone does not fit that the server has taken another file: it is not about this file or its
     * sender, but as if no files were taken there.
     */
    boolean isOdd(Failure refusal) {
        return hasTaken.get()
                && refusal.reply()
                        .filter(reply -> !ABOUT_FILE_OR_SENDER.contains(reply.status()))
                        .isPresent();
    }

    /** What an answer to an upload means. */
    AnswerMeaning of(UploadAnswer answer, Upload upload) {
        Case it = new Case(this, upload, answer);
        int status = answer.status();
        if (status == 203 || (status / 100 == 2 && answer.isPage())) {
            return new AnswerMeaning.Doubtful(new UploadUrlFailure.SignInPage(server.uploadUrl(), answer.reply()));
        }
        if (status / 100 == 2) {
            return success(answer);
        }
        if (status / 100 == 3) {
            return new AnswerMeaning.RefusedByStatus(new UploadUrlFailure.Redirected(
                    server.uploadUrl(), answer.target().orElse("nowhere"), answer.reply()));
        }
        return refusal(it);
    }

    private AnswerMeaning success(UploadAnswer answer) {
        if (!List.of(200, 201, 202, 204).contains(answer.status())) {
            return new AnswerMeaning.Doubtful(
                    new TransferFailure.UnexpectedAnswer(answer.reply(), "200, 201, 202 or 204"));
        }
        hasTaken.set(true);
        return answer.status() == 202 || TASK.matcher(answer.said()).find()
                ? new AnswerMeaning.Accepted()
                : new AnswerMeaning.Stored();
    }

    private AnswerMeaning refusal(Case it) {
        ServerReply reply = it.reply();
        String said = NamelessWords.of(it.answer().said(), it.upload());
        Optional<Row> row =
                ROWS.stream().filter(known -> known.fits(reply.status(), said)).findFirst();
        boolean saysTaken = Set.of(400, 403, 409).contains(reply.status())
                && TAKEN.matcher(said).find();
        // PyPI answers 409 for the name of a project only; everywhere else it is that of the file.
        boolean conflicts =
                reply.status() == 409 && row.isEmpty() && !server.family().isPypi();
        if (saysTaken || conflicts) {
            return new AnswerMeaning.Taken(reply);
        }
        return row.<AnswerMeaning>map(
                        known -> new AnswerMeaning.Refused(known.failure().apply(it, reply)))
                .orElseGet(() -> byStatus(it));
    }

    private static AnswerMeaning byStatus(Case it) {
        ServerReply reply = it.reply();
        return switch (reply.status()) {
            case 401 ->
                new AnswerMeaning.RefusedByStatus(new CredentialFailure.Refused(it.token(), it.server(), reply));
            case 403 ->
                new AnswerMeaning.RefusedByStatus(
                        new CredentialFailure.NotAllowed(it.token(), it.server(), it.project(), reply));
            case 404, 405, 410 -> // Nexus answers 404 for a content that it does not like, too
                new AnswerMeaning.RefusedByStatus(
                        it.table().hasTaken.get()
                                ? new UploadFailure.Refused(it.server(), it.filename(), reply)
                                : new UploadUrlFailure.NotAnUploadUrl(
                                        it.table().server.uploadUrl(), reply));
            case 409 ->
                new AnswerMeaning.RefusedByStatus(new UploadFailure.NameTaken(it.server(), it.project(), reply));
            case 413 -> new AnswerMeaning.RefusedByStatus(tooLarge(it, reply));
            case 507 ->
                new AnswerMeaning.RefusedByStatus(new UploadFailure.ProjectFull(it.server(), it.project(), reply));
            case 429 ->
                new AnswerMeaning.Passing(it.failed(), Effect.NONE, it.answer().retryAfter());
            case 408 ->
                new AnswerMeaning.Passing(
                        it.failed(), Effect.POSSIBLE, it.answer().retryAfter());
            default ->
                Statuses.mayPass(reply.status())
                        ? new AnswerMeaning.Passing(
                                it.failed(), Effect.POSSIBLE, it.answer().retryAfter())
                        : new AnswerMeaning.RefusedByStatus(
                                new UploadFailure.Refused(it.server(), it.filename(), reply));
        };
    }
}
