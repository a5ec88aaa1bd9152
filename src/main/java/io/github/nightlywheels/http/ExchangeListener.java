package io.github.nightlywheels.http;

/** Hears of every request that goes out, redirects included. It is called from several threads and must not throw. */
@FunctionalInterface
public interface ExchangeListener {
    /** A request was answered, or was given up. */
    void exchange(Exchange exchange);
}
