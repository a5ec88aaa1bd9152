package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.wheel.metadata.Version;

/**
 * A field of the core metadata as the form has it ({@code pypi-upload-api.md} section 1.4, "Core metadata" specification).
 *
 * @param header its name in {@code METADATA}
 * @param name its name in the form: mind the singulars and plurals
 * @param since the first Metadata-Version that knows it; a newer field beside an older version is refused
 * @param values how often it may stand there
 */
record MetadataField(String header, String name, Version since, Values values) {

    /** How many values a field has. */
    enum Values {
        /** One, on one line. */
        LINE,
        /** One, whose line breaks matter. */
        TEXT,
        /** Each in a part of its own. */
        LIST
    }

    static MetadataField line(String since, String header, String name) {
        return new MetadataField(header, name, Version.parse(since), Values.LINE);
    }

    static MetadataField text(String since, String header, String name) {
        return new MetadataField(header, name, Version.parse(since), Values.TEXT);
    }

    static MetadataField list(String since, String header, String name) {
        return new MetadataField(header, name, Version.parse(since), Values.LIST);
    }
}
