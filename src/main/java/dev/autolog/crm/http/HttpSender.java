package dev.autolog.crm.http;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmLimits;
import dev.autolog.crm.CrmRequest;
import dev.autolog.crm.CrmResponse;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends single requests over HTTP, to an address that was looked up and checked before: a name that resolves to another one in
 * between changes nothing. It follows no redirects itself. Blocks; safe for threads.
 */
final class HttpSender implements AutoCloseable {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int IDLE_SECONDS = 30;
    private static final int HEADER_BYTES = 32 * 1024;
    private static final int CONNECTIONS = 8;
    /** How many addresses of a host are tried, as long as none answers. */
    private static final int ADDRESSES = 3;

    private final HttpClient client;
    private final AddressPolicy policy;

    HttpSender(Vertx vertx, AddressPolicy policy) {
        this.policy = policy;
        client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(HEADER_BYTES)
                .setMaxPoolSize(CONNECTIONS)
                .setDecompressionSupported(false)
                .setVerifyHost(true));
    }

    /**
     * Sends a request and waits for the whole answer.
     *
     * @param request with all of its headers
     * @throws CrmException if no answer came in time, if it is too long, or if its address is not permitted
     */
    CrmResponse send(URI url, CrmRequest request, CrmLimits limits) {
        List<InetAddress> addresses = resolve(url);
        BoundedAnswer answer = new BoundedAnswer(limits.maxAnswerBytes());
        connect(url, request, addresses).onComplete(connected -> {
            if (connected.succeeded()) {
                answer.receive(connected.result(), request.body());
            } else {
                answer.fail(new CrmException(Remedy.RETRY, "UNREACHABLE", null));
            }
        });
        return await(answer, limits);
    }

    private static CrmResponse await(BoundedAnswer answer, CrmLimits limits) {
        try {
            return answer.future().get(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cut();
            throw new CrmException(Remedy.RETRY, "TIMEOUT", null);
        } catch (InterruptedException e) {
            answer.cut();
            Thread.currentThread().interrupt();
            throw new CrmException(Remedy.RETRY, "INTERRUPTED", null);
        } catch (ExecutionException e) {
            // Causes quote addresses and headers.
            throw e.getCause() instanceof CrmException known
                    ? known
                    : new CrmException(Remedy.RETRY, "CONNECTION_LOST", null);
        }
    }

    private List<InetAddress> resolve(URI url) {
        InetAddress[] found;
        try {
            found = InetAddress.getAllByName(url.getHost());
        } catch (UnknownHostException e) {
            throw new CrmException(Remedy.RETRY, "HOST_UNKNOWN", null);
        }
        boolean isSecure = url.getScheme().equals("https");
        if (!Arrays.stream(found).allMatch(isSecure ? policy::isPermitted : policy::isNamed)) {
            throw RequestTarget.refused();
        }
        return List.of(found);
    }

    /** The next address is tried only if nothing was sent to the one before. */
    private Future<HttpClientRequest> connect(URI url, CrmRequest request, List<InetAddress> addresses) {
        Future<HttpClientRequest> connected = connect(url, request, addresses.getFirst());
        for (InetAddress next : addresses.subList(1, Math.min(ADDRESSES, addresses.size()))) {
            connected = connected.recover(failed -> connect(url, request, next));
        }
        return connected;
    }

    private Future<HttpClientRequest> connect(URI url, CrmRequest request, InetAddress address) {
        boolean isSecure = url.getScheme().equals("https");
        int port = url.getPort() != -1 ? url.getPort() : isSecure ? 443 : 80;
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(isSecure)
                .setMethod(HttpMethod.valueOf(request.method()))
                .setURI(target(url));
        try {
            request.headers().forEach(options::putHeader);
        } catch (IllegalArgumentException e) {
            // Not as a cause: its message quotes the value.
            throw new CrmException(Remedy.SIGN_IN, "CREDENTIAL_MALFORMED", null);
        }
        return client.request(options);
    }

    private static String target(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    @Override
    public void close() {
        client.close();
    }
}
