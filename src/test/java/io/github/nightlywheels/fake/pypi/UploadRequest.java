package io.github.nightlywheels.fake.pypi;

import java.util.Map;
import java.util.Optional;

/**
 * A request that reached the fake.
 *
 * @param method the HTTP method
 * @param path the request target
 * @param headers by lower-case name
 * @param form the form, if it came whole
 * @param status what was answered, 0 for nothing
 * @param applied whether a file was stored
 */
public record UploadRequest(
        String method,
        String path,
        Map<String, String> headers,
        Optional<ReceivedForm> form,
        int status,
        boolean applied) {

    /** Whether it asks for a change. */
    public boolean isUpload() {
        return method.equals("POST") && !path.contains("/_/oidc/");
    }

    @Override
    public String toString() {
        return method + " " + path + " -> " + status;
    }
}
