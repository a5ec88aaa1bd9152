package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.SilentListener;
import io.github.nightlywheels.channel.Upload;
import java.nio.ByteBuffer;

/** A listener that fails when a wheel of this name is being sent. */
final class Buggy extends SilentListener {
    private final String filename;

    Buggy(String filename) {
        this.filename = filename;
    }

    @Override
    public void progressed(Upload upload, ByteBuffer chunk, long sent) {
        if (upload.filename().equals(filename)) {
            throw new IllegalStateException("bug");
        }
    }
}
