package dev.autolog.crm.carddav;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmRequest;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.CrmSession;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session with one fault: it loses the answer to a request, or something happens beside the request. */
final class DisturbedSession implements CrmSession {
    private final CrmSession session;
    private String method = "";
    private int requests;
    private @Nullable Runnable action;

    DisturbedSession(CrmSession session) {
        this.session = session;
    }

    /** The answer to the next request of a method does not arrive. */
    void loseAnswer(String ofMethod) {
        disturb(ofMethod, 1, null);
    }

    /** Something happens during a request of a method, counted from now on. */
    void during(String ofMethod, int number, Runnable what) {
        disturb(ofMethod, number, what);
    }

    private void disturb(String ofMethod, int number, @Nullable Runnable what) {
        method = ofMethod;
        requests = number;
        action = what;
    }

    /** Whether the fault has come. */
    boolean isOver() {
        return requests == 0;
    }

    @Override
    public CrmResponse send(CrmRequest request) {
        if (isOver() || !request.method().equals(method) || --requests > 0) {
            return session.send(request);
        }
        Runnable beside = action;
        if (beside == null) {
            CrmResponse lost = session.send(request);
            throw new CrmException(Remedy.RETRY, "ANSWER_LOST_" + lost.status(), null);
        }
        Thread other = Thread.ofVirtual().start(beside);
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
