package io.github.nightlywheels.engine;

import io.github.nightlywheels.failure.AccessFailure;

/**
 * The default value of each parameter that has one, for all front ends. No other place holds them; a test compares parameters.md
 * with them.
 */
public final class ParameterDefaults {
    public static final String ORGANIZATION = AccessFailure.SCIENTIFIC_PYTHON;
    public static final String API_URL = "https://api.anaconda.org";
    public static final String LABELS = "main";
    public static final String SERVER_ID = "anaconda.org";
    public static final String TOKEN_ENVIRONMENT_VARIABLE = "ANACONDA_ORG_UPLOAD_TOKEN";

    /** Ant-style patterns, separated by commas; {@link #PROJECT_DIST} is looked into as well. */
    public static final String INCLUDES = "*.whl,dist/*.whl,wheelhouse/*.whl";

    /** The directory of built wheels beside the build's own, below that of the project. */
    public static final String PROJECT_DIST = "dist";

    /** Below the directory of the project. */
    public static final String PYTHON_DIRECTORY = "src/main/python";

    public static final String ON_CONFLICT = "replace";
    public static final String VERSION_CHECK = "warn";
    public static final String ON_SEVERAL_VERSIONS = "newest";
    public static final String MISSING_PLATFORMS = "warn";
    public static final String FAIL_IF_NO_WHEELS = "true";
    public static final String FAIL_IF_NOTHING_NEW = "false";
    public static final String REPUBLISH = "false";
    public static final String DRY_RUN = "false";
    public static final String SKIP = "false";
    public static final String PUBLISH_AT_END = "true";
    public static final String THREADS = "8";
    public static final String RETRIES = "8";

    /** Seconds. */
    public static final String RETRY_TIMEOUT = "600";

    /** Seconds. */
    public static final String TIMEOUT = "60";

    /** Seconds. */
    public static final String VISIBILITY_TIMEOUT = "120";

    public static final String ALLOW_INSECURE_HTTP = "false";
    public static final String ALLOW_ORGANIZATION_TOKEN = "false";

    /** Days. */
    public static final String WARN_BEFORE_EXPIRY = "30";

    public static final String RETENTION_DAYS = "30";
    public static final String RETENTION_VERSIONS = "5";
    public static final String FAIL_ON = "problem";

    public static final String CONFIRM = "false";
    public static final String MAX_REMOVALS = "200";
    public static final String ALLOW_SHARED_CHANNEL = "false";
    public static final String KEEP_WHOLE = "true";
    public static final String PRUNE_RELEASES = "false";

    public static final String VERSION_NUMBER = "timestamp";
    public static final String LOCAL_QUALIFIER = "false";
    public static final String PRINT = "false";
    public static final String INCLUDE_ARTIFACT = "true";
    public static final String INCLUDE_DEPENDENCIES = "none";

    /** The tag of a wheel that runs everywhere. */
    public static final String TAG = "py3-none-any";

    private ParameterDefaults() {}
}
