package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.anaconda.api.ReplyText;
import io.github.nightlywheels.failure.StorageFailure;
import io.github.nightlywheels.http.Statuses;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the storage answered ({@code anaconda-api.md} section 1.7).
 *
 * @param status the HTTP status
 * @param code the {@code Code} of its XML, or empty
 * @param message the {@code Message} of its XML, or the beginning of anything else
 * @param requestId the {@code RequestId} of its XML, or empty
 * @param retryAfter how long it asks to wait
 */
record StorageResponse(int status, String code, String message, String requestId, Optional<Duration> retryAfter) {
    private static final Set<String> TRANSIENT_CODES =
            Set.of("RequestTimeout", "SlowDown", "InternalError", "ServiceUnavailable");

    static StorageResponse parse(int status, String body, Optional<Duration> retryAfter) {
        String message = element("Message", body);
        String most = element("MaxSizeAllowed", body);
        return new StorageResponse(
                status,
                element("Code", body),
                (message.isEmpty() ? ReplyText.of(body) : message)
                        + (most.isEmpty() ? "" : " (at most " + most + " bytes)"),
                element("RequestId", body),
                retryAfter);
    }

    private static String element(String name, String xml) {
        Matcher matcher =
                Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(xml);
        return matcher.find() ? ReplyText.of(matcher.group(1)) : "";
    }

    /** What an answer of the storage says. */
    enum StorageMeaning {
        /** The bytes are there: 201 as a rule, where the form asks for it. */
        STORED,
        /** It failed, and may do better next time. */
        TRANSIENT,
        /** The place or the permission to store the file there is refused: another one may be better. */
        FORM_REFUSED,
        /** The file is refused. */
        REFUSED
    }

    StorageMeaning meaning() {
        return status == 201 || status == 200 || status == 204 ? StorageMeaning.STORED : meaningOfError(status, code);
    }

    private static StorageMeaning meaningOfError(int status, String code) {
        if (Statuses.mayPass(status) || TRANSIENT_CODES.contains(code)) {
            return StorageMeaning.TRANSIENT;
        }
        return status == 403 || status / 100 == 3 || code.equals("ExpiredToken")
                ? StorageMeaning.FORM_REFUSED
                : StorageMeaning.REFUSED;
    }

    /** Whether the file is refused for its size. */
    static boolean isAboutSize(StorageFailure refused) {
        return refused.storageCode().equals("EntityTooLarge")
                || refused.storageCode().equals("EntityTooSmall")
                || refused.status() == 413;
    }

    /** Whether it is the storage that failed, and not the file. */
    static boolean mayPass(StorageFailure refused) {
        return meaningOfError(refused.status(), refused.storageCode()) != StorageMeaning.REFUSED;
    }

    StorageFailure failure(String filename) {
        return new StorageFailure(filename, status, code, message, requestId);
    }

    /** The answer in words. */
    String words() {
        return status + (code.isEmpty() ? "" : " " + code);
    }
}
