package io.github.nightlywheels.failure;

import java.util.Map;

/** How the token page words the scopes that an upload needs. */
public final class Scope {
    private static final Map<String, String> LABELS = Map.of(
            "api:read", "Allow read access to the API site",
            "api:write", "Allow write access to the API site",
            "pypi:upload", "Allow uploads to Standard Python repositories");

    private Scope() {}

    /** The scope's check box on the token page in parentheses, with a leading space; empty for other scopes. */
    public static String onThePage(String scope) {
        String label = LABELS.get(scope);
        return label == null ? "" : " (\"" + label + "\")";
    }
}
