package io.github.nightlywheels.channel.anaconda;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.AccessFacts.Account;
import io.github.nightlywheels.channel.AccessFacts.Group;
import io.github.nightlywheels.channel.AccessFacts.NamedGroup;
import io.github.nightlywheels.channel.AccessFacts.ProjectRecord;
import io.github.nightlywheels.channel.AccessFacts.UploadedWheel;
import io.github.nightlywheels.channel.Told;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.wheel.ProjectName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;

/**
 * Reads the answers to the {@link AccessRequests}. Every field is optional, and one of another type than expected is taken
 * as not there: a wrong "yes" is worse than none.
 */
final class AccessAnswers {
    private AccessAnswers() {}

    /** What kind of answer it is: something to read, a no, a refusal with a known meaning, or nothing to rely on. */
    static Told<JsonNode> meaning(ApiAnswer answer, Identity identity) {
        JsonNode json = answer.json();
        ServerReply reply = answer.reply();
        if (answer.isSuccess() && !isError(json) && (json.isContainerNode() || answer.status() == 204)) {
            return new Told.Known<>(json);
        }
        if (answer.isNotFound() && (json.isObject() || reply.text().isEmpty())) {
            return new Told.Absent<>(reply);
        }
        boolean itsOwnWords = answer.status() == 401 || json.isObject();
        Failure failure = identity.refused(answer).failure();
        return itsOwnWords && (failure instanceof TokenFailure || failure instanceof AccessFailure)
                ? new Told.Refused<>(failure)
                : new Told.Unclear<>("the server answered " + reply);
    }

    /** Whether a body is an error, whatever its status. */
    static boolean isError(JsonNode json) {
        return json.path("error").isTextual();
    }

    static Told<Account> account(JsonNode json) {
        Optional<Account.Kind> kind = text(json, "user_type").flatMap(type -> switch (type) {
            case "user" -> Optional.of(Account.Kind.PERSON);
            case "org" -> Optional.of(Account.Kind.ORGANIZATION);
            default -> Optional.empty();
        });
        return text(json, "login")
                .<Told<Account>>map(login -> new Told.Known<>(new Account(login, kind)))
                .orElseGet(() -> new Told.Unclear<>("the server's answer names no account"));
    }

    /** To "is it a member" the server says yes with an answer without content, and no with "not found". */
    static Told<Boolean> member(Told<JsonNode> told) {
        return told.isAbsent()
                ? new Told.Known<>(false)
                : told.map(json -> json.isMissingNode()
                        ? new Told.Known<>(true)
                        : new Told.Unclear<>("the server's answer was not understood"));
    }

    /** All groups but the owners, who are asked about by themselves. */
    static Told<List<NamedGroup>> groups(JsonNode json) {
        JsonNode list = json.path("groups");
        return texts(list, "name")
                .map(names -> new Told.Known<>(StreamSupport.stream(list.spliterator(), false)
                        .map(group -> new NamedGroup(text(group, "name").orElseThrow(), text(group, "permission")))
                        .filter(group -> !group.name().equals(AccessRequests.OWNERS))
                        .toList()));
    }

    static Told<List<String>> logins(JsonNode json) {
        return texts(json, "login");
    }

    static Told<List<String>> names(JsonNode json) {
        return texts(json, "name");
    }

    static Told<Group> group(JsonNode json) {
        return new Told.Known<>(
                new Group(text(json, "permission"), count(json, "members_count"), count(json, "repos_count")));
    }

    static Told<ProjectRecord> project(JsonNode json) {
        Optional<String> name = text(json, "name");
        return name.isEmpty()
                ? new Told.Unclear<>("the server's answer names no project")
                : new Told.Known<>(new ProjectRecord(name.get(), wheels(json.path("files"))));
    }

    /** The other spellings of a project's name among the names of all projects. */
    static Told<List<String>> similar(JsonNode json, ProjectName project) {
        return texts(json, "name")
                .map(names -> new Told.Known<>(names.stream()
                        .filter(name -> new ProjectName(name).normalized().equals(project.normalized()))
                        .filter(name -> !name.equals(project.text()))
                        .toList()));
    }

    /** The wheels among a project's files; nothing if there is one whose time cannot be read. */
    private static Optional<List<UploadedWheel>> wheels(JsonNode files) {
        if (!files.isArray()) {
            return Optional.empty();
        }
        List<UploadedWheel> wheels = new ArrayList<>();
        for (JsonNode file : files) {
            Optional<String> name = text(file, "basename");
            if (name.isEmpty() || name.get().endsWith(".whl")) {
                Optional<Instant> time = text(file, "upload_time").flatMap(ServerTime::parse);
                if (name.isEmpty() || time.isEmpty()) {
                    return Optional.empty();
                }
                wheels.add(new UploadedWheel(name.get(), time.get()));
            }
        }
        return Optional.of(wheels);
    }

    /** One text out of each element of a list; unclear if an element has none. */
    private static Told<List<String>> texts(JsonNode json, String key) {
        List<String> texts = new ArrayList<>();
        json.forEach(element -> text(element, key).ifPresent(texts::add));
        return json.isArray() && texts.size() == json.size()
                ? new Told.Known<>(List.copyOf(texts))
                : new Told.Unclear<>("the server's answer was not understood");
    }

    private static OptionalInt count(JsonNode json, String key) {
        JsonNode count = json.path(key);
        return count.isInt() && count.asInt() >= 0 ? OptionalInt.of(count.asInt()) : OptionalInt.empty();
    }

    static Optional<String> text(JsonNode json, String key) {
        return Optional.of(json.path(key))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank());
    }
}
