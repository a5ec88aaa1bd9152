package io.github.nightlywheels.failure;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with the wheels of the build, found before the first request. */
public sealed interface WheelFailure extends Failure {

    /** Wheels that may not be published as they are. */
    record BadWheels(List<WheelFault> faults) implements WheelFailure {
        public BadWheels {
            faults = List.copyOf(faults);
        }

        @Override
        public String code() {
            return "bad-wheel";
        }

        @Override
        public String problem() {
            long files = faults.stream().map(WheelFault::file).distinct().count();
            return (files == 1 ? "A wheel is not fit to publish:" : files + " wheels are not fit to publish:")
                    + faults.stream().map(fault -> "\n          " + fault).collect(Collectors.joining());
        }

        @Override
        public String remedy() {
            return "correct in the project what comes from it, such as Requires-Dist, and build the wheel again with its own"
                    + " build tool;\ndo not edit a built wheel; or exclude it with <excludes>";
        }
    }

    /** A build that was to publish and found nothing. */
    record NoWheels(List<String> places) implements WheelFailure {
        public NoWheels {
            places = List.copyOf(places);
        }

        @Override
        public String code() {
            return "no-wheels";
        }

        @Override
        public String problem() {
            return "No wheel was found in " + String.join(", ", places) + ", nor among the attached artifacts.";
        }

        @Override
        public String remedy() {
            return "build the wheel before the deploy phase, or point <wheelDirectory> and <includes> (-Dnightly.wheelDirectory,"
                    + " -Dnightly.includes) at it;\nwhere no wheel is normal, set <failIfNoWheels>false</failIfNoWheels>";
        }
    }

    /** Two different files that would be one distribution. */
    record SameFilename(String filename, Path first, Path second) implements WheelFailure {
        @Override
        public String code() {
            return "same-filename";
        }

        @Override
        public String problem() {
            return "Two wheels with different content are both called " + filename + ": " + first + " and " + second
                    + ".";
        }

        @Override
        public String remedy() {
            return "delete the stale one, or exclude it with <excludes>; give the modules' projects different names";
        }
    }

    /** Versions that pip would install without {@code --pre}, in a build that asked for this to be an error. */
    record NotANightly(List<String> filenames) implements WheelFailure {
        public NotANightly {
            filenames = List.copyOf(filenames);
        }

        @Override
        public String code() {
            return "not-a-nightly-version";
        }

        @Override
        public String problem() {
            return "Neither a development nor a pre-release by PEP 440: " + String.join(", ", filenames) + ".";
        }

        @Override
        public String remedy() {
            return "give the wheel a version such as 1.2.3.dev20261122, or set <versionCheck>warn</versionCheck>";
        }
    }

    /** A wheel that was not the same file any more when it was sent. */
    record Changed(String filename) implements WheelFailure {
        @Override
        public String code() {
            return "wheel-changed";
        }

        @Override
        public String problem() {
            return filename + " changed on disk while it was being published.";
        }

        @Override
        public String remedy() {
            return "let no other build write into the wheel directory, then run again";
        }
    }

    /** A wheel, or the directory it should lie in, that cannot be read. */
    record Unreadable(String path, String detail) implements WheelFailure {
        @Override
        public String code() {
            return "wheel-unreadable";
        }

        @Override
        public String problem() {
            return path + " cannot be read: " + detail + ".";
        }

        @Override
        public String remedy() {
            return "check that the file exists and that the build's user may read it, then run again";
        }
    }
}
