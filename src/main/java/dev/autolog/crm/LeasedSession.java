package dev.autolog.crm;

import dev.autolog.crm.CrmException.Remedy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session that sends nothing without the lease of its connection, nor more than the CRM takes. */
record LeasedSession(CrmSession session, ConnectionLease lease, RequestBudget budget, RetryAfter retryAfter)
        implements CrmSession {
    @Override
    public @Nullable String setting(String field) {
        return session.setting(field);
    }

    @Override
    public CrmResponse send(CrmRequest request) {
        Duration closed = budget.closedFor();
        if (!closed.isZero()) {
            throw new CrmException(Remedy.WAIT, "LIMIT_USED_UP", closed);
        }
        long wait = budget.take();
        if (wait > 0) {
            rest(wait);
        }
        lease.demand();
        CrmResponse response = session.send(request);
        Duration usedUp = retryAfter.ofUsedUp(response.headers());
        if (usedUp != null) {
            budget.close(usedUp);
        }
        return response;
    }

    private static void rest(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CrmException(Remedy.RETRY, "INTERRUPTED", null);
        }
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
