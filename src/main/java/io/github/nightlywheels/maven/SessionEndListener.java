package io.github.nightlywheels.maven;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;

/**
 * The end of a build, however it comes: Maven tells it to no plugin, but to the listener of its request, which is asked for at
 * each event and may be exchanged.
 */
final class SessionEndListener {
    private final MavenExecutionRequest request;

    SessionEndListener(MavenExecutionRequest request) {
        this.request = request;
    }

    /** Does the work when the build has ended, before Maven says how. */
    void then(Runnable work) {
        ExecutionListener listener = request.getExecutionListener();
        request.setExecutionListener((ExecutionListener) Proxy.newProxyInstance(
                SessionEndListener.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, event, arguments) -> {
                    if (event.getName().equals("sessionEnded")) {
                        work.run();
                    }
                    try {
                        return listener == null ? null : event.invoke(listener, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
