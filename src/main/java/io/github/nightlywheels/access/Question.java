package io.github.nightlywheels.access;

import java.util.Locale;

/** What the check asks. */
public enum Question {
    /** Is there a token, and only one? */
    TOKEN,
    /** Is it accepted, and whose is it? */
    ACCOUNT,
    /** May it be used for an upload, and for no more? */
    SCOPES,
    /** When does it end? */
    EXPIRY,
    /** Is there such an organization, and is it the right one? */
    ORGANIZATION,
    /** Is the account a member? */
    MEMBERSHIP,
    /** Does the server take writes? */
    SERVER,
    /** Can the index be read that pip installs from? */
    INDEX,
    /** Is the project on the channel? */
    PROJECT,
    /** Does a group give the right to the project? */
    GROUP,
    /** Is there a second representative? */
    REPRESENTATIVES,
    /** How old is the newest wheel, and how long will it stay? */
    RETENTION;

    /** The name in tables and reports. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
