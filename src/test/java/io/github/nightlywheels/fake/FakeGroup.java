package io.github.nightlywheels.fake;

import java.util.LinkedHashSet;
import java.util.Set;

/** A group of an organization: who is in it, and which projects they may do what with. */
public final class FakeGroup {
    private final World world;
    private final String organization;
    private final String name;
    private final Set<String> members = new LinkedHashSet<>();
    private final Set<String> projects = new LinkedHashSet<>();
    private String permission = "read";

    FakeGroup(World world, String organization, String name) {
        this.world = world;
        this.organization = organization;
        this.name = name;
    }

    /** One of read, write, admin; read is the default. */
    public FakeGroup permission(String one) {
        if (!Set.of("read", "write", "admin").contains(one)) {
            throw new IllegalArgumentException("permission is read, write or admin, not " + one);
        }
        synchronized (world) {
            permission = one;
            return this;
        }
    }

    public FakeGroup member(String login) {
        synchronized (world) {
            world.user(login);
            members.add(login);
            return this;
        }
    }

    /** Adds the project; makes its package where there is none. */
    public FakeGroup project(String project) {
        synchronized (world) {
            world.catalogue.ensurePackage(organization, project);
            projects.add(project);
            return this;
        }
    }

    String organization() {
        return organization;
    }

    String name() {
        return name;
    }

    String permission() {
        return permission;
    }

    boolean mayWrite() {
        return !permission.equals("read");
    }

    Set<String> members() {
        return members;
    }

    Set<String> projects() {
        return projects;
    }
}
