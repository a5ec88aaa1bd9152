/**
 * OkHttp made safe: clients that never repeat a request or follow a redirect by themselves, proxies, bodies of known length,
 * {@code Retry-After}, and what it means that there was no response.
 */
@NullMarked
package io.github.nightlywheels.http;

import org.jspecify.annotations.NullMarked;
