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

    /** The block for a failure that has nothing to do with a channel. */
    public static String of(Failure failure, ParameterNames names) {
        FailureFormatter block = new FailureFormatter(names);
        block.lines.add(failure.problem());
        block.advice(failure);
        return String.join("\n", block.lines);
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
        block.lines.add(failure.problem());
        block.facts(failure, channel, state, untouched, putBack);
        return String.join("\n", block.lines);
    }

    private void facts(
            Failure failure,
            String channel,
            ChannelState state,
            String untouched,
            Function<List<String>, Optional<String>> putBack) {
        failure.origin().ifPresent(token -> add("token", List.of(token(token, failure))));
        if (state.nothingWasChanged()) {
            add("channel", List.of(channel + " (" + untouched + ")"));
        } else {
            List<String> all = new ArrayList<>();
            all.add(channel);
            all.addAll(state.lines());
            add("channel", all);
        }
        Optional.of(state.missing())
                .filter(missing -> !missing.isEmpty())
                .flatMap(putBack)
                .ifPresent(command -> add("put back", List.of(command)));
        advice(failure);
    }

    private void advice(Failure failure) {
        add("remedy", List.of(failure.remedy(names).split("\n", -1)));
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
