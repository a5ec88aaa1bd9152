package io.github.nightlywheels.fake.pypi;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What goes wrong, whatever is sent. */
public abstract sealed class FaultKnobs permits PypiAccountKnobs {
    final PypiWorld world = new PypiWorld();
    final IdentityEndpoints identities = new IdentityEndpoints(world.uploader);

    FaultKnobs() {}

    abstract FakePypi self();

    /** Changes the world while nobody reads it. */
    final FakePypi set(Runnable change) {
        synchronized (world) {
            change.run();
        }
        return self();
    }

    private FakePypi plan(PypiFault.How how, Reply... replies) {
        return set(() -> Arrays.asList(replies).forEach(reply -> world.faults.uploads.add(new PypiFault(how, reply))));
    }

    /** Answers the next uploads so, without storing anything. */
    public FakePypi answersOnce(Reply... replies) {
        return plan(PypiFault.How.ANSWER, replies);
    }

    /** Refuses the next upload with these words, put where the server has them that it is like. */
    public FakePypi refusesOnce(int status, String words) {
        return set(() -> plan(PypiFault.How.ANSWER, world.manners.refusal(status, words)));
    }

    /** Answers all uploads so from now on. */
    public FakePypi answers(Reply reply) {
        return set(() -> world.faults.allUploads = Optional.of(new PypiFault(PypiFault.How.ANSWER, reply)));
    }

    /** Answers the next uploads so, but stores the files. */
    public FakePypi storesButAnswers(Reply... replies) {
        return plan(PypiFault.How.STORE_AND_ANSWER, replies);
    }

    /** Answers the next upload so before its file has arrived, and hangs up. */
    public FakePypi answersEarly(Reply reply) {
        return plan(PypiFault.How.ANSWER_EARLY, reply);
    }

    /** Stores the next file and resets the connection in place of an answer. */
    public FakePypi losesAnswer() {
        return plan(PypiFault.How.STORE_AND_RESET, Reply.empty(0));
    }

    /** Resets the connection of the next upload: before its body, in the middle of it, or after it. */
    public FakePypi resetsAt(int percent) {
        PypiFault.How how = percent == 0
                ? PypiFault.How.RESET_BEFORE
                : percent < 100 ? PypiFault.How.RESET_DURING : PypiFault.How.RESET_AFTER;
        return plan(how, Reply.empty(0));
    }

    /** Is sent through something that changes the files. */
    public FakePypi damagesFiles() {
        return set(() -> world.faults.damagesFiles = true);
    }

    /** Answers the next questions to the index so. */
    public FakePypi indexAnswersOnce(Reply... replies) {
        return set(() -> world.faults.index.addAll(List.of(replies)));
    }

    /** Answers the next requests of the exchange of identities so. */
    public FakePypi identityAnswersOnce(Reply... replies) {
        return set(() -> identities.faults.addAll(List.of(replies)));
    }

    /** Answers all requests of the exchange of identities so from now on. */
    public FakePypi identityAnswers(Reply reply) {
        return set(() -> identities.always = Optional.of(reply));
    }

    /** Refuses to exchange identities. */
    public FakePypi refusesIdentity(Reply reply) {
        return set(() -> identities.refusal = Optional.of(reply));
    }

    /** Behaves from now on. */
    public FakePypi behavesAgain() {
        return set(world.faults::clear);
    }
}
