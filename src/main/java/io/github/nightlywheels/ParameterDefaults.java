package io.github.nightlywheels;

import io.github.nightlywheels.failure.AccessFailure;

/** The default value of each parameter that has one. No other place holds them; README.md is compared with them by a test. */
final class ParameterDefaults {
    static final String ORGANIZATION = AccessFailure.SCIENTIFIC_PYTHON;
    static final String API_URL = "https://api.anaconda.org";
    static final String LABELS = "main";
    static final String SERVER_ID = "anaconda.org";
    static final String TOKEN_ENVIRONMENT_VARIABLE = "ANACONDA_ORG_UPLOAD_TOKEN";

    /** Ant-style patterns, separated by commas as Maven separates the elements of a list. */
    static final String INCLUDES = "*.whl,dist/*.whl,wheelhouse/*.whl";

    static final String ON_CONFLICT = "replace";
    static final String VERSION_CHECK = "warn";
    static final String FAIL_IF_NO_WHEELS = "true";
    static final String DRY_RUN = "false";
    static final String SKIP = "false";
    static final String PUBLISH_AT_END = "true";
    static final String THREADS = "8";
    static final String RETRIES = "8";

    /** Seconds. */
    static final String RETRY_TIMEOUT = "600";

    /** Seconds. */
    static final String TIMEOUT = "60";

    static final String ALLOW_INSECURE_HTTP = "false";
    static final String ALLOW_ORGANIZATION_TOKEN = "false";

    /** Days. */
    static final String WARN_BEFORE_EXPIRY = "30";

    static final String RETENTION_DAYS = "30";
    static final String RETENTION_VERSIONS = "5";
    static final String FAIL_ON = "problem";

    private ParameterDefaults() {}
}
