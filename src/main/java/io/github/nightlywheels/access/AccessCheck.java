package io.github.nightlywheels.access;

import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.AccessFacts.ProjectFacts;
import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.ParameterNames;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges what is known of the access to a channel. What is not known is never taken for good, and never for bad.
 *
 * @param rules what the user wants
 * @param organization whose channel
 * @param apiUrl where the channel is
 * @param retired why the organization must not be used any more, if that is so
 * @param now the time
 * @param names how the front end writes parameters
 */
public record AccessCheck(
        AccessRules rules,
        String organization,
        String apiUrl,
        Optional<Failure> retired,
        Instant now,
        ParameterNames names) {
    private static final FoundToken NO_TOKEN = new FoundToken(Optional.empty(), Optional.empty(), Optional.empty());

    private static final List<Question> OF_A_PROJECT =
            List.of(Question.PROJECT, Question.GROUP, Question.REPRESENTATIVES, Question.RETENTION);

    /** Answers all questions. What cannot be asked for a reason that is told already, is told once. */
    public AccessReport judge(FoundToken found, AccessFacts facts) {
        List<AccessAnswer> answers = new ArrayList<>(ofTheToken(found, facts));
        ChannelQuestions channel = new ChannelQuestions(organization, apiUrl, found.origin(facts), facts);
        answers.add(channel.organization(retired));
        Optional<String> noChannel = noChannel(facts, channel);
        answers.add(
                noChannel.map(reason -> notAsked(Question.MEMBERSHIP, reason)).orElseGet(channel::membership));
        answers.add(channel.server());
        for (ProjectFacts project : facts.projects()) {
            List<AccessAnswer> about = noChannel
                    .map(reason -> OF_A_PROJECT.stream()
                            .map(question -> notAsked(question, reason))
                            .toList())
                    .orElseGet(() -> ofTheProject(found, facts, project));
            about.forEach(answer -> answers.add(answer.about(project.project().text())));
        }
        if (facts.projects().isEmpty()) {
            answers.add(AccessAnswer.unknown(Question.PROJECT, "no project is named, and no wheel is built yet"));
        }
        return report(found, facts, answers);
    }

    /** Why there is no channel about which anything else could be asked, if there is none. */
    private Optional<String> noChannel(AccessFacts facts, ChannelQuestions channel) {
        if (retired.isPresent()) {
            return Optional.of("the organization " + organization + " was retired");
        }
        if (channel.isNotTheApi()) {
            return Optional.of("what answers is no anaconda.org API");
        }
        return facts.organization().isAbsent()
                ? Optional.of("there is no organization " + organization)
                : Optional.empty();
    }

    private static AccessAnswer notAsked(Question question, String reason) {
        return AccessAnswer.unknown(question, "not asked, because " + reason);
    }

    private List<AccessAnswer> ofTheProject(FoundToken found, AccessFacts facts, ProjectFacts project) {
        ProjectQuestions questions = new ProjectQuestions(organization, found.origin(facts), facts, project);
        return List.of(
                questions.project(),
                questions.group(),
                questions.representatives(),
                new RetentionQuestion(organization, rules.retention(), now).answer(project));
    }

    /** Answers what can be told though nothing was asked of the channel, because of what is wrong with the token. */
    public AccessReport judgeUnasked(FoundToken found) {
        String reason = "the token was not filled in";
        AccessFacts facts = AccessFacts.none(reason);
        List<AccessAnswer> answers =
                new ArrayList<>(new TokenQuestions(rules, now, names, found, found.origin(facts), facts).token());
        answers.add(notAsked(Question.SERVER, reason));
        return report(found, facts, answers);
    }

    /** Answers what can be told of a channel that tells nothing of accounts. */
    public AccessReport judgeEndpoints(FoundToken found, AccessFacts facts) {
        List<AccessAnswer> answers =
                new ArrayList<>(new TokenQuestions(rules, now, names, found, found.origin(facts), facts).token());
        facts.endpoints().ifPresent(endpoints -> answers.addAll(new EndpointQuestions(apiUrl, endpoints).answers()));
        return report(found, facts, answers);
    }

    /** Answers what stops an upload for sure. */
    public AccessReport judgeEssentials(FoundToken found, AccessFacts facts) {
        List<AccessAnswer> answers = new ArrayList<>(ofTheToken(found, facts));
        ChannelQuestions channel = new ChannelQuestions(organization, apiUrl, found.origin(facts), facts);
        answers.add(channel.organization(retired));
        answers.add(channel.server());
        return report(found, facts, answers);
    }

    /** Answers what can be told without a token: what a reader has to know. */
    public AccessReport judgeWithoutToken(AccessFacts facts) {
        ChannelQuestions channel = new ChannelQuestions(organization, apiUrl, NO_TOKEN.origin(facts), facts);
        return report(NO_TOKEN, facts, List.of(channel.organization(retired), channel.server()));
    }

    /** The report for a channel that needs no token. */
    public AccessReport withoutToken(ChannelDescription channel) {
        return report(
                NO_TOKEN,
                AccessFacts.none(channel.inWords() + " knows no accounts"),
                List.of(AccessAnswer.ok(Question.TOKEN, channel.inWords() + " needs no token")));
    }

    private List<AccessAnswer> ofTheToken(FoundToken found, AccessFacts facts) {
        List<AccessAnswer> answers = new ArrayList<>();
        TokenQuestions token = new TokenQuestions(rules, now, names, found, found.origin(facts), facts);
        answers.addAll(token.token());
        answers.add(token.account());
        answers.addAll(token.scopes());
        answers.addAll(token.expiry());
        return answers;
    }

    private AccessReport report(FoundToken found, AccessFacts facts, List<AccessAnswer> answers) {
        return new AccessReport(
                now,
                organization,
                apiUrl,
                found.token().map(token -> token.source()),
                facts.account().known(),
                facts.token().known(),
                found.token()
                        .flatMap(token -> rules.tokenExpires())
                        .map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant()),
                answers);
    }
}
