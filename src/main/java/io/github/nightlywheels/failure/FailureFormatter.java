package io.github.nightlywheels.failure;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lays a failure out as the block that a person reads on the console. */
public final class FailureFormatter {
    /** The project's page. */
    static final String HOME = "https://github.com/nightlywheels/nightly-wheels-maven-plugin";

    /** The page with a section for each failure, as GitHub shows it; a section's code follows. */
    private static final String SECTIONS = HOME + "/blob/main/src/site/markdown/failures.md#";

    /** What is said of a channel that is as it was. */
    public static final String UNTOUCHED = "nothing was changed";

    private static final String INDENT = "        ";
    private static final int LABEL_WIDTH = 11;

    private final List<String> lines = new ArrayList<>();

    private final ParameterNames names;

    private FailureFormatter(ParameterNames names) {
        this.names = names;
    }

    /**
     * The block for what says nothing of the state of a channel: a warning, or a failure of what only reads.
     *
     * @return its lines, so that each can be given the prefix of its level
     */
    public static List<String> lines(Failure failure, ParameterNames names) {
        FailureFormatter block = new FailureFormatter(names);
        block.head(failure);
        block.advice(failure, failure.remedy(names));
        return List.copyOf(block.lines);
    }

    /** As the other, where no file can be missing. */
    public static String of(Failure failure, String channel, ChannelState state, ParameterNames names) {
        return of(failure, channel, state, names, missing -> Optional.empty());
    }

    /** As the other, where nothing was changed before. */
    public static String of(
            Failure failure,
            String channel,
            ChannelState state,
            ParameterNames names,
            Function<List<String>, Optional<String>> putBack) {
        return of(failure, channel, state, UNTOUCHED, names, putBack);
    }

    /**
     * The block for one failure.
     *
     * @param channel the channel's name, such as {@code scientific-python-nightly-wheels}
     * @param state what is true on the channel now
     * @param untouched what to say if nothing was changed; {@link #UNTOUCHED}, unless an earlier publication has changed it
     * @param names how the front end writes parameters
     * @param putBack the command that puts files back, by their filenames, to be run where the build was run
     * @return several lines separated by {@code \n}, the first being {@link Failure#problem()}
     */
    public static String of(
            Failure failure,
            String channel,
            ChannelState state,
            String untouched,
            ParameterNames names,
            Function<List<String>, Optional<String>> putBack) {
        FailureFormatter block = new FailureFormatter(names);
        block.head(failure);
        block.facts(failure, channel, state, untouched, putBack);
        return String.join("\n", block.lines);
    }

    /**
     * What to do after a run: first of all to put back what is missing, for nobody can install it.
     *
     * @param missing the filenames that the channel had before, and has no longer
     */
    public static String remedy(Failure failure, List<String> missing, ParameterNames names) {
        return remedy(failure, missing, names, "by running again");
    }

    private static String remedy(Failure failure, List<String> missing, ParameterNames names, String how) {
        return missing.isEmpty()
                ? failure.remedy(names)
                : "put the missing " + (missing.size() == 1 ? "file" : "files") + " back " + how
                        + ", as nobody can install " + (missing.size() == 1 ? "it" : "them") + " until then;\n"
                        + failure.remedy(names);
    }

    private void head(Failure failure) {
        lines.addAll(List.of(failure.problem(names).split("\n", -1)));
        failure.origin().ifPresent(token -> add("token", List.of(token(token, failure))));
    }

    private void facts(
            Failure failure,
            String channel,
            ChannelState state,
            String untouched,
            Function<List<String>, Optional<String>> putBack) {
        if (state.nothingWasChanged()) {
            add("channel", List.of((channel + " (" + untouched + ")").strip()));
        } else {
            List<String> all = new ArrayList<>();
            all.add(channel);
            all.addAll(state.lines());
            add("channel", all);
        }
        Optional<String> command = state.missing().isEmpty() ? Optional.empty() : putBack.apply(state.missing());
        command.ifPresent(words -> add("put back", List.of(words)));
        String how = command.isPresent() ? "with the command above" : "by running again";
        advice(failure, remedy(failure, state.missing(), names, how));
    }

    private void advice(Failure failure, String remedy) {
        add("remedy", List.of(remedy.split("\n", -1)));
        failure.reply().ifPresent(reply -> add("server", List.of(reply.toString())));
        add("more", List.of(SECTIONS + failure.code()));
    }

    private static String token(TokenOrigin token, Failure failure) {
        String untold = failure.reply().isPresent() ? "; whose it is, the server does not say" : "";
        return token.source()
                + token.account().map(account -> ", account " + account).orElse(untold);
    }

    private void add(String label, List<String> text) {
        Iterator<String> rest = text.iterator();
        lines.add(INDENT + pad(label) + rest.next());
        rest.forEachRemaining(line -> lines.add(INDENT + pad("") + line));
    }

    private static String pad(String label) {
        return label + " ".repeat(LABEL_WIDTH - label.length());
    }
}
