package io.github.nightlywheels;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Publishes wheels. */
@Mojo(name = "publish-nightly", defaultPhase = LifecyclePhase.DEPLOY, threadSafe = true)
public final class PublishNightlyMojo extends AbstractMojo {
    @Override
    public void execute() {
        getLog().info("x");
    }
}
