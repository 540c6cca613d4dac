package dev.autolog.actions;

import dev.autolog.directory.NumberLookup;
import dev.autolog.directory.RecheckRequests;
import dev.autolog.domain.Person;
import dev.autolog.settings.LineChoice;
import dev.autolog.settings.LineChoiceResult;
import dev.autolog.settings.LineChoiceResult.ChosenLine;
import dev.autolog.settings.LineChoiceResult.ListedLine;
import dev.autolog.settings.LineChoiceResult.UnchosenLine;
import dev.autolog.settings.LineChoiceResult.UnreadableLine;
import dev.autolog.settings.OwnLine;
import dev.autolog.settings.OwnLineEditor;
import dev.autolog.settings.OwnLineEditor.LineChoiceRequest;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Pins and removes own lines as admins choose; has to be called on an event loop. */
@ApplicationScoped
public class OwnLineService {
    private static final String LINE = "line";

    private final Mutiny.SessionFactory sessions;
    private final OwnLineEditor editor;
    private final IdempotentRequestRepository requests;
    private final Clock clock;

    OwnLineService(
            Mutiny.SessionFactory sessions, OwnLineEditor editor, IdempotentRequestRepository requests, Clock clock) {
        this.sessions = sessions;
        this.editor = editor;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * Pins or removes a line of the admin's account, or takes such a choice back; in force for the next call. Open conflicts of
     * the line are rechecked.
     *
     * @param line a number in any form, or an extension
     * @param choice null to take the choice back
     * @param key null if the request may be repeated with effect
     * @return the line as it is stored; fails with {@link ActionRefusedException} if it is none, if the account's setting lists a
     *     line to remove, or if there is no choice to take back
     */
    public Uni<String> choose(Person admin, String line, @Nullable LineChoice choice, @Nullable IdempotencyKey key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LineChoiceRequest request = new LineChoiceRequest(admin.accountId(), line, choice, admin.agentId(), now);
        return sessions.withStatelessTransaction((session, _) -> requests.once(
                session,
                admin,
                key,
                now,
                () -> editor.choose(session, request).chain(result -> follow(session, result, now)),
                Function.identity(),
                Function.identity()));
    }

    private static Uni<String> follow(Mutiny.StatelessSession session, LineChoiceResult result, Instant now) {
        return switch (result) {
            case ChosenLine(OwnLine line) -> recheck(session, line, now).replaceWith(line.number());
            case UnreadableLine _ -> refused(ViolationCode.NOT_A_LINE);
            case ListedLine _ -> refused(ViolationCode.LINE_IN_SETTINGS);
            case UnchosenLine _ -> Uni.createFrom().failure(new ActionRefusedException(new ActionRefusal.NotFound()));
        };
    }

    private static Uni<String> refused(ViolationCode code) {
        return Uni.createFrom().failure(ActionRefusedException.choice(Violation.of(LINE, code)));
    }

    /** Of extensions there are no contacts, and so no conflicts that contacts could resolve. */
    private static Uni<Void> recheck(Mutiny.StatelessSession session, OwnLine line, Instant now) {
        return line.number().startsWith("+")
                ? RecheckRequests.put(session, Set.of(NumberLookup.of(line.accountId(), line.number())), now)
                : Uni.createFrom().voidItem();
    }
}
