package io.github.nightlywheels.maven;

import io.github.nightlywheels.channel.OtherJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** The goal in a JVM of its own, which prints what it says, with what is shown on request only. */
final class OtherGoalRun extends OtherJvm {
    OtherGoalRun(Path basedir, String token, String apiUrl) throws IOException {
        super(OtherGoalRun.class, ProcessBuilder.Redirect.DISCARD, List.of(basedir.toString(), token, apiUrl));
    }

    /** The child: arguments are the project's directory, the token and the API's URL. */
    public static void main(String[] arguments) throws IOException, MojoFailureException {
        if (!mayGo()) {
            return;
        }
        GoalRun goal = new GoalRun(Path.of(arguments[0]), arguments[1]);
        goal.mojo().apiUrl = arguments[2];
        goal.mojo().setLog(new PrintedLog());
        goal.run();
    }

    /** Prints each line to standard output, with its level. */
    private static final class PrintedLog extends SystemStreamLog {
        @Override
        public void debug(CharSequence text) {
            print("DEBUG", text);
        }

        @Override
        public void info(CharSequence text) {
            print("INFO", text);
        }

        @Override
        public void warn(CharSequence text) {
            print("WARN", text);
        }

        @Override
        public void error(CharSequence text) {
            print("ERROR", text);
        }

        private static void print(String level, CharSequence text) {
            System.out.println(level + " " + text);
            System.out.flush();
        }
    }
}
