package io.github.nightlywheels.channel.anaconda.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.AccessFacts.Account;
import io.github.nightlywheels.channel.AccessFacts.Group;
import io.github.nightlywheels.channel.AccessFacts.NamedGroup;
import io.github.nightlywheels.channel.AccessFacts.ProjectRecord;
import io.github.nightlywheels.channel.AccessFacts.UploadedWheel;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.anaconda.api.AccessRequests;
import io.github.nightlywheels.channel.anaconda.api.ApiResponse;
import io.github.nightlywheels.channel.anaconda.api.ChannelContext;
import io.github.nightlywheels.channel.anaconda.api.ErrorMapper;
import io.github.nightlywheels.channel.anaconda.api.JsonFields;
import io.github.nightlywheels.channel.anaconda.api.Operation;
import io.github.nightlywheels.channel.anaconda.api.ServerTime;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.wheel.metadata.ProjectName;
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
final class AccessResponses {
    private AccessResponses() {}

    /** What kind of answer it is: something to read, a no, a refusal with a known meaning, or nothing to rely on. */
    static Lookup<JsonNode> meaning(ApiResponse answer, ChannelContext identity) {
        JsonNode json = answer.json();
        ServerReply reply = answer.reply();
        switch (ErrorMapper.classify(Operation.READ, answer).meaning()) {
            case SUCCESS, CONFIRMED -> {
                return new Lookup.Found<>(json);
            }
            case ABSENT -> {
                return new Lookup.NotFound<>(reply);
            }
            default -> {}
        }
        boolean itsOwnWords = reply.status() == 401 || json.isObject();
        Failure failure = identity.refused(answer).failure();
        return itsOwnWords && (failure instanceof TokenFailure || failure instanceof AccessFailure)
                ? new Lookup.Denied<>(failure)
                : new Lookup.Unknown<>("the server answered " + reply);
    }

    static Lookup<Account> account(JsonNode json) {
        Optional<Account.Kind> kind = JsonFields.text(json, "user_type").flatMap(type -> switch (type) {
            case "user" -> Optional.of(Account.Kind.PERSON);
            case "org" -> Optional.of(Account.Kind.ORGANIZATION);
            default -> Optional.empty();
        });
        return JsonFields.text(json, "login")
                .<Lookup<Account>>map(login -> new Lookup.Found<>(new Account(login, kind)))
                .orElseGet(() -> new Lookup.Unknown<>("the server's answer names no account"));
    }

    /** To "is it a member" the server says yes with an answer without content, and no with "not found". */
    static Lookup<Boolean> member(Lookup<JsonNode> told) {
        return told.isAbsent()
                ? new Lookup.Found<>(false)
                : told.map(json -> json.isMissingNode()
                        ? new Lookup.Found<>(true)
                        : new Lookup.Unknown<>("the server's answer was not understood"));
    }

    /** All groups but the owners, who are asked about by themselves. */
    static Lookup<List<NamedGroup>> groups(JsonNode json) {
        JsonNode list = json.path("groups");
        return texts(list, "name")
                .map(names -> new Lookup.Found<>(StreamSupport.stream(list.spliterator(), false)
                        .map(group -> new NamedGroup(
                                JsonFields.text(group, "name").orElseThrow(), JsonFields.text(group, "permission")))
                        .filter(group -> !group.name().equals(AccessRequests.OWNERS))
                        .toList()));
    }

    static Lookup<List<String>> logins(JsonNode json) {
        return texts(json, "login");
    }

    static Lookup<List<String>> names(JsonNode json) {
        return texts(json, "name");
    }

    static Lookup<Group> group(JsonNode json) {
        return new Lookup.Found<>(new Group(
                JsonFields.text(json, "permission"), count(json, "members_count"), count(json, "repos_count")));
    }

    static Lookup<ProjectRecord> project(JsonNode json) {
        Optional<String> name = JsonFields.text(json, "name");
        return name.isEmpty()
                ? new Lookup.Unknown<>("the server's answer names no project")
                : new Lookup.Found<>(new ProjectRecord(name.get(), wheels(json.path("files"))));
    }

    /** The other spellings of a project's name among the names of all projects. */
    static Lookup<List<String>> similar(JsonNode json, ProjectName project) {
        return texts(json, "name")
                .map(names -> new Lookup.Found<>(names.stream()
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
            Optional<String> name = JsonFields.text(file, "basename");
            if (name.isEmpty() || name.get().endsWith(".whl")) {
                Optional<Instant> time = JsonFields.text(file, "upload_time").flatMap(ServerTime::parse);
                if (name.isEmpty() || time.isEmpty()) {
                    return Optional.empty();
                }
                wheels.add(new UploadedWheel(name.get(), time.get()));
            }
        }
        return Optional.of(wheels);
    }

    /** One text out of each element of a list; unclear if an element has none. */
    private static Lookup<List<String>> texts(JsonNode json, String key) {
        List<String> texts = new ArrayList<>();
        json.forEach(element -> JsonFields.text(element, key).ifPresent(texts::add));
        return json.isArray() && texts.size() == json.size()
                ? new Lookup.Found<>(List.copyOf(texts))
                : new Lookup.Unknown<>("the server's answer was not understood");
    }

    private static OptionalInt count(JsonNode json, String key) {
        JsonNode count = json.path(key);
        return count.isInt() && count.asInt() >= 0 ? OptionalInt.of(count.asInt()) : OptionalInt.empty();
    }
}
