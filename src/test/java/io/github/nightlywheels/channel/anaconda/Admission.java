package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.AccessInspector;
import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.wheel.Wheel;
import java.util.List;
import java.util.stream.Stream;

/** Lets a publication pass unless the server refused its account, or has no such channel. */
public final class Admission {
    private Admission() {}

    /** What finds out whether the wheels may be published, and throws the first refusal. */
    public static Runnable to(Channel channel, List<Wheel> wheels) {
        AccessInspector probe = channel.probe(
                wheels.stream().map(wheel -> wheel.metadata().name()).distinct().toList());
        return () -> requireAccepted(probe.essentials());
    }

    private static void requireAccepted(AccessFacts facts) {
        refusals(facts).stream().findFirst().ifPresent(failure -> {
            throw new FailureException(failure);
        });
    }

    private static List<Failure> refusals(AccessFacts facts) {
        return Stream.of(facts.account(), facts.organization())
                .flatMap(told -> {
                    if (told instanceof Lookup.Denied<AccessFacts.Account> refused) {
                        return Stream.of(refused.failure());
                    }
                    return told == facts.organization() && told instanceof Lookup.NotFound<AccessFacts.Account> absent
                            ? Stream.of(
                                    new AccessFailure.OrganizationNotFound(AnacondaRun.ORGANIZATION, absent.reply()))
                            : Stream.empty();
                })
                .toList();
    }
}
