package io.github.nightlywheels.failure;

import io.github.nightlywheels.text.Plural;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is wrong with the wheels of the build, found before the first request. */
public sealed interface WheelFailure extends Failure {

    /** Wheels that may not be published as they are. */
    @Code("bad-wheel")
    record BadWheels(List<WheelFault> faults) implements WheelFailure {
        public BadWheels {
            faults = List.copyOf(faults);
        }

        @Override
        public String problem() {
            long files = faults.stream().map(WheelFault::file).distinct().count();
            return (files == 1 ? "A wheel is not fit to publish:" : files + " wheels are not fit to publish:")
                    + faults.stream().map(fault -> "\n          " + line(fault)).collect(Collectors.joining());
        }

        /** The fault with the directory, for wheels of the same name lie in several. */
        private static String line(WheelFault fault) {
            Path directory = fault.file().getParent();
            return fault.name() + (directory == null ? "" : " in " + directory) + ": " + fault.deviation();
        }

        @Override
        public String remedy(ParameterNames names) {
            return "correct in the project what comes from it, such as Requires-Dist, and build the wheel again with its own"
                    + " build tool;\ndo not edit a built wheel; or exclude it with " + names.parameter("excludes");
        }
    }

    /** A build that was to publish and found nothing; {@code besides}, which completes "nor …", was searched too. */
    @Code("no-wheels")
    record NoWheels(List<String> places, Optional<String> besides, Optional<Elsewhere> elsewhere)
            implements WheelFailure {
        public NoWheels {
            places = List.copyOf(places);
        }

        @Override
        public String problem() {
            return "No wheel was found in " + String.join(", ", places)
                    + besides.map(words -> ", nor " + words).orElse("") + "."
                    + elsewhere
                            .map(there -> " " + Plural.of(there.wheels(), "wheel")
                                    + (there.wheels() == 1 ? " lies in " : " lie in ") + there.where() + ".")
                            .orElse("");
        }

        @Override
        public String remedy(ParameterNames names) {
            return elsewhere
                            .map(there -> "add " + names.option(there.parameter(), there.value()) + ";\n")
                            .orElse("")
                    + "build the wheel " + names.beforePublishing() + ", or point "
                    + names.parameters(List.of("wheelDirectory", "includes"))
                    + " at it;\nwhere no wheel is normal, set " + names.setting("failIfNoWheels", "false");
        }
    }

    /** What wheels are named for. */
    enum Without {
        /** To say which projects are meant, which could also be named. */
        PROJECTS,
        /** To be published. */
        WHEELS
    }

    /** Places that were named on the command line, and that hold no wheel. */
    @Code("nothing-there")
    record NothingThere(List<String> places, Without without) implements WheelFailure {
        public NothingThere {
            places = List.copyOf(places);
        }

        @Override
        public String problem() {
            return "No wheel was found in " + String.join(", ", places) + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return without == Without.PROJECTS
                    ? "correct the argument, or name the projects with " + names.option("projects", "NAME")
                    : "build the wheel before, or correct the argument;\nwhere no wheel is normal, set "
                            + names.setting("failIfNoWheels", "false");
        }
    }

    /**
     * Wheels that lie near a place where none was found.
     *
     * @param wheels how many
     * @param where the directory, with stars for what differs
     * @param parameter what finds them
     * @param value its value
     */
    record Elsewhere(int wheels, String where, String parameter, String value) {}

    /** Two different files that would be one distribution. */
    @Code("same-filename")
    record SameFilename(String filename, Path first, Path second) implements WheelFailure {
        @Override
        public String problem() {
            return "Two wheels with different content are both called " + filename + ": " + first + " and " + second
                    + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "delete the stale one, or exclude it with " + names.parameter("excludes")
                    + "; give the modules' projects different names";
        }
    }

    /** Versions that pip would install without {@code --pre}, in a build that asked for this to be an error. */
    @Code("not-a-nightly-version")
    record NotANightly(List<String> filenames) implements WheelFailure {
        public NotANightly {
            filenames = List.copyOf(filenames);
        }

        @Override
        public String problem() {
            return "Neither a development nor a pre-release by PEP 440: " + String.join(", ", filenames) + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "give the wheel a version such as 1.2.3.dev20261122, or set "
                    + names.setting("versionCheck", "warn");
        }
    }

    /** A wheel that was not the same file any more when it was sent. */
    @Code("wheel-changed")
    record Changed(String filename) implements WheelFailure {
        @Override
        public String problem() {
            return filename + " changed on disk while it was being published.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "let no other build write into the wheel directory, then run again";
        }
    }

    /** A wheel, or the directory it should lie in, that cannot be read. */
    @Code("wheel-unreadable")
    record Unreadable(String path, String detail) implements WheelFailure {
        @Override
        public String problem() {
            return path + " cannot be read: " + detail + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "check that the file exists and that the build's user may read it, then run again";
        }
    }

    /**
     * Wheels of another version than the build was to have, in a build that asked for this to be an error.
     *
     * @param filenames the wheels
     * @param versions what was set
     */
    @Code("other-version")
    record OtherVersion(List<String> filenames, List<String> versions) implements WheelFailure {
        public OtherVersion {
            filenames = List.copyOf(filenames);
            versions = List.copyOf(versions);
        }

        @Override
        public String problem() {
            return "The build set the version " + String.join(", ", versions) + ", but not for "
                    + String.join(", ", filenames) + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "let the wheel's build tool take the version that was set, delete wheels of earlier builds,\nor set "
                    + names.setting("versionCheck", "warn");
        }
    }

    /** Parameters and files that no wheel can be built from. Nothing was written. */
    @Code("wheel-not-built")
    record NotBuilt(List<ParameterFault> faults) implements WheelFailure {
        public NotBuilt {
            faults = List.copyOf(faults);
        }

        @Override
        public String problem() {
            return problem(Function.identity());
        }

        @Override
        public String problem(ParameterNames names) {
            return problem(names::name);
        }

        private String problem(Function<String, String> name) {
            return "The wheel cannot be built:"
                    + faults.stream()
                            .map(fault -> "\n          " + fault.words(name.apply(fault.parameter())))
                            .collect(Collectors.joining());
        }

        @Override
        public String remedy(ParameterNames names) {
            return "correct "
                    + names.parameters(faults.stream()
                            .map(ParameterFault::parameter)
                            .distinct()
                            .toList())
                    + ",\nor what they are taken from";
        }
    }

    /** A file of the build that could not be written. */
    @Code("not-written")
    record NotWritten(String path, String detail) implements WheelFailure {
        @Override
        public String problem() {
            return path + " could not be written: " + detail + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "check that the build's user may write there and that the disk is not full, then run again";
        }
    }
}
