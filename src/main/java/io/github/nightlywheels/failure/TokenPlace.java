package io.github.nightlywheels.failure;

import java.util.Optional;

/**
 * A place in which a token was looked for and not found.
 *
 * @param name such as {@code environment variable ANACONDA_ORG_UPLOAD_TOKEN}
 * @param slot where in it a token is put; completes "put it into …"
 * @param isBlank whether it is there, and holds nothing but blanks
 * @param remark what else is known of the place, as a sentence
 */
public record TokenPlace(String name, String slot, boolean isBlank, Optional<String> remark) {}
