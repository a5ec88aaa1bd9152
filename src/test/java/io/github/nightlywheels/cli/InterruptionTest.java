package io.github.nightlywheels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said when the process is asked to end, and how long the command may take to say it. */
@Timeout(60)
class InterruptionTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final CliConsole console = new CliConsole(stream, stream, CliConsole.Detail.NORMAL, false);

    /** A command that hears of nothing, as one that waits for the answer to a request. */
    private final Interruption ofADeafCommand = new Interruption(console, new Thread(() -> {}), Duration.ZERO);

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysThatNothingWasChangedIfNothingWasBegun() {
        ofADeafCommand.end();
        assertThat(printed()).isEqualTo("error: Interrupted; nothing was changed.\n");
    }

    @Test
    void saysWhatIsSoIfTheCommandDoesNotComeToSayIt() {
        ofADeafCommand.orElse(() -> console.error("One is sent."));
        ofADeafCommand.end();
        assertThat(printed()).isEqualTo("error: One is sent.\n");
    }

    @Test
    void interruptsTheCommandAndLeavesTheWordsToIt() {
        CompletableFuture<Interruption> made = new CompletableFuture<>();
        Thread command = new Thread(() -> {
            Interruption own = made.join();
            awaitInterrupt();
            console.error("Two are sent.");
            own.ended();
        });
        Interruption interruption = new Interruption(console, command, Duration.ofDays(1));
        made.complete(interruption);
        command.start();
        interruption.end();
        assertThat(printed()).isEqualTo("error: Two are sent.\n");
    }

    private static void awaitInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
