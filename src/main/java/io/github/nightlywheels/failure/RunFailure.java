package io.github.nightlywheels.failure;

import io.github.nightlywheels.text.Plural;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is not about one request or one wheel, but about the run. */
public sealed interface RunFailure extends Failure {

    /** So many wheels in a row failed for reasons that may pass that the others were not tried. */
    @Code("outage")
    record Outage(int wheels, Failure last) implements RunFailure {
        @Override
        public String problem() {
            return "The run was stopped after " + wheels + " wheels in a row failed. The last: " + last.problem();
        }

        @Override
        public String remedy(ParameterNames names) {
            return last.remedy(names);
        }

        @Override
        public Optional<ServerReply> reply() {
            return last.reply();
        }
    }

    /**
     * Something happened that the plugin does not foresee; {@code exception} is its class, {@code places} where it came from. Its
     * message may hold anything, and is not kept; the exception is the cause of the {@link FailureException}, without it.
     */
    @Code("plugin-bug")
    record Bug(String operation, String exception, List<String> places) implements RunFailure {
        private static final int MOST_PLACES = 3;

        public Bug {
            places = List.copyOf(places);
        }

        /** The failure behind an exception. */
        public static Bug of(String operation, Throwable thrown) {
            Throwable root = thrown;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return new Bug(
                    operation,
                    root.getClass().getName(),
                    Stream.of(root.getStackTrace())
                            .limit(MOST_PLACES)
                            .map(StackTraceElement::toString)
                            .toList());
        }

        @Override
        public String problem() {
            return "A bug in this plugin stopped " + operation + ": " + exception
                    + places.stream().map(place -> " at " + place).collect(Collectors.joining()) + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "report it at " + FailureFormatter.HOME
                    + "/issues; it is safe to run again: what is on a channel is not sent again";
        }
    }

    /** The channel has all wheels already: most often the wheels of another night. */
    @Code("nothing-new")
    record NothingNew(int wheels) implements RunFailure {
        @Override
        public String problem() {
            return "nothing new tonight: of " + Plural.of(wheels, "wheel") + ", none had to be sent";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "see whether the wheels were built, and give each night its own version;\n"
                    + "where nothing new is normal, set " + names.setting("failIfNothingNew", "false");
        }
    }

    /** Somebody ended the process: a person, or a CI whose time limit was reached. */
    @Code("killed")
    record Killed() implements RunFailure {
        @Override
        public String problem() {
            return "The run was stopped from outside before it ended.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "run again: what is published stays, the rest is sent; if a time limit has stopped the run, raise it";
        }
    }

    /**
     * The build ended well without the step that was to publish.
     *
     * @param wheels how many wheels were ready
     * @param modules those whose part of that step never ran
     */
    @Code("not-published")
    record NotPublished(int wheels, List<String> modules) implements RunFailure {
        public NotPublished {
            modules = List.copyOf(modules);
        }

        @Override
        public String problem() {
            return "Published 0 of " + Plural.of(wheels, "wheel")
                    + ": the build ended, and the publication never ran in "
                    + (modules.isEmpty() ? "some modules" : String.join(", ", modules)) + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "let it run in every module: a build cache that restores modules must always run this plugin;\n"
                    + "or let each module publish by itself with " + names.setting("publishAtEnd", "false");
        }
    }

    /**
     * What failed for different reasons at once, each with its own remedy: the wheels of one run, or the questions of one check.
     */
    @Code("several")
    record Several(List<Failure> failures) implements RunFailure {
        public Several {
            failures = List.copyOf(failures);
        }

        /** One failure for all of them, of which there is at least one: itself, if it is the only one. */
        public static Failure of(List<Failure> failures) {
            return failures.size() == 1 ? failures.get(0) : new Several(failures);
        }

        @Override
        public String problem() {
            return "There are " + failures.size() + " problems:"
                    + IntStream.range(0, failures.size())
                            .mapToObj(i -> "\n          " + number(i) + problem(failures.get(i)))
                            .collect(Collectors.joining());
        }

        @Override
        public String remedy(ParameterNames names) {
            return IntStream.range(0, failures.size())
                    .mapToObj(i -> number(i) + failures.get(i).remedy(names).replace("\n", "\n    "))
                    .collect(Collectors.joining("\n"));
        }

        private static String number(int index) {
            return "(" + (index + 1) + ") ";
        }

        private static String problem(Failure failure) {
            return failure.code() + ": " + failure.problem()
                    + failure.reply().map(reply -> " " + reply).orElse("");
        }
    }
}
