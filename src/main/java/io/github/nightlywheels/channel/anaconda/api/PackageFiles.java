package io.github.nightlywheels.channel.anaconda.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.ProjectListing;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One reading of all files of a project, to decide by it what is deleted ({@code anaconda-api.md} section 1.4). Every field that
 * the section names has to be there and in its form; what is not so is a doubt. A server that answers otherwise than it is known
 * to may be answering nonsense.
 */
final class PackageFiles {
    /** More doubts of one kind than this help nobody. */
    private static final int MOST_DOUBTS = 5;

    private static final Pattern PAGING =
            Pattern.compile("(?i)_?links|next|more|cursor|(has|is)_?(more|next)|next_?(page|url|cursor|link|token)"
                    + "|page|pages|page_?count|total_?pages|paging|pagination");

    private final String organization;
    private final ProjectName project;
    private final ListReader<Entry> files =
            new ListReader<>("files", PackageFiles::entry, entry -> true, Integer.MAX_VALUE, key -> isWanted(key));
    private final ApiRequest request;

    /** A reading that was not made yet. */
    PackageFiles(String organization, ProjectName project) {
        this.organization = organization;
        this.project = project;
        this.request = ApiRequest.get("list the files of " + project, "package", organization, project.text())
                .into(files);
    }

    /** An element of the list; without a name and a version it is no file of anything. */
    private record Entry(Optional<String> version, Distribution file, Optional<String> fault) {}

    private static boolean isWanted(String key) {
        return Set.of("versions", "package_types").contains(key)
                || PAGING.matcher(key).matches();
    }

    /** What to ask. */
    ApiRequest request() {
        return request;
    }

    private static Optional<Entry> entry(JsonNode json) {
        Optional<String> name = JsonFields.text(json, "basename");
        Optional<String> fault =
                DistributionJson.fault(json).map(field -> name.orElse("an entry") + " has no usable " + field);
        return Optional.of(new Entry(
                name.flatMap(known -> JsonFields.text(json, "version")),
                DistributionJson.read(name.orElse(""), json),
                fault));
    }

    /** What the answer told. */
    ProjectListing listing(ApiResponse answer) {
        Map<String, List<Distribution>> byVersion = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (Entry entry : files.kept()) {
            entry.version()
                    .ifPresent(version -> byVersion
                            .computeIfAbsent(version, key -> new ArrayList<>())
                            .add(entry.file()));
            entry.fault().filter(fault -> faults.size() < MOST_DOUBTS).ifPresent(faults::add);
        }
        return new ProjectListing(
                project,
                byVersion.entrySet().stream()
                        .map(release -> new PublishedRelease(release.getKey(), release.getValue()))
                        .toList(),
                doubts(answer, byVersion.keySet(), faults));
    }

    private List<String> doubts(ApiResponse answer, Set<String> versions, List<String> faults) {
        JsonNode json = answer.json();
        List<String> doubts = new ArrayList<>();
        if (answer.status() != 200) {
            doubts.add("the status is " + answer.status() + ", not 200");
        }
        if (answer.paging() == ApiResponse.Paging.MORE_FOLLOWS
                || json.properties().stream().anyMatch(field -> announcesMore(field.getKey(), field.getValue()))) {
            doubts.add("another page follows");
        }
        if (!files.isComplete()) {
            doubts.add("the answer has no list of files");
        }
        require(doubts, "name", JsonFields.text(json, "name"), project.text());
        require(doubts, "full_name", JsonFields.text(json, "full_name"), organization + "/" + project);
        if (texts(json.path("package_types")).isEmpty()) {
            doubts.add("the answer has no usable package_types");
        }
        Optional<Set<String>> listed = texts(json.path("versions"));
        if (listed.isEmpty()) {
            doubts.add("the answer has no usable versions");
        }
        listed.filter(known -> !known.equals(versions)).ifPresent(known -> doubts.add(difference(known, versions)));
        doubts.addAll(faults);
        return doubts;
    }

    private static void require(List<String> doubts, String field, Optional<String> value, String expected) {
        if (!value.equals(Optional.of(expected))) {
            doubts.add(field + " is " + value.map(text -> "\"" + text + "\"").orElse("not usable") + ", not \""
                    + expected + "\"");
        }
    }

    /** Why the list seems short: the answer names versions apart from it. */
    private static String difference(Set<String> listed, Set<String> ofFiles) {
        Set<String> without = new TreeSet<>(listed);
        without.removeAll(ofFiles);
        return without.isEmpty()
                ? "the list has files of versions that are not among the versions"
                : "the list has no file of version " + without.iterator().next();
    }

    /** A list of texts, of which none is missing; empty if it is none. */
    private static Optional<Set<String>> texts(JsonNode json) {
        Set<String> texts = new TreeSet<>();
        for (JsonNode element : json) {
            if (!element.isTextual() || JsonFields.isMissing(element.asText())) {
                return Optional.empty();
            }
            texts.add(element.asText());
        }
        return json.isArray() ? Optional.of(texts) : Optional.empty();
    }

    private static boolean announcesMore(String key, JsonNode value) {
        if (key.matches("(?i)_?links")) {
            return value.has("next") && isSomething(value.get("next"));
        }
        return PAGING.matcher(key).matches() && isSomething(value);
    }

    private static boolean isSomething(JsonNode value) {
        return !(value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && JsonFields.isMissing(value.asText()))
                || (value.isBoolean() && !value.asBoolean())
                || (value.isNumber() && value.asLong() == 0));
    }
}
