package io.github.nightlywheels.frontend;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.engine.TagPattern;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the parameters of a publication mean. All methods throw a {@link FailureException} with {@link
 * ConfigurationFailure.InvalidParameter} for a value that cannot be used.
 */
public final class PublishParameters {
    private PublishParameters() {}

    /**
     * How much is done at once, and how long is waited.
     *
     * @param retryTimeout in seconds
     * @param timeout in seconds
     */
    public static TransferLimits limits(int threads, int retries, int retryTimeout, int timeout) {
        return new TransferLimits(
                ParameterParser.atLeast(1, "threads", threads),
                ParameterParser.atLeast(0, "retries", retries),
                Duration.ofSeconds(ParameterParser.atLeast(0, "retryTimeout", retryTimeout)),
                Duration.ofSeconds(ParameterParser.atLeast(1, "timeout", timeout)));
    }

    /**
     * A channel with what only a publication has limits for.
     *
     * @param visibilityTimeout in seconds
     * @param replaceThreads if absent, as many as {@code threads}
     */
    public static ChannelSettings writing(
            ChannelSettings channel, int visibilityTimeout, @Nullable Integer replaceThreads) {
        TransferLimits limits = channel.limits()
                .withVisibilityTimeout(
                        Duration.ofSeconds(ParameterParser.atLeast(0, "visibilityTimeout", visibilityTimeout)));
        return channel.with(
                replaceThreads == null
                        ? limits
                        : limits.withReplaceThreads(ParameterParser.within(
                                1, TransferLimits.MOST_REPLACED_AT_ONCE, "replaceThreads", replaceThreads)));
    }

    /** The labels to publish under, at least one. */
    public static List<String> labels(List<String> labels) {
        List<String> given = ParameterParser.labels(labels);
        if (given.isEmpty()) {
            throw ParameterParser.invalid("labels", "", "at least one label, such as main");
        }
        return given;
    }

    /** The tags for which each project must have a wheel. */
    public static List<TagPattern> requiredTags(@Nullable List<String> patterns) {
        return ParameterParser.texts(patterns).stream()
                .map(text -> TagPattern.find(text)
                        .orElseThrow(() -> ParameterParser.invalid(
                                "requiredTags", text, "a pattern over python-abi-platform, such as cp312-*-win_amd64")))
                .toList();
    }
}
