package io.github.nightlywheels.channel.anaconda.api;

import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.http.Statuses;
import java.util.regex.Pattern;

/**
 * What the API's answers mean, and what they say about a write. The only place where the statuses of its refusals get a meaning
 * ({@code anaconda-api.md} sections 1 and 3): the words, which {@link RefusalWords} finds, decide where they are known, because
 * the server says nearly everything with 401; the status decides where they are not. {@link ErrorMapper} makes a failure of
 * either. The answers of the storage are {@code StorageResponse}'s.
 */
public final class AnswerClassifier {
    /** 404: a project, a file, a release, and what was staged. */
    private static final Pattern GONE = RefusalWords.words("could not be found|does not exist|invalid dist_id");

    /** 409 for a package, 400 for a release. */
    private static final Pattern EXISTS = RefusalWords.words("already have a package named|already exists");

    /** 409 for a file: the first of the two texts. */
    private static final Pattern TAKEN = RefusalWords.words("already exists");

    /** 409 for a file: what only the second text says. */
    private static final Pattern BEING_UPLOADED = RefusalWords.words("being uploaded|wait \\d+ minutes");

    private AnswerClassifier() {}

    /** Gives an answer its meaning. */
    public static Classification classify(Operation operation, ApiResponse response) {
        Meaning meaning = operation == Operation.READ ? meaningOfRead(response) : meaningOfWrite(operation, response);
        return new Classification(meaning, effect(operation, meaning, response), response);
    }

    private static Meaning meaningOfRead(ApiResponse response) {
        if (response.status() == 204) {
            return Meaning.CONFIRMED;
        }
        return switch (response.status() / 100) {
            case 2 ->
                response.json().isContainerNode() && !JsonFields.isError(response.json())
                        ? Meaning.SUCCESS
                        : Meaning.NOT_UNDERSTOOD;
            default ->
                response.status() == 404
                        ? response.isPage() ? Meaning.ABSENT_ON_PAGE : Meaning.ABSENT
                        : meaningOfError(response);
        };
    }

    private static Meaning meaningOfWrite(Operation operation, ApiResponse response) {
        boolean isStage = operation == Operation.STAGE;
        boolean isAboutFile = isStage || operation == Operation.COMMIT;
        boolean creates = operation == Operation.CREATE_PACKAGE || operation == Operation.CREATE_RELEASE;
        int status = response.status();
        if (status / 100 == 2) {
            // What was staged is in the body, which is looked into anyway.
            boolean isOwn = isStage || !(response.isPage() || JsonFields.isError(response.json()));
            return isOwn ? Meaning.SUCCESS : Meaning.UNEXPECTED;
        }
        if (status == 404) {
            return Meaning.ABSENT;
        }
        if (isAboutFile && status == 409) {
            return says(BEING_UPLOADED, response) ? Meaning.BEING_UPLOADED : Meaning.TAKEN;
        }
        if (creates && (status == 409 || status == 400) && says(EXISTS, response)) {
            return Meaning.EXISTS;
        }
        // Seen after all bytes had arrived and the commit had taken effect (section 1.8).
        return operation == Operation.COMMIT && status == 405 ? Meaning.TRANSIENT : meaningOfError(response);
    }

    private static Meaning meaningOfError(ApiResponse response) {
        if (Statuses.mayPass(response.status())) {
            return Meaning.TRANSIENT;
        }
        // Not the API's word but that of what stands in front of it, which may let the next request pass.
        if (response.status() / 100 == 4 && isOfSomethingElse(response)) {
            return Meaning.TRANSIENT;
        }
        boolean isKnown = response.json().isObject()
                && (response.status() == 402
                        || RefusalWords.find(response.reply().text()).isPresent());
        return isKnown ? Meaning.REFUSED : Meaning.UNEXPECTED;
    }

    /** The API gives its reasons in JSON: a page, and a refusal without a word, are of something in front of it. */
    private static boolean isOfSomethingElse(ApiResponse response) {
        boolean refuses = response.status() == 401 || response.status() == 403;
        return response.isPage() || (refuses && !response.json().isContainerNode());
    }

    private static WriteEffect effect(Operation operation, Meaning meaning, ApiResponse response) {
        if (operation == Operation.READ) {
            return WriteEffect.NONE;
        }
        return switch (meaning) {
            case SUCCESS, CONFIRMED -> WriteEffect.DONE;
            case REFUSED, EXISTS -> WriteEffect.NONE;
            case ABSENT -> says(GONE, response) ? WriteEffect.NONE : WriteEffect.UNKNOWN;
            case TAKEN ->
                operation == Operation.STAGE || says(TAKEN, response) ? WriteEffect.NONE : WriteEffect.UNKNOWN;
            // The upload in progress may be the one that is being committed.
            case BEING_UPLOADED -> operation == Operation.COMMIT ? WriteEffect.UNKNOWN : WriteEffect.NONE;
            case TRANSIENT ->
                switch (response.status()) {
                    case 429 -> WriteEffect.NONE;
                    case 503 -> WriteEffect.DENIED;
                    default -> WriteEffect.UNKNOWN;
                };
            case ABSENT_ON_PAGE, NOT_UNDERSTOOD, UNEXPECTED -> WriteEffect.UNKNOWN;
        };
    }

    /** What the status of an answer that is no success says, where its words are not known. */
    static WordlessRefusal wordlessRefusal(ApiResponse response) {
        return switch (response.status()) {
            case 402 -> WordlessRefusal.QUOTA;
            case 401 -> isOfSomethingElse(response) ? WordlessRefusal.GATEWAY : WordlessRefusal.TOKEN_REJECTED;
            case 403 -> isOfSomethingElse(response) ? WordlessRefusal.GATEWAY : WordlessRefusal.FORBIDDEN;
            case 404 -> response.json().isObject() ? WordlessRefusal.NOT_FOUND : WordlessRefusal.NO_API;
            default -> Statuses.mayPass(response.status()) ? WordlessRefusal.SERVER_ERROR : WordlessRefusal.UNEXPECTED;
        };
    }

    /** Whether an answer that was asked for again and stayed the same is a refusal by something in front of the server. */
    static boolean isRefusalOfSomethingElse(ApiResponse response) {
        return isOfSomethingElse(response) && !Statuses.mayPass(response.status());
    }

    /** Whether a refusal says in words that are known what it is for. */
    public static boolean isInKnownWords(ServerReply refusal) {
        return RefusalWords.find(refusal.text()).isPresent()
                || (refusal.status() == 404 && GONE.matcher(refusal.text()).find());
    }

    /** Whether it is an error that the API itself has worded, and neither a failure of the server nor a time-out. */
    static boolean isOwnRefusal(ApiResponse response) {
        int status = response.status();
        boolean refuses = (status / 100 == 4 && status != 405 && status != 408) || status == 503;
        return refuses && JsonFields.isError(response.json());
    }

    private static boolean says(Pattern words, ApiResponse response) {
        return response.json().isObject()
                && words.matcher(response.reply().text()).find();
    }
}
