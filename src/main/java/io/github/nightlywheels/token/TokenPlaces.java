package io.github.nightlywheels.token;

import java.util.Optional;

/**
 * Where a token is looked for.
 *
 * @param environmentVariable the environment variable
 * @param userVariable the environment variable with the user name, where user names matter
 * @param serverId the server in the settings of the front end
 */
public record TokenPlaces(String environmentVariable, Optional<String> userVariable, String serverId) {}
