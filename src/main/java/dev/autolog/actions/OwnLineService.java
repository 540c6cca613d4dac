package dev.autolog.actions;

import dev.autolog.directory.NumberLookup;
import dev.autolog.directory.RecheckRequests;
import dev.autolog.domain.Person;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.IdempotencyKey;
import dev.autolog.requests.IdempotentRequestRepository;
import dev.autolog.requests.RequestTransactions;
import dev.autolog.requests.ResultFormat;
import dev.autolog.settings.LineChoice;
import dev.autolog.settings.OwnLine;
import dev.autolog.settings.OwnLineEditor;
import dev.autolog.settings.OwnLineEditor.LineChoiceRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Pins and removes own lines as admins choose. Must be subscribed to on an event loop. */
@ApplicationScoped
public class OwnLineService {
    private static final ResultFormat<String> FORMAT = new ResultFormat<>(Function.identity(), Function.identity());

    private final RequestTransactions transactions;
    private final OwnLineEditor editor;
    private final IdempotentRequestRepository requests;

    OwnLineService(RequestTransactions transactions, OwnLineEditor editor, IdempotentRequestRepository requests) {
        this.transactions = transactions;
        this.editor = editor;
        this.requests = requests;
    }

    /**
     * Pins or removes a line of the admin's account, or takes such a choice back; in force for the next call. Also requests a
     * recheck of the line's open conflicts.
     *
     * @param line a number in any form, or an extension
     * @param choice null to take the choice back
     * @param key null if a repeated request is carried out again
     * @return done with the stored form of the line; refused if the text is not a line, if the account's setting lists a line to
     *     remove, or if there is no choice to take back
     */
    public Uni<ActionResult<String>> choose(
            Person admin, String line, @Nullable LineChoice choice, @Nullable IdempotencyKey key) {
        return transactions.run(admin.accountId(), (session, now) -> {
            LineChoiceRequest request = new LineChoiceRequest(admin.accountId(), line, choice, admin.agentId(), now);
            return requests.once(
                    session,
                    admin,
                    key,
                    now,
                    FORMAT,
                    () -> editor.choose(session, request)
                            .chain(result -> result.chain(chosen -> recheck(session, chosen, now))));
        });
    }

    /** Skips extensions: no contact has one, so contacts cannot resolve their conflicts. */
    private static Uni<ActionResult<String>> recheck(Mutiny.StatelessSession session, OwnLine line, Instant now) {
        Uni<Void> requested = line.number().startsWith("+")
                ? RecheckRequests.put(session, Set.of(NumberLookup.of(line.accountId(), line.number())), now)
                : Uni.createFrom().voidItem();
        return requested.replaceWith(new Done<>(line.number()));
    }
}
