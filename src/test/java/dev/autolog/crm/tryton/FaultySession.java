package dev.autolog.crm.tryton;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmRequest;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.CrmSession;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session where something happens to calls of chosen methods: all of them have one path, so that no proxy can tell them apart. */
final class FaultySession implements CrmSession {
    private final CrmSession session;
    private final Queue<PlannedFault> faults = new ArrayDeque<>();
    private int calls;

    /** What happens to a call. */
    enum SessionFault {
        /** Tryton does it, and its answer is lost. */
        ANSWER_LOST,
        /** Something else happens just before. */
        PRECEDED,
        /** Something else happens while Tryton works on it. */
        ACCOMPANIED
    }

    private record PlannedFault(String method, SessionFault fault, Runnable action) {}

    FaultySession(CrmSession session) {
        this.session = session;
    }

    /** The answer to the next call of a method is lost. */
    void loseAnswer(String method) {
        faults.add(new PlannedFault(method, SessionFault.ANSWER_LOST, () -> {}));
    }

    /** Something happens just before the next call of a method. */
    void before(String method, Runnable action) {
        faults.add(new PlannedFault(method, SessionFault.PRECEDED, action));
    }

    /** Something happens during the next call of a method, in a thread of its own. */
    void during(String method, Runnable action) {
        faults.add(new PlannedFault(method, SessionFault.ACCOMPANIED, action));
    }

    /** Whether all that was planned has happened. */
    boolean isClear() {
        return faults.isEmpty();
    }

    /** How many calls were sent. */
    int calls() {
        return calls;
    }

    @Override
    public CrmResponse send(CrmRequest request) {
        calls++;
        PlannedFault next = faults.peek();
        String body = Objects.requireNonNullElse(request.body(), "");
        if (next == null || !body.contains('"' + next.method() + '"')) {
            return session.send(request);
        }
        faults.remove();
        return switch (next.fault()) {
            case ANSWER_LOST -> {
                CrmResponse lost = session.send(request);
                throw new CrmException(Remedy.RETRY, "ANSWER_LOST_" + lost.status(), null);
            }
            case PRECEDED -> {
                next.action().run();
                yield session.send(request);
            }
            case ACCOMPANIED -> accompanied(request, next.action());
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
