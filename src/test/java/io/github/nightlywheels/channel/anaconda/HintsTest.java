package io.github.nightlywheels.channel.anaconda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.AccessInspector;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.PublishResult;
import io.github.nightlywheels.engine.Publisher;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions that only give hints hold up nothing. */
@Timeout(120)
class HintsTest extends AnacondaTest {
    private static final List<Endpoint> HINTS =
            List.of(Endpoint.USER_ORGANIZATIONS, Endpoint.GROUP, Endpoint.GROUPS, Endpoint.GROUP_MEMBERS);

    private void awaitAHint() {
        while (run.fake.count(Endpoint.USER_ORGANIZATIONS) == 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void anUploadWithOneThreadDoesNotWaitForHintsThatNeverCome() throws Exception {
        HINTS.forEach(endpoint -> run.fake.stalls(endpoint, 100));
        Wheel wheel = run.demo("cp312", "a");
        try (AnacondaChannel channel = run.threads(1).channel()) {
            AccessInspector inspector = channel.probe(List.of(new ProjectName("demo")));
            assertThat(inspector.essentials().account().known()).isPresent();
            CompletableFuture<AccessFacts> hints = CompletableFuture.supplyAsync(inspector::all);
            awaitAHint();
            Publisher publisher = new Publisher(channel, List.of("main"), OnConflict.REPLACE);
            Summary summary = publisher.publish(publisher.plan(List.of(wheel), () -> {}), new BalancedListener());
            assertThat(summary.failure()).isEmpty();
            assertThat(hints).isNotDone();
            inspector.close();
            AccessFacts facts = hints.get(60, TimeUnit.SECONDS);
            assertThat(facts.account().known()).isPresent();
            assertThat(facts.memberships()).isEqualTo(new Lookup.Unknown<>("the answer was not waited for"));
        }
        run.assertHolds(wheel);
    }

    @Test
    void aRunEndsWithoutHintsThatNeverCome() {
        HINTS.forEach(endpoint -> run.fake.stalls(endpoint, 100));
        Wheel wheel = run.demo("cp312", "a");
        PublishResult result = run.publishAsBuild(List.of(wheel));
        assertThat(result.failure()).isEmpty();
        run.assertHolds(wheel);
        // Whoever waits until there is no answer asks again.
        assertThat(run.fake.count(Endpoint.USER_ORGANIZATIONS)).isEqualTo(1);
    }

    /** What was given up is still under way, for no answer comes. */
    @Test
    void anUploadWithOneThreadDoesNotWaitForAHistoryThatWasGivenUp() {
        run.fake.stalls(Endpoint.PACKAGE_GET, 1);
        Wheel wheel = run.demo("cp312", "a");
        try (AnacondaChannel channel = run.threads(1).channel()) {
            CompletableFuture<?> history =
                    CompletableFuture.supplyAsync(() -> channel.history(new ProjectName("demo")));
            while (run.fake.count(Endpoint.PACKAGE_GET) == 0) {
                Thread.onSpinWait();
            }
            Publisher publisher = new Publisher(channel, List.of("main"), OnConflict.REPLACE);
            Summary summary = publisher.publish(publisher.plan(List.of(wheel), () -> {}), new BalancedListener());
            assertThat(summary.failure()).isEmpty();
            assertThat(history).isNotDone();
        }
        run.assertHolds(wheel);
    }

    @Test
    void theEssentialsAskForNoHint() {
        HINTS.forEach(endpoint -> run.fake.stalls(endpoint, 100));
        try (AnacondaChannel channel = run.threads(1).channel()) {
            AccessFacts facts = channel.probe(List.of(new ProjectName("demo"))).essentials();
            assertThat(facts.organization().known()).isPresent();
        }
        assertThat(run.fake.requests())
                .extracting(request -> request.endpoint())
                .containsExactlyInAnyOrder(Endpoint.USER, Endpoint.AUTHENTICATION, Endpoint.ACCOUNT);
    }

    @Test
    void whatTheServerTellsOfTheTokenIsNotWaitedForToTheEnd() {
        run.fake.staysSilent(Endpoint.AUTHENTICATION, Endpoint.AUTHENTICATIONS);
        try (AnacondaChannel channel = run.threads(1).channel()) {
            AccessFacts facts = channel.probe(List.of(new ProjectName("demo"))).essentials();
            assertThat(facts.account().known()).isPresent();
            assertThat(facts.token()).isEqualTo(new Lookup.Unknown<>("the answer was not waited for"));
        }
        // Whoever waits until there is no answer asks again, and then for the list of all tokens.
        assertThat(run.fake.count(Endpoint.AUTHENTICATION)).isEqualTo(1);
        assertThat(run.fake.count(Endpoint.AUTHENTICATIONS)).isZero();
    }

    @Test
    void theListOfAllTokensIsNoEssential() {
        run.fake.bareAuthentication();
        try (AnacondaChannel channel = run.channel()) {
            AccessInspector inspector = channel.probe(List.of(new ProjectName("demo")));
            assertThat(inspector.essentials().token().known()).isPresent();
            assertThat(run.fake.count(Endpoint.AUTHENTICATIONS)).isZero();
            assertThat(inspector.all().token().known().orElseThrow().scopes()).isPresent();
        }
    }

    @Test
    void aChannelThatIsClosedLetsNobodyWait() throws Exception {
        HINTS.forEach(endpoint -> run.fake.stalls(endpoint, 100));
        CompletableFuture<AccessFacts> hints;
        try (AnacondaChannel channel = run.channel()) {
            AccessInspector inspector = channel.probe(List.of());
            hints = CompletableFuture.supplyAsync(inspector::all);
            awaitAHint();
        }
        assertThat(hints.get(60, TimeUnit.SECONDS).memberships().known()).isEmpty();
    }
}
