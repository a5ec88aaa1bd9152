package io.github.nightlywheels.failure;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lays a failure out as the block that a person reads on the console. */
public final class FailureFormatter {
    /** Where the README with a section for each failure is. */
    static final String HOME = "https://github.com/nightlywheels/nightly-wheels-maven-plugin";

    private static final String INDENT = "        ";
    private static final int LABEL_WIDTH = 11;

    private final List<String> lines = new ArrayList<>();

    private final ParameterNames names;

    private FailureFormatter(ParameterNames names) {
        this.names = names;
    }

    /** As the other, where no file can be missing. */
    public static String of(Failure failure, String channel, ChannelState state, ParameterNames names) {
        return of(failure, channel, state, names, missing -> Optional.empty());
    }

    /**
     * The block for one failure.
     *
     * @param channel the channel's name, such as {@code scientific-python-nightly-wheels}
     * @param state what is true on the channel now
     * @param names how the front end writes parameters
     * @param putBack the command that puts files back, by their filenames, to be run where the build was run
     * @return several lines separated by {@code \n}, the first being {@link Failure#problem()}
     */
    public static String of(
            Failure failure,
            String channel,
            ChannelState state,
            ParameterNames names,
            Function<List<String>, Optional<String>> putBack) {
        return String.join("\n", lines(failure, channel, state, names, putBack));
    }

    /** As {@link #of}, line by line, so that each can be given the prefix of its level. */
    public static List<String> lines(
            Failure failure,
            String channel,
            ChannelState state,
            ParameterNames names,
            Function<List<String>, Optional<String>> putBack) {
        FailureFormatter block = new FailureFormatter(names);
        block.lines.addAll(List.of(failure.problem().split("\n", -1)));
        block.facts(failure, channel, state, putBack);
        return List.copyOf(block.lines);
    }

    /** The lines of a failure before anything was changed. */
    public static List<String> lines(Failure failure, String channel, ParameterNames names) {
        return lines(failure, channel, ChannelState.untouched(), names, missing -> Optional.empty());
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

    private void facts(
            Failure failure, String channel, ChannelState state, Function<List<String>, Optional<String>> putBack) {
        failure.origin().ifPresent(token -> add("token", List.of(token(token, failure))));
        if (state.nothingWasChanged()) {
            add("channel", List.of((channel + " (nothing was changed)").strip()));
        } else {
            List<String> all = new ArrayList<>();
            all.add(channel);
            all.addAll(state.lines());
            add("channel", all);
        }
        Optional<String> command = state.missing().isEmpty() ? Optional.empty() : putBack.apply(state.missing());
        command.ifPresent(words -> add("put back", List.of(words)));
        String how = command.isPresent() ? "with the command above" : "by running again";
        add("remedy", List.of(remedy(failure, state.missing(), names, how).split("\n", -1)));
        failure.reply().ifPresent(reply -> add("server", List.of(reply.toString())));
        add("more", List.of(HOME + "#" + failure.code()));
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
