package dev.autolog.crm.http;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmResponse;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An answer that is received up to a limit; its connection is cut when it is longer, or waited for no more. */
final class BoundedAnswer {
    private final CompletableFuture<CrmResponse> received = new CompletableFuture<>();
    private final AtomicReference<@Nullable HttpClientRequest> sent = new AtomicReference<>();
    private final Buffer body = Buffer.buffer();
    private final int maxBytes;

    BoundedAnswer(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    CompletableFuture<CrmResponse> future() {
        return received;
    }

    /** Sends the request, unless it was waited for too long already. */
    void receive(HttpClientRequest request, @Nullable String content) {
        sent.set(request);
        if (received.isDone()) {
            request.reset();
            return;
        }
        request.exceptionHandler(this::fail);
        request.response().onComplete(begun -> {
            if (begun.succeeded()) {
                read(begun.result());
            } else {
                fail(begun.cause());
            }
        });
        if (content == null) {
            request.end();
        } else {
            request.end(content);
        }
    }

    private void read(HttpClientResponse response) {
        response.exceptionHandler(this::fail);
        response.handler(part -> {
            if (body.length() + part.length() > maxBytes) {
                fail(new CrmException(Remedy.RETRY, "ANSWER_TOO_LONG", null));
                cut();
            } else {
                body.appendBuffer(part);
            }
        });
        response.endHandler(end -> received.complete(
                new CrmResponse(response.statusCode(), headers(response.headers()), body.toString())));
    }

    void fail(Throwable failure) {
        received.completeExceptionally(failure);
    }

    /** Cuts the connection: what still comes is of no use. */
    void cut() {
        received.cancel(false);
        HttpClientRequest request = sent.get();
        if (request != null) {
            request.reset();
        }
    }

    private static Map<String, String> headers(MultiMap all) {
        Map<String, String> first = new HashMap<>();
        all.forEach((name, value) -> first.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        return first;
    }
}
