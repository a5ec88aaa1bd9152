/**
 * OkHttp made safe: {@code HttpTransport} sends a request once, within a limit for the whole call, and tells an
 * {@code ExchangeListener} of it; {@code ConnectionSettings} say how, {@code NoResponseException} what it means that there is no
 * answer, {@code RetryAfter} how long to wait, and {@code TranscriptWriter} keeps what was told.
 */
@NullMarked
package io.github.nightlywheels.http;

import org.jspecify.annotations.NullMarked;
