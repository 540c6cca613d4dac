package dev.autolog.crm.tryton;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmRequest;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.CrmSession;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session whose answers are written down beforehand. */
final class ScriptedSession implements CrmSession {
    private static final Map<String, String> SETTINGS =
            Map.of("database", "my crm", "user", "autolog", "password", "secret");

    private final Deque<Object> answers = new ArrayDeque<>();
    private final List<CrmRequest> sent = new ArrayList<>();
    private @Nullable String proof;

    /** The body of the next answer. */
    ScriptedSession answer(String body) {
        answers.add(new CrmResponse(200, Map.of("date", "Sun, 29 Nov 2026 10:15:30 GMT"), body));
        return this;
    }

    /** The next request fails. */
    ScriptedSession fail(CrmException failure) {
        answers.add(failure);
        return this;
    }

    /** What was sent, in order. */
    List<CrmRequest> sent() {
        return sent;
    }

    @Override
    public @Nullable String setting(String field) {
        return SETTINGS.get(field);
    }

    @Override
    public CrmResponse send(CrmRequest request) {
        sent.add(request);
        return switch (answers.remove()) {
            case CrmException failure -> throw failure;
            case CrmResponse response -> response;
            default -> throw new AssertionError();
        };
    }

    @Override
    public String signedIn(Supplier<String> signIn) {
        String known = proof;
        if (known == null) {
            known = signIn.get();
            proof = known;
        }
        return known;
    }

    @Override
    public void signOut() {
        proof = null;
    }
}
