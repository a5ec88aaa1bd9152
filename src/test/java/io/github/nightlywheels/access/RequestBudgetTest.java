package io.github.nightlywheels.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a check costs the server. */
class RequestBudgetTest {
    private static final List<Endpoint> INDEPENDENT = List.of(
            Endpoint.USER,
            Endpoint.AUTHENTICATION,
            Endpoint.ACCOUNT,
            Endpoint.USER_ORGANIZATIONS,
            Endpoint.PACKAGE_GET,
            Endpoint.GROUP);

    @AutoClose
    private final Checks checks = new Checks();

    private List<Endpoint> requests(String... projects) {
        checks.fake.forgetsRequests();
        checks.report(projects);
        return checks.fake.requests().stream()
                .map(request -> request.endpoint())
                .toList();
    }

    @Test
    void aGoodAccessTakesEightRequests() {
        assertThat(requests("demo")).hasSize(8).containsAll(INDEPENDENT).contains(Endpoint.GROUP_MEMBERS);
    }

    @Test
    void noAccessTakesMoreThanEight() {
        checks.fake.bareAuthentication();
        assertThat(requests("demo")).hasSize(8).contains(Endpoint.AUTHENTICATIONS);
        assertThat(requests("Demo")).hasSizeLessThanOrEqualTo(8).contains(Endpoint.PACKAGES);
        checks.fake.group(Checks.ORGANIZATION, "fresh").permission("read").member("second");
        assertThat(requests("fresh")).hasSize(8);
        checks.fake.user("stranger").token(Checks.TOKEN).of("stranger");
        assertThat(requests("demo")).hasSizeLessThanOrEqualTo(8);
        checks.fake.alwaysAnswers(Endpoint.AUTHENTICATION, Answer.html(200));
        assertThat(requests("fresh")).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void theSearchForAnotherGroupKeepsToTheBudget() {
        checks.fake.project(Checks.ORGANIZATION, "alone").project(Checks.ORGANIZATION, "apart");
        for (int group = 0; group < 100; group++) {
            checks.fake.group(Checks.ORGANIZATION, "group" + group).permission("write");
        }
        assertThat(requests("alone")).hasSize(8).contains(Endpoint.GROUPS).doesNotContain(Endpoint.GROUP_PACKAGES);
        assertThat(requests("alone", "apart")).hasSize(12).contains(Endpoint.GROUP_PACKAGES);
    }

    @Test
    void threeProjectsTakeNoMoreThanFourEach() {
        checks.fake.bareAuthentication();
        assertThat(requests("demo", "b", "c")).hasSizeLessThanOrEqualTo(16);
    }

    @Test
    void whatDoesNotDependOnEachOtherIsAskedAtOnce() {
        CountDownLatch together = new CountDownLatch(INDEPENDENT.size());
        AtomicInteger alone = new AtomicInteger();
        INDEPENDENT.forEach(endpoint -> checks.fake.before(endpoint, () -> {
            together.countDown();
            try {
                if (!together.await(20, TimeUnit.SECONDS)) {
                    alone.incrementAndGet();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
        assertThat(checks.report("demo").verdict()).isEqualTo(Verdict.OK);
        assertThat(alone).hasValue(0);
    }

    @Test
    void aTransientFaultIsTriedAgainButNotForLong() {
        checks.fake.fails(Endpoint.USER, 1, 503);
        assertThat(checks.report("demo").verdict()).isEqualTo(Verdict.OK);
        checks.fake.forgetsRequests().alwaysAnswers(Endpoint.GROUP, Answer.html(502));
        checks.leavesOpen(Question.GROUP, "502");
        assertThat(checks.fake.count(Endpoint.GROUP)).isEqualTo(3);
    }
}
