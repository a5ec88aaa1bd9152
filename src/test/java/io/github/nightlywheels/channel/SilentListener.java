package io.github.nightlywheels.channel;

import java.nio.ByteBuffer;

/** Somebody who listens to nothing. */
public class SilentListener implements UploadListener {
    @Override
    public void started(Upload upload) {}

    @Override
    public void progressed(Upload upload, ByteBuffer chunk, long sent) {}

    @Override
    public void arrived(Upload upload) {}

    @Override
    public void brokeOff(Upload upload, String reason) {}

    @Override
    public void finished(UploadResult result) {}
}
