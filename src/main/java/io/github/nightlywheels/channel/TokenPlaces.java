package io.github.nightlywheels.channel;

/**
 * Where a token is looked for.
 *
 * @param environmentVariable the environment variable
 * @param serverId the server in the settings of the front end
 */
public record TokenPlaces(String environmentVariable, String serverId) {}
