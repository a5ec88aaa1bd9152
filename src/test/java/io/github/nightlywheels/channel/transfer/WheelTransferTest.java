package io.github.nightlywheels.channel.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nightlywheels.channel.SilentListener;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.http.NoResponseException;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WheelTransferTest {
    @TempDir
    Path directory = Path.of("");

    private Wheel wheel;
    private WheelTransfer transfer;

    @BeforeEach
    void build() {
        wheel = WheelReader.read(WheelBuilder.wheel("demo", "1.0").buildIn(directory));
        transfer = new WheelTransfer(
                new Upload(wheel, Upload.Kind.NEW),
                "send demo",
                HttpUrl.get("https://storage.example/"),
                Optional.empty(),
                new SilentListener());
    }

    private String sendsWhileOpeningFailsWith(String reason) throws NoResponseException {
        FileSystemException e = new FileSystemException(wheel.path().toString(), null, reason);
        return transfer.send(
                body -> {
                    throw new WheelBody.UnreadableException(e);
                },
                answer -> Optional.empty(),
                (thrown, body) -> thrown);
    }

    @Test
    void aWheelThatCannotBeOpenedBesideSoManyFilesIsSentAgainLater() {
        NoResponseException unsent = catchThrowableOfType(
                NoResponseException.class, () -> sendsWhileOpeningFailsWith("Too many open files"));
        Attempt.Retry<?> again = (Attempt.Retry<?>) NoResponseException.again(unsent);
        assertThat(again.failure()).isEqualTo(new TransferFailure.TooManyOpenFiles("send demo"));
        assertThat(again.reason()).isEqualTo("the system lets this process open no more files or connections");
    }

    @Test
    void aWheelThatCannotBeReadIsNotSentAgain() {
        FailureException failed =
                catchThrowableOfType(FailureException.class, () -> sendsWhileOpeningFailsWith("Input/output error"));
        assertThat(failed.failure())
                .isEqualTo(new WheelFailure.Unreadable(wheel.path().toString(), "Input/output error"));
    }
}
