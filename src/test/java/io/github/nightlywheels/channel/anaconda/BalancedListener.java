package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadListener;
import io.github.nightlywheels.channel.UploadResult;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Notes every call that has no counterpart: each start is to end once, and each upload is to finish once. */
public class BalancedListener implements UploadListener {
    private final Map<String, Long> open = new HashMap<>();
    private final Set<String> finished = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    private void require(boolean condition, String fault) {
        if (!condition) {
            faults.add(fault);
        }
    }

    @Override
    public synchronized void started(Upload upload) {
        require(open.put(upload.filename(), 0L) == null, "started twice: " + upload.filename());
    }

    @Override
    public synchronized void progressed(Upload upload, ByteBuffer chunk, long sent) {
        Long before = open.put(upload.filename(), sent);
        require(
                before != null && before + chunk.remaining() == sent,
                "progress of " + upload.filename() + " from " + before + " to " + sent);
    }

    @Override
    public synchronized void arrived(Upload upload) {
        require(
                Long.valueOf(upload.wheel().digests().size()).equals(open.remove(upload.filename())),
                "arrived, but not sent as a whole: " + upload.filename());
    }

    @Override
    public synchronized void brokeOff(Upload upload, String reason) {
        require(open.remove(upload.filename()) != null, "broke off, but not started: " + upload.filename());
        require(!reason.isBlank(), "broke off without a reason: " + upload.filename());
    }

    @Override
    public synchronized void finished(UploadResult result) {
        String filename = result.upload().filename();
        require(finished.add(filename), "finished twice: " + filename);
        require(!open.containsKey(filename), "finished, but still being sent: " + filename);
    }

    /** What was out of balance, one sentence each. */
    public synchronized List<String> faults() {
        require(open.isEmpty(), "never ended: " + open.keySet());
        return List.copyOf(faults);
    }
}
