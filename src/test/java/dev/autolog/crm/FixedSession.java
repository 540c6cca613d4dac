package dev.autolog.crm;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers every request with the same headers and nothing else. */
final class FixedSession implements CrmSession {
    private final Map<String, String> headers;
    private final AtomicInteger sent = new AtomicInteger();

    FixedSession(Map<String, String> headers) {
        this.headers = headers;
    }

    /** How many requests were sent. */
    int sent() {
        return sent.get();
    }

    @Override
    public @Nullable String setting(String field) {
        return null;
    }

    @Override
    public CrmResponse send(CrmRequest request) {
        sent.incrementAndGet();
        return new CrmResponse(200, headers, "");
    }

    @Override
    public String signedIn(Supplier<String> signIn) {
        return signIn.get();
    }

    @Override
    public void signOut() {}
}
