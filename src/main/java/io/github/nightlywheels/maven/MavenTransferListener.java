package io.github.nightlywheels.maven;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadListener;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.frontend.ProgressLogger;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.RequestTrace;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferListener;
import org.eclipse.aether.transfer.TransferResource;

/**
 * Shows uploads as Maven shows its own, through Maven's own listener: so {@code -B}, {@code -q}, {@code -ntp} and IDEs
 * behave as always.
 */
final class MavenTransferListener implements UploadListener {
    private final RepositorySystemSession session;
    private final TransferListener listener;
    private final String channel;
    private final String url;
    private final ProgressLogger heartbeat;
    private final Map<Upload, TransferResource> resources = new ConcurrentHashMap<>();
    private final Map<Upload, Long> sent = new ConcurrentHashMap<>();

    /**
     * A log of uploads to one channel.
     *
     * @param listener Maven's
     */
    MavenTransferListener(
            RepositorySystemSession session,
            TransferListener listener,
            String channel,
            String url,
            ProgressLogger heartbeat) {
        this.heartbeat = heartbeat;
        this.session = session;
        this.listener = listener;
        this.channel = channel;
        this.url = url.endsWith("/") ? url : url + "/";
    }

    /** A listener that shows uploads to the channel through the session's own. */
    static MavenTransferListener of(MavenSession session, ChannelSettings channel, Log log) {
        RepositorySystemSession repositories = session.getRepositorySession();
        TransferListener own = repositories.getTransferListener();
        return new MavenTransferListener(
                repositories,
                own == null ? new AbstractTransferListener() {} : own,
                channel.name(),
                channel.url(),
                new ProgressLogger(Clock.systemUTC(), log::info));
    }

    @Override
    public void started(Upload upload) {
        TransferResource resource = new TransferResource(
                channel, url, upload.filename(), upload.wheel().path().toFile(), (RequestTrace) null);
        resource.setContentLength(upload.wheel().digests().size());
        resources.put(upload, resource);
        tell(upload, TransferEvent.EventType.INITIATED, event -> event);
        tell(upload, TransferEvent.EventType.STARTED, event -> event);
    }

    @Override
    public void progressed(Upload upload, ByteBuffer chunk, long total) {
        sent.put(upload, total);
        heartbeat.progressed(upload, total);
        tell(
                upload,
                TransferEvent.EventType.PROGRESSED,
                event -> event.setTransferredBytes(total).setDataBuffer(chunk));
    }

    @Override
    public void arrived(Upload upload) {
        tell(
                upload,
                TransferEvent.EventType.SUCCEEDED,
                event -> event.setTransferredBytes(upload.wheel().digests().size()));
    }

    @Override
    public void brokeOff(Upload upload, String reason) {
        tell(
                upload,
                TransferEvent.EventType.FAILED,
                event ->
                        event.setTransferredBytes(sent.getOrDefault(upload, 0L)).setException(new IOException(reason)));
    }

    @Override
    public void finished(UploadResult result) {
        resources.remove(result.upload());
        sent.remove(result.upload());
    }

    private void tell(Upload upload, TransferEvent.EventType type, UnaryOperator<TransferEvent.Builder> details) {
        TransferResource resource = resources.get(upload);
        if (resource == null) {
            return; // it ended before a byte was sent
        }
        TransferEvent event = details.apply(new TransferEvent.Builder(session, resource)
                        .setType(type)
                        .setRequestType(TransferEvent.RequestType.PUT))
                .build();
        try {
            switch (type) {
                case INITIATED -> listener.transferInitiated(event);
                case STARTED -> listener.transferStarted(event);
                case PROGRESSED -> listener.transferProgressed(event);
                case SUCCEEDED -> listener.transferSucceeded(event);
                default -> listener.transferFailed(event);
            }
        } catch (TransferCancelledException e) {
            // Maven's listener asks to stop; an upload half-way through is brought to its end.
        }
    }
}
