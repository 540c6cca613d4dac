package dev.autolog.crm.tryton;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmRequest;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.CrmSession;
import dev.autolog.crm.tryton.FaultPlan.PlannedFault;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session with a plan of faults: all calls have one path, so that no proxy can tell them apart. */
record FaultySession(CrmSession session, FaultPlan plan) implements CrmSession {
    /** The end of an instance: nothing of it runs any more. */
    static final class InstanceKilledError extends Error {
        private static final long serialVersionUID = 1;
    }

    @Override
    public CrmResponse send(CrmRequest request) {
        Optional<PlannedFault> met = plan.next(Objects.requireNonNullElse(request.body(), ""));
        if (met.isEmpty()) {
            return session.send(request);
        }
        PlannedFault fault = met.get();
        return switch (fault.fault()) {
            case ANSWER_LOST -> {
                CrmResponse lost = session.send(request);
                throw new CrmException(Remedy.RETRY, "ANSWER_LOST_" + lost.status(), null);
            }
            case PRECEDED -> {
                fault.action().run();
                yield session.send(request);
            }
            case TRYTON_KILLED -> accompanied(request, fault.action());
            case KILLED_BEFORE -> throw new InstanceKilledError();
            case KILLED_AFTER -> {
                CrmResponse _ = session.send(request);
                throw new InstanceKilledError();
            }
        };
    }

    private CrmResponse accompanied(CrmRequest request, Runnable action) {
        Thread other = Thread.ofVirtual().start(action);
        try {
            return session.send(request);
        } finally {
            join(other);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable String setting(String field) {
        return session.setting(field);
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
