package dev.autolog.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Limits of requests: of failed authentications by address, and of requests by person or API key. */
@ApplicationScoped
class RequestLimits {
    /** Requests that a limit refused, by {@code limit}: {@code address} or {@code person}. */
    private static final String REFUSED = "requests.refused";

    private static final int MOST_CREDENTIALS = 50_000;
    private static final Duration CREDENTIALS_AGE = Duration.ofMinutes(10);
    /** An IPv6 network gives a client 2^64 addresses. */
    private static final int NETWORK_BYTES = 8;

    private final TokenBuckets failures;
    private final TokenBuckets persons;
    private final Cache<String, Boolean> proven = Caffeine.newBuilder()
            .maximumSize(MOST_CREDENTIALS)
            .expireAfterAccess(CREDENTIALS_AGE)
            .build();
    private final Counter refusedByAddress;
    private final Counter refusedByPerson;

    RequestLimits(LimitConfig config, MeterRegistry registry) {
        failures =
                new TokenBuckets(config.failedAuthentications(), config.failedAuthentications(), Duration.ofMinutes(1));
        persons = new TokenBuckets(config.requestBurst(), config.requestsPerSecond(), Duration.ofSeconds(1));
        refusedByAddress = counter(registry, "address");
        refusedByPerson = counter(registry, "person");
    }

    private static Counter counter(MeterRegistry registry, String limit) {
        return Counter.builder(REFUSED)
                .description("Requests that a limit refused")
                .tag("limit", limit)
                .register(registry);
    }

    /**
     * Whether a request may be authenticated: zero, or the time until it may. Recently valid credentials always may, so that a
     * client cannot lock out others behind the same address.
     */
    Duration beforeAuthentication(HttpServerRequest request) {
        Duration wait = failures.untilNext(address(request));
        if (wait.isZero() || isProven(request)) {
            return Duration.ZERO;
        }
        refusedByAddress.increment();
        return wait;
    }

    /** Authentication of the request failed. */
    void failed(HttpServerRequest request) {
        Duration _ = failures.take(address(request));
    }

    /** Authentication of the request succeeded. Returns zero if the person or program may continue, or the time until then. */
    Duration authenticated(HttpServerRequest request, String person) {
        String credentials = credentials(request);
        if (credentials != null) {
            proven.put(credentials, true);
        }
        Duration wait = persons.take(person);
        if (!wait.isZero()) {
            refusedByPerson.increment();
        }
        return wait;
    }

    private boolean isProven(HttpServerRequest request) {
        String credentials = credentials(request);
        return credentials != null && proven.getIfPresent(credentials) != null;
    }

    /** A digest, so that the cache holds no credentials. */
    private static @Nullable String credentials(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        String text = authorization == null ? request.getHeader(HttpHeaders.COOKIE) : authorization;
        if (text == null) {
            return null;
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** The address of the client, or its IPv6 network; behind a trusted proxy, the address that the proxy forwards. */
    private static String address(HttpServerRequest request) {
        SocketAddress client = request.remoteAddress();
        if (client == null) {
            return "";
        }
        // A forwarded address exists only as text; IPv6 in brackets.
        String text = client.hostAddress() == null ? client.host() : client.hostAddress();
        if (text == null) {
            return "";
        }
        String host = text.replaceAll("[\\[\\]]", "");
        try {
            return InetAddress.ofLiteral(host) instanceof Inet6Address address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                    : host;
        } catch (IllegalArgumentException e) {
            return host;
        }
    }

    /** Limits of requests and of their time. */
    @ConfigMapping(prefix = "autolog.limits")
    interface LimitConfig {
        /**
         * Failed authentications a minute from one address. Above it, requests from there get 429, except those with credentials
         * that were valid in the last ten minutes.
         */
        @WithDefault("50")
        int failedAuthentications();

        /** Requests a second that a person, or a program with an API key, can keep up. */
        @WithDefault("50")
        int requestsPerSecond();

        /** Requests of a person, or with an API key, at once. */
        @WithDefault("200")
        int requestBurst();

        /** Time in which the body of a request must arrive, ten times as long for a file; then its connection is closed. */
        @WithDefault("PT30S")
        Duration bodyTimeout();
    }
}
