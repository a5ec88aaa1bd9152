package io.github.nightlywheels.fake.pypi;

/** Which projects there are, whose they are, and whether there may be more. */
public abstract sealed class ProjectKnobs extends PypiAccountKnobs permits FileKnobs {
    ProjectKnobs() {}

    /** Is being mended, and takes no uploads meanwhile. */
    public FakePypi isReadOnly() {
        return set(() -> world.isReadOnly = true);
    }

    /** Has stopped all uploads. */
    public FakePypi takesNoUploads() {
        return set(() -> world.takesNoUploads = true);
    }

    /** Has the project, of which somebody else is the owner. */
    public FakePypi belongsTo(String project, String owner) {
        return set(() -> world.projects.belongsTo(project, owner));
    }

    /** Has suspended the organization that owns the projects. */
    public FakePypi organizationIsInactive() {
        return set(() -> world.projects.organizationIsInactive = true);
    }

    /** Has the project, without a file. */
    public FakePypi hasProject(String project) {
        return set(() -> world.projects.add(project));
    }

    /** Lets trusted publishing make this project. */
    public FakePypi hasPendingPublisherOf(String project) {
        return set(() -> world.projects.awaits(project));
    }

    /** Takes no new project of this name. */
    public FakePypi forbidsName(String project) {
        return set(() -> world.projects.forbid(project));
    }

    /** Has a project whose name is so much like this one that it takes no new project of it. */
    public FakePypi hasSimilarName(String project) {
        return set(() -> world.projects.hasOneLike(project));
    }

    /** Makes the project for another job at the moment at which an upload would, once. */
    public FakePypi createsConcurrently(String project) {
        return set(() -> world.projects.otherJobWillCreate(project));
    }

    public FakePypi hasStoppedNewProjects() {
        return set(() -> world.projects.newOnesAreStopped = true);
    }

    /** Makes so many new projects, and no more. */
    public FakePypi allowsNewProjects(int number) {
        return set(() -> world.projects.newOnesLeft = number);
    }
}
