package dev.autolog.erasure;

import dev.autolog.calls.LegEraser;
import dev.autolog.domain.LegKey;
import dev.autolog.outbox.AuditEntry;
import dev.autolog.outbox.AuditTrail;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.QueueTurn;
import dev.autolog.phone.NumberReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Processes the next page of the next erasure, in one transaction with its cursor. */
@ApplicationScoped
public class ErasureStepService {
    private static final Uni<Optional<Erasure>> NONE = Uni.createFrom().item(Optional.empty());
    private static final String ERASE_MESSAGES = "update message t set"
            + " from_number = null, from_name = null, from_extension = null, to_number = null, to_name = null,"
            + " to_extension = null, writer = 'Erased', text = null, attachments = null,"
            + " conversation_id = case when t.conversation_id ~ " + PersonConditions.NUMBER_PATTERN
            + " then erased_id(t.account_id, t.conversation_id) else t.conversation_id end,"
            + " erased_at = cast(cast(:p14 as text) as timestamptz)"
            + " where t.erased_at is null and " + ScannedTable.MESSAGE.between() + " and " + PersonConditions.MESSAGE;
    private static final String CLEAN_MESSAGES = "update message t set text = regexp_replace(t.text, "
            + PersonConditions.MENTION + ", '', 'g') where " + ScannedTable.MESSAGE.between()
            + " and t.sent_at <= " + PersonConditions.UNTIL + " and t.text ~ " + PersonConditions.MENTION;
    private static final String FIND_LEGS = "select t.call_id, t.agent_id from call_leg t where "
            + ScannedTable.CALL_LEG.between() + " and " + PersonConditions.LEG;
    private static final String ERASE_LETTERS = "update dead_letter t set excerpt = null, record_key = null where "
            + ScannedTable.DEAD_LETTER.between() + " and " + PersonConditions.DEAD_LETTER;
    // Dead letters without a known account that name this one.
    private static final String ERASE_LETTERS_OF_NONE = "update dead_letter t set excerpt = null, record_key = null"
            + " where t.account_id = '' and position(:p1 in concat_ws(' ', t.record_key, t.excerpt)) > 0 and "
            + PersonConditions.DEAD_LETTER;
    // Settings of admins and agents are kept and counted.
    private static final String KEPT = "select (select count(*) from account_settings t where t.account_id = :p1"
            + " and t.settings ~ " + PersonConditions.MENTION + ") + (select count(*) from agent_settings t"
            + " where t.account_id = :p1 and t.settings ~ " + PersonConditions.MENTION + ") + (select count(*)"
            + " from own_line_choice t where t.account_id = :p1 and t.line = " + PersonConditions.NUMBERS + ")";

    private final AccountSessions sessions;
    private final ErasureRepository erasures;
    private final DirectoryEraser directoryEraser;
    private final LegEraser legEraser;
    private final MentionEraser mentionEraser;
    private final ContactTombstonePublisher tombstones;
    private final AuditTrail trail;
    private final NumberReader numbers;
    private final Clock clock;

    ErasureStepService(
            AccountSessions sessions,
            ErasureRepository erasures,
            DirectoryEraser directoryEraser,
            LegEraser legEraser,
            MentionEraser mentionEraser,
            ContactTombstonePublisher tombstones,
            AuditTrail trail,
            NumberReader numbers,
            Clock clock) {
        this.sessions = sessions;
        this.erasures = erasures;
        this.directoryEraser = directoryEraser;
        this.legEraser = legEraser;
        this.mentionEraser = mentionEraser;
        this.tombstones = tombstones;
        this.trail = trail;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** The result of an attempt. */
    public enum StepAttempt {
        /** A page was erased; there may be another. */
        DONE,
        /** No erasure is waiting. */
        NOTHING_LEFT
    }

    /** Processes the next page. */
    Uni<StepAttempt> page() {
        return page(ErasureStep.DONE);
    }

    /** Processes the next page that does not need the relay, which is stopped during a recovery. */
    public Uni<StepAttempt> pageOfRecovery() {
        return page(ErasureStep.TRAIL);
    }

    private Uni<StepAttempt> page(ErasureStep except) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return QueueTurn.of(
                chosen -> sessions.writeAll(session -> erasures.turn(session)
                        .chain(ours -> ours ? erasures.next(session, except) : NONE)
                        .invoke(next -> next.ifPresent(chosen))
                        .chain(next -> next.map(erasure -> AccountSessions.narrow(session, List.of(erasure.accountId()))
                                        .chain(() -> page(session, erasure, now)))
                                .orElseGet(() -> Uni.createFrom().item(StepAttempt.NOTHING_LEFT)))),
                (Erasure erasure) ->
                        sessions.write(erasure.accountId(), session -> erasures.passTurn(session, erasure, now)));
    }

    private Uni<StepAttempt> page(Mutiny.StatelessSession session, Erasure erasure, Instant now) {
        PersonScope scope = PersonScope.of(
                erasure.accountId(),
                erasure.contacts(),
                Objects.requireNonNullElse(erasure.numbers(), List.of()),
                erasure.until(),
                numbers);
        return switch (erasure.step()) {
            case NUMBERS -> numbers(session, erasure, now);
            case CONTACTS ->
                directoryEraser
                        .erase(session, scope, erasure.createdBy(), now)
                        .map(count ->
                                new ErasedPage(null, count == 0 ? Map.of() : Map.of("contacts", (long) count), false))
                        .chain(page -> advance(session, erasure, page, now));
            case CALLS ->
                ranged(
                        session,
                        erasure,
                        scope,
                        ScannedTable.CALL_LEG,
                        now,
                        range -> calls(session, erasure, range, scope, now));
            case MESSAGES ->
                ranged(
                        session,
                        erasure,
                        scope,
                        ScannedTable.MESSAGE,
                        now,
                        range -> messages(session, range, scope, now));
            case MENTIONS ->
                ranged(
                        session,
                        erasure,
                        scope,
                        ScannedTable.CALL_LEG,
                        now,
                        range -> mentionEraser
                                .erase(session, range, scope, now)
                                .call(() -> CrmQueueEraser.eraseMentions(session, range, scope))
                                .map(count -> ErasedPage.to(range, "mentions", count)));
            case DEAD_LETTERS ->
                ranged(
                        session,
                        erasure,
                        scope,
                        ScannedTable.DEAD_LETTER,
                        now,
                        range -> range.update(session, scope, ERASE_LETTERS)
                                .map(count -> ErasedPage.to(range, "deadLetters", count)));
            case TRAIL ->
                ranged(
                        session,
                        erasure,
                        scope,
                        ScannedTable.AUDIT_TRAIL,
                        now,
                        range -> TrailEraser.erase(session, range, scope)
                                .map(count -> count == null
                                        ? ErasedPage.WAITING
                                        : ErasedPage.to(range, "auditEntries", count)));
            case TOPICS -> tombstones.publish(session, erasure).chain(count -> finish(session, erasure, scope, now));
            case DONE -> throw new IllegalStateException("it is over");
        };
    }

    private Uni<StepAttempt> ranged(
            Mutiny.StatelessSession session,
            Erasure erasure,
            PersonScope scope,
            ScannedTable table,
            Instant now,
            Function<KeyRange, Uni<ErasedPage>> page) {
        List<String> cursor = erasure.cursor();
        return KeyRange.next(session, table, scope, cursor == null ? table.beforeFirst() : cursor)
                .chain(range -> range.map(page).orElseGet(() -> lastOf(session, erasure, scope)))
                .chain(done -> advance(session, erasure, done, now));
    }

    /** Completes a step after its last page. */
    private static Uni<ErasedPage> lastOf(Mutiny.StatelessSession session, Erasure erasure, PersonScope scope) {
        return erasure.step() == ErasureStep.DEAD_LETTERS
                ? scope.bind(session.createNativeQuery(ERASE_LETTERS_OF_NONE), ERASE_LETTERS_OF_NONE)
                        .executeUpdate()
                        .replaceWith(ErasedPage.LAST)
                : Uni.createFrom().item(ErasedPage.LAST);
    }

    private Uni<ErasedPage> calls(
            Mutiny.StatelessSession session, Erasure erasure, KeyRange range, PersonScope scope, Instant now) {
        return range.rows(session, scope, FIND_LEGS)
                .map(rows -> rows.stream()
                        .map(row -> new LegKey(scope.accountId(), String.valueOf(row[0]), String.valueOf(row[1])))
                        .toList())
                .chain(legs -> legEraser.erase(session, legs, erasure.createdBy(), now))
                .call(() -> CrmQueueEraser.eraseCalls(session, range, scope))
                .map(count -> ErasedPage.to(range, "calls", count));
    }

    private static Uni<ErasedPage> messages(
            Mutiny.StatelessSession session, KeyRange range, PersonScope scope, Instant now) {
        return range.update(session, scope, ERASE_MESSAGES, Map.of("p14", now.toString()))
                .chain(erased -> range.update(session, scope, CLEAN_MESSAGES)
                        .map(cleaned -> ErasedPage.to(range, "messages", erased + cleaned)));
    }

    private Uni<StepAttempt> numbers(Mutiny.StatelessSession session, Erasure erasure, Instant now) {
        if (erasure.numbers() != null && erasure.cursor() == null) {
            return save(session, erasure, erasure.numbers(), ErasureStep.CONTACTS, null, now);
        }
        List<String> known = Objects.requireNonNullElse(erasure.numbers(), List.of());
        ScannedTable table = erasure.cursor() == null || isOf(ScannedTable.CALL_LEG, erasure.cursor())
                ? ScannedTable.CALL_LEG
                : ScannedTable.CONTACT_PHONE;
        List<String> from = erasure.cursor() == null
                ? table.beforeFirst()
                : erasure.cursor().subList(1, erasure.cursor().size());
        PersonScope scope = PersonScope.of(erasure.accountId(), List.of(), List.of(), erasure.until(), numbers);
        return KeyRange.next(session, table, scope, from).chain(range -> {
            if (range.isPresent()) {
                return NumberFinder.in(session, range.get(), erasure)
                        .chain(found -> save(
                                session,
                                erasure,
                                NumberFinder.union(known, found),
                                ErasureStep.NUMBERS,
                                named(table, range.get().to()),
                                now));
            }
            if (table == ScannedTable.CALL_LEG) {
                ScannedTable phones = ScannedTable.CONTACT_PHONE;
                return save(session, erasure, known, ErasureStep.NUMBERS, named(phones, phones.beforeFirst()), now);
            }
            boolean isNothing = known.isEmpty() && erasure.contacts().isEmpty();
            return save(session, erasure, known, isNothing ? ErasureStep.TOPICS : ErasureStep.CONTACTS, null, now);
        });
    }

    private static boolean isOf(ScannedTable table, List<String> cursor) {
        return cursor.getFirst().equals(table.name());
    }

    private static List<String> named(ScannedTable table, List<String> key) {
        return Stream.concat(Stream.of(table.name()), key.stream()).toList();
    }

    private Uni<StepAttempt> advance(Mutiny.StatelessSession session, Erasure erasure, ErasedPage page, Instant now) {
        if (page.waits()) {
            return erasures.passTurn(session, erasure, now).replaceWith(StepAttempt.NOTHING_LEFT);
        }
        ErasureStep step = page.cursor() == null ? erasure.step().next() : erasure.step();
        Map<String, Long> counts = new HashMap<>(erasure.counts());
        page.counts().forEach((kind, count) -> counts.merge(kind, count, Long::sum));
        return save(session, with(erasure, erasure.numbers(), step, page.cursor(), counts, null), now);
    }

    private Uni<StepAttempt> save(
            Mutiny.StatelessSession session,
            Erasure erasure,
            List<String> found,
            ErasureStep step,
            @Nullable List<String> cursor,
            Instant now) {
        return save(session, with(erasure, found, step, cursor, erasure.counts(), null), now);
    }

    private Uni<StepAttempt> save(Mutiny.StatelessSession session, Erasure erasure, Instant now) {
        return erasures.save(session, erasure, now).replaceWith(StepAttempt.DONE);
    }

    private Uni<StepAttempt> finish(Mutiny.StatelessSession session, Erasure erasure, PersonScope scope, Instant now) {
        return scope.bind(session.createNativeQuery(KEPT, Long.class), KEPT)
                .getSingleResult()
                .chain(kept -> {
                    Map<String, Long> counts = new HashMap<>(erasure.counts());
                    counts.put("keptInSettings", kept);
                    return save(session, with(erasure, null, ErasureStep.DONE, null, counts, now), now);
                })
                .call(() -> trail.append(session, List.of(finished(erasure, now))));
    }

    private static AuditEntry finished(Erasure erasure, Instant now) {
        return new AuditEntry(
                erasure.accountId(),
                erasure.id(),
                now,
                erasure.createdBy(),
                "ERASURE_FINISHED",
                "{\"reason\":\"" + erasure.kind() + "\"}",
                0,
                null,
                null);
    }

    private static Erasure with(
            Erasure before,
            @Nullable List<String> found,
            ErasureStep step,
            @Nullable List<String> cursor,
            Map<String, Long> counts,
            @Nullable Instant finishedAt) {
        return new Erasure(
                before.accountId(),
                before.id(),
                before.kind(),
                before.contacts(),
                found,
                before.salt(),
                before.digests(),
                before.until(),
                step,
                cursor,
                counts,
                before.createdBy(),
                before.createdAt(),
                finishedAt);
    }
}
