package io.github.nightlywheels.channel.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.json.IndentedJson;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the two pages of all projects say.
 *
 * @param entries the entries of the JSON page, by the project's name
 * @param links the links of the HTML page, by the project's name
 * @param kept what others wrote into the page beside its projects
 */
record ProjectList(SortedMap<String, ObjectNode> entries, SortedMap<String, String> links, ObjectNode kept) {
    /** Gives each project the usual link or entry where it has only the other. */
    ProjectList {
        SortedMap<String, ObjectNode> allEntries = new TreeMap<>(entries);
        SortedMap<String, String> allLinks = new TreeMap<>(links);
        entries.keySet().forEach(name -> allLinks.putIfAbsent(name, name + "/"));
        links.keySet()
                .forEach(name ->
                        allEntries.putIfAbsent(name, IndentedJson.object().put("name", name)));
        entries = Collections.unmodifiableSortedMap(allEntries);
        links = Collections.unmodifiableSortedMap(allLinks);
        kept = kept.deepCopy();
    }

    static ProjectList empty() {
        return new ProjectList(new TreeMap<>(), new TreeMap<>(), IndentedJson.object());
    }

    /** This list with the links of its HTML page. */
    ProjectList linked(Map<String, String> found) {
        return new ProjectList(entries, new TreeMap<>(found), kept);
    }

    /** This list with more projects, by their normalized names. */
    ProjectList with(Collection<String> projects) {
        SortedMap<String, String> all = new TreeMap<>(links);
        projects.forEach(name -> all.putIfAbsent(name, name + "/"));
        return new ProjectList(entries, all, kept);
    }

    /** This list without one project. */
    ProjectList without(String project) {
        SortedMap<String, ObjectNode> otherEntries = new TreeMap<>(entries);
        SortedMap<String, String> otherLinks = new TreeMap<>(links);
        otherEntries.remove(project);
        otherLinks.remove(project);
        return new ProjectList(otherEntries, otherLinks, kept);
    }
}
