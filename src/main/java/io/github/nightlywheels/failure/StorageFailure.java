package io.github.nightlywheels.failure;

/**
 * The storage behind a channel, which is another server than the channel's, refused the bytes; code, message and request id are
 * the storage's own.
 */
@Code("storage-refused")
public record StorageFailure(String filename, int status, String storageCode, String message, String requestId)
        implements Failure {
    @Override
    public String problem() {
        return "The storage refused " + filename + ": " + status
                + (storageCode.isEmpty() ? "" : " " + storageCode)
                + (message.isEmpty() ? "" : " \"" + message + "\"")
                + (requestId.isEmpty() ? "" : ", request id " + requestId) + ".";
    }

    @Override
    public String remedy(ParameterNames names) {
        return storageCode.equals("EntityTooLarge")
                ? "make the wheel smaller, as the storage takes no file of that size, or ask anaconda.org to allow more"
                : "run again; if it stays so, report it to anaconda.org with the code and the request id";
    }
}
