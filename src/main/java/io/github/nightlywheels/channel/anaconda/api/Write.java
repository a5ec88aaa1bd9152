package io.github.nightlywheels.channel.anaconda.api;

import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A write, and how to find out what became of it.
 *
 * @param operation what it is to do
 * @param request how it is asked for
 * @param project what it is about
 * @param look reads whether it took effect: its value, or empty if that does not show
 * @param meaning what an answer comes to that is a success, or says what is there: {@link Meaning#ABSENT},
 *     {@link Meaning#EXISTS}, {@link Meaning#TAKEN} or {@link Meaning#BEING_UPLOADED}; with what is known of the effect of this
 *     and all earlier tries
 */
public record Write<T>(
        Operation operation,
        ApiRequest request,
        ProjectName project,
        Function<RetryBudget, Optional<T>> look,
        BiFunction<Classification, WriteEffect, Attempt<T>> meaning) {}
