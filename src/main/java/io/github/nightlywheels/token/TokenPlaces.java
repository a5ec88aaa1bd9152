package io.github.nightlywheels.token;

import java.util.Optional;

/**
 * The places of a token that the user can name; {@link TokenSearch} has the order of all.
 *
 * @param environmentVariable the environment variable
 * @param userVariable the environment variable with the user name, where user names matter
 * @param serverId the server in the settings of the front end
 */
public record TokenPlaces(String environmentVariable, Optional<String> userVariable, String serverId) {}
