package io.github.nightlywheels.fake.pypi;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The projects that there are and those that there may be; guarded by the {@link PypiWorld} that it belongs to. */
final class Projects {
    boolean newOnesAreStopped;
    boolean organizationIsInactive;
    int newOnesLeft = Integer.MAX_VALUE;
    private final Set<String> normalized = new TreeSet<>();
    private final Map<String, String> otherOwners = new HashMap<>();
    private final Set<String> forbidden = new HashSet<>();
    private final Set<String> similar = new HashSet<>();
    private final Set<String> pending = new HashSet<>();
    private final Set<String> createdByOtherJob = new HashSet<>();

    void add(String name) {
        normalized.add(StoredFile.normalize(name));
    }

    /** Adds what an upload brings, if it is new. */
    void create(String name) {
        if (normalized.add(StoredFile.normalize(name))) {
            newOnesLeft--;
        }
    }

    boolean contains(String name) {
        return normalized.contains(StoredFile.normalize(name));
    }

    Set<String> all() {
        return normalized;
    }

    void belongsTo(String name, String owner) {
        add(name);
        otherOwners.put(StoredFile.normalize(name), owner);
    }

    boolean isOfSomebodyElse(String name) {
        return otherOwners.containsKey(StoredFile.normalize(name));
    }

    void forbid(String name) {
        forbidden.add(StoredFile.normalize(name));
    }

    boolean isForbidden(String name) {
        return forbidden.contains(StoredFile.normalize(name));
    }

    void hasOneLike(String name) {
        similar.add(StoredFile.normalize(name));
    }

    boolean isSimilar(String name) {
        return similar.contains(StoredFile.normalize(name));
    }

    void awaits(String name) {
        pending.add(StoredFile.normalize(name));
    }

    boolean isPending(String name) {
        return pending.contains(StoredFile.normalize(name));
    }

    void otherJobWillCreate(String name) {
        createdByOtherJob.add(StoredFile.normalize(name));
    }

    /** Lets the other job create the project, once. */
    boolean otherJobCreates(String name) {
        boolean creates = createdByOtherJob.remove(StoredFile.normalize(name));
        if (creates) {
            add(name);
        }
        return creates;
    }
}
