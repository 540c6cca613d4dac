package dev.autolog.crm;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts the requests of a session. */
final class CountingSession implements CrmSession {
    private final CrmSession session;
    private final AtomicInteger sent = new AtomicInteger();

    CountingSession(CrmSession session) {
        this.session = session;
    }

    /** How many requests were sent since it was asked last. */
    int sent() {
        return sent.getAndSet(0);
    }

    @Override
    public @Nullable String setting(String field) {
        return session.setting(field);
    }

    @Override
    public CrmResponse send(CrmRequest request) {
        sent.incrementAndGet();
        return session.send(request);
    }

    @Override
    public String signedIn(Supplier<String> signIn) {
        return session.signedIn(signIn);
    }

    @Override
    public void signOut() {
        session.signOut();
    }
}
