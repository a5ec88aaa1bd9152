package io.github.nightlywheels.access;

import io.github.nightlywheels.channel.AccessFacts.EndpointFacts;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.ArrayList;
import java.util.List;

/** The questions about a channel that tells nothing of accounts: its addresses, and what its index shows. */
record EndpointQuestions(String apiUrl, EndpointFacts facts) {

    List<AccessAnswer> answers() {
        List<AccessAnswer> answers = new ArrayList<>();
        answers.add(answer(Question.ACCOUNT, facts.credentials()));
        answers.add(facts.whyNothingIsTold()
                .map(why -> AccessAnswer.warningNow(Question.SERVER, new TransferFailure.NothingTold(apiUrl, why)))
                .orElseGet(() -> answer(Question.SERVER, facts.upload())));
        answers.add(answer(Question.INDEX, facts.index()));
        facts.projects()
                .forEach((project, told) -> answers.add(project(project, told).about(project.text())));
        if (facts.projects().isEmpty()) {
            answers.add(AccessAnswer.unknown(Question.PROJECT, "no project is named, and no wheel is built yet"));
        }
        return answers;
    }

    private static AccessAnswer answer(Question question, Lookup<String> told) {
        if (told instanceof Lookup.Found<String> found) {
            return AccessAnswer.ok(question, found.value());
        }
        return told instanceof Lookup.Denied<String> denied
                ? AccessAnswer.problem(question, denied.failure())
                : AccessAnswer.unknown(question, told.why());
    }

    private static AccessAnswer project(ProjectName project, Lookup<Boolean> told) {
        return told.known()
                .map(exists -> AccessAnswer.ok(
                        Question.PROJECT,
                        exists
                                ? project + " is there; only an upload tells whether the account may add to it"
                                : project + " is not there: the first upload creates it, if the account may"))
                .orElseGet(() -> AccessAnswer.unknown(Question.PROJECT, told.why()));
    }
}
