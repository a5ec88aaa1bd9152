package io.github.nightlywheels.failure;

import java.util.List;
import java.util.stream.Collectors;

/** Each wheel is good, but together they are not what the night was to have. Nothing was published. */
public sealed interface SetFailure extends Failure {

    /** Projects without a wheel for each of the tags that were asked for. */
    @Code("incomplete-set")
    record IncompleteSet(List<Project> projects) implements SetFailure {
        public IncompleteSet {
            projects = List.copyOf(projects);
        }

        /**
         * One of the projects.
         *
         * @param name its name
         * @param missing the patterns of tags that no wheel matches
         * @param there the tags of its wheels
         */
        public record Project(String name, List<String> missing, List<String> there) {
            public Project {
                missing = List.copyOf(missing);
                there = List.copyOf(there);
            }
        }

        @Override
        public String problem() {
            return "The wheels are not all there:"
                    + projects.stream()
                            .map(project -> "\n          " + project.name() + " has none for "
                                    + String.join(", ", project.missing()) + "; it has "
                                    + (project.there().isEmpty() ? "no wheel" : String.join(", ", project.there())))
                            .collect(Collectors.joining());
        }

        @Override
        public String remedy(ParameterNames names) {
            return "find out which job did not build or hand over its wheel, and publish when all are there;\n"
                    + "or correct " + names.parameter("requiredTags");
        }
    }

    /** A platform that the release before had, in a build that asked for this to be an error. */
    @Code("fewer-platforms")
    record FewerPlatforms(String project, String previous, List<String> missing) implements SetFailure {
        public FewerPlatforms {
            missing = List.copyOf(missing);
        }

        @Override
        public String problem() {
            return project + " has no wheel for " + String.join(", ", missing) + ", for which " + previous
                    + " on the channel has one.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "find out which job did not build or hand over its wheel, and publish when all are there;\n"
                    + "if it is no longer built, run once with " + names.option("missingPlatforms", "warn");
        }
    }

    /** Wheels without a file that each was to contain. */
    @Code("missing-entries")
    record MissingEntries(List<Wheel> wheels) implements SetFailure {
        public MissingEntries {
            wheels = List.copyOf(wheels);
        }

        /**
         * One of the wheels.
         *
         * @param filename its name
         * @param missing the patterns that none of its entries matches
         */
        public record Wheel(String filename, List<String> missing) {
            public Wheel {
                missing = List.copyOf(missing);
            }
        }

        @Override
        public String problem() {
            return "Wheels lack files that they were to contain:"
                    + wheels.stream()
                            .map(wheel -> "\n          " + wheel.filename() + " has no entry "
                                    + String.join(", ", wheel.missing()))
                            .collect(Collectors.joining());
        }

        @Override
        public String remedy(ParameterNames names) {
            return "let the build put the files into the wheel before its build tool packs it, or correct "
                    + names.parameter("requiredEntries");
        }
    }

    /** Several versions of one project, in a build that asked for this to be an error. */
    @Code("several-versions")
    record SeveralVersions(String project, List<String> versions) implements SetFailure {
        public SeveralVersions {
            versions = List.copyOf(versions);
        }

        @Override
        public String problem() {
            return "There are wheels of several versions of " + project + ": " + String.join(", ", versions) + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "delete those of earlier builds, or set " + names.setting("onSeveralVersions", "newest");
        }
    }
}
