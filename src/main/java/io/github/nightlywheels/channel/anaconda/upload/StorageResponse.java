package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.anaconda.api.ApiResponse;
import io.github.nightlywheels.channel.anaconda.api.ReplyText;
import io.github.nightlywheels.failure.TransferFailure;
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

    boolean isSuccess() {
        return status == 201 || status == 200 || status == 204;
    }

    /** Whether it is the storage that failed, and not the file. */
    static boolean mayPass(TransferFailure.StorageRefused refused) {
        return isTransient(refused.status(), refused.storageCode())
                || isPolicyRefused(refused.status(), refused.storageCode());
    }

    boolean isTransient() {
        return isTransient(status, code);
    }

    private static boolean isTransient(int status, String code) {
        return ApiResponse.isTransient(status) || TRANSIENT_CODES.contains(code);
    }

    /** Whether the place or the permission to store the file there is what was refused: another one may be better. */
    boolean isPolicyRefused() {
        return isPolicyRefused(status, code);
    }

    private static boolean isPolicyRefused(int status, String code) {
        return status == 403 || status / 100 == 3 || code.equals("ExpiredToken");
    }

    TransferFailure.StorageRefused failure(String filename) {
        return new TransferFailure.StorageRefused(filename, status, code, message, requestId);
    }

    /** The answer in words. */
    String words() {
        return status + (code.isEmpty() ? "" : " " + code);
    }
}
