package dev.autolog.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmServer.SeenLog;
import dev.autolog.crm.FaultProxy.Fault;
import dev.autolog.crm.http.AddressPolicy;
import dev.autolog.crm.http.HttpCrmSessions;
import dev.autolog.domain.Association;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every adapter has to do, with its CRM behind a network that fails. */
public abstract class CrmContract {
    private static final Instant START = Instant.parse("2026-03-29T00:30:15Z");
    private static final int ROUNDS = 20;
    private static final int CALLS = 3000;
    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(12);
    private static final int CONTACTS = 500;
    private static final int DAYS_CONTACTS = 5000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Vertx vertx;
    private HttpCrmSessions sessions;
    private FaultProxy proxy;
    private CrmServer crm;
    private CrmAdapter adapter;
    private CrmSession session;

    protected abstract CrmAdapter adapter();

    protected abstract CrmServer server();

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        sessions = new HttpCrmSessions(vertx, new AddressPolicy(List.of("127.0.0.1")), Clock.systemUTC());
        crm = server();
        proxy = new FaultProxy(crm.address());
        adapter = adapter();
        session = session(PATIENCE);
        assertThat(adapter.check(session)).isEmpty();
    }

    private CrmSession session(Duration timeout) {
        Map<String, String> settings = new HashMap<>(crm.settings());
        settings.put("address", proxy.address().toString());
        ConnectionForm form = adapter.form();
        CrmLimits limits = adapter.limits();
        return sessions.open(
                new ConnectionForm(form.title(), form.fields(), form.authentication(), List.of()),
                new CrmLimits(
                        limits.requests(), limits.window(), limits.logsPerRequest(), timeout, limits.maxAnswerBytes()),
                new MemoryCredentials(settings));
    }

    @AfterEach
    void close() {
        proxy.close();
        crm.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** The server behind the adapter. */
    protected CrmServer crm() {
        return crm;
    }

    /** The session of the adapter under test. */
    protected CrmSession session() {
        return session;
    }

    @Test
    void contactsComeWithAllPhonesAndOpenDeals() {
        String id = crm.addContact("Jane Smith", List.of("(415) 555-2671", "+44 20 7946 0018"));
        String deal = crm.addDeal(id, "Windows");
        String closed = crm.addDeal(id, "Doors");
        crm.closeDeal(closed);

        CrmContact contact = contact(null, id);

        assertThat(contact.name()).isEqualTo("Jane Smith");
        assertThat(contact.phones()).containsExactlyInAnyOrder("(415) 555-2671", "+44 20 7946 0018");
        assertThat(contact.associations()).extracting(Association::id).containsExactly(deal);
        assertThat(contact.associations()).extracting(Association::title).containsExactly("Windows");
    }

    @Test
    void changesComeAfterACursor() {
        String renamed = crm.addContact("Jane Smith", List.of("(415) 555-2671"));
        String withDeal = crm.addContact("Bob Ray", List.of("(415) 555-2672"));
        String cursor = cursorAfterAll(null);
        crm.renameContact(renamed, "Jane Miller");
        String added = crm.addContact("Ann Lee", List.of("(415) 555-2673"));
        String deal = crm.addDeal(withDeal, "Roof");

        Map<String, CrmContact> changed = read(cursor);

        assertThat(Objects.requireNonNull(changed.get(renamed)).name()).isEqualTo("Jane Miller");
        assertThat(changed).containsKey(added);
        assertThat(Objects.requireNonNull(changed.get(withDeal)).associations())
                .extracting(Association::id)
                .containsExactly(deal);
        crm.closeDeal(deal);
        assertThat(contact(cursor, withDeal).associations()).isEmpty();
    }

    @Test
    void everyContactComesHoweverManyThereAre() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            ids.add(crm.addContact("Contact " + i, List.of("+1415555" + (1000 + i))));
        }

        assertThat(read(null)).containsKeys(ids.toArray(String[]::new));
        assertThat(ids()).containsAll(ids).doesNotHaveDuplicates();
    }

    @Test
    void deletedContactsAreNoLongerListed() {
        String kept = crm.addContact("Jane Smith", List.of("(415) 555-2671"));
        String deleted = crm.addContact("Bob Ray", List.of("(415) 555-2672"));
        crm.deleteContact(deleted);

        assertThat(ids()).contains(kept).doesNotContain(deleted);
        assertThat(Optional.ofNullable(read(null).get(deleted)).map(CrmContact::isDeleted))
                .isIn(Optional.empty(), Optional.of(true));
    }

    @Test
    void aLogHasItsTimesAndDirection() {
        String contact = crm.addContact("Jane Smith", List.of("(415) 555-2671"));
        write(log("cl-1", contact));

        SeenLog seen = crm.logs().getFirst();

        assertThat(crm.logs()).hasSize(1);
        assertThat(seen.callLogId()).isEqualTo("cl-1");
        assertThat(seen.contactIds()).containsExactly(contact);
        assertThat(seen.startedAt()).isEqualTo(START);
        assertThat(seen.talkSeconds()).isEqualTo(95);
        assertThat(seen.isInbound()).isTrue();
        assertThat(seen.text()).contains("asked for a quote");
    }

    @Test
    void aLogWhoseAnswerWasLostIsThereOnce() {
        String contact = crm.addContact("Jane Smith", List.of("(415) 555-2671"));
        proxy.next(Fault.ANSWER_LOST, writeRequest());

        String record = write(log("cl-1", contact));

        assertThat(crm.logs()).extracting(SeenLog::callLogId).containsExactly("cl-1");
        assertThat(crm.logs().getFirst().contactIds()).containsExactly(contact);
        assertThat(adapter.findLog(session, "cl-1", log("cl-1", contact).log())).contains(record);
    }

    @Test
    void aLogIsFoundByItsMarkAlone() {
        String contact = crm.addContact("Jane Smith", List.of("(415) 555-2671"));
        String record = write(log("cl-1", contact));

        assertThat(adapter.findLog(session, "cl-1", null)).contains(record);
        assertThat(adapter.findLog(session, "cl-2", null)).isEmpty();
    }

    /** Which requests create records, as method and path. */
    protected abstract String writeRequest();

    @Test
    void aLogIsCorrectedMovedAndDeleted() {
        String jane = crm.addContact("Jane Smith", List.of("(415) 555-2671"));
        String bob = crm.addContact("Bob Ray", List.of("(415) 555-2672"));
        String deal = crm.addDeal(bob, "Roof");
        String record = write(log("cl-1", jane));

        String corrected = write(sent(log("cl-1", 2, jane, null, "called back twice"), record, jane, null));
        assertThat(corrected).isEqualTo(record);
        assertThat(crm.logs().getFirst().text()).contains("called back twice").doesNotContain("asked for a quote");

        write(sent(log("cl-1", 3, bob, deal, "called back twice"), record, jane, null));
        assertThat(crm.logs()).hasSize(1);
        assertThat(crm.logs().getFirst().contactIds()).containsExactly(bob);
        assertThat(crm.logs().getFirst().dealId()).isEqualTo(deal);

        adapter.deleteLog(session, record);
        adapter.deleteLog(session, record);
        assertThat(crm.logs()).isEmpty();
        assertThat(adapter.findLog(session, "cl-1", log("cl-1", bob).log())).isEmpty();
    }

    @Test
    void aLogThatAPersonDeletedIsWrittenAnew() {
        String contact = crm.addContact("Jane Smith", List.of("(415) 555-2671"));
        String record = write(log("cl-1", contact));
        adapter.deleteLog(session, record);

        write(sent(log("cl-1", contact), record, contact, null));

        assertThat(crm.logs()).hasSize(1);
        assertThat(crm.logs().getFirst().contactIds()).containsExactly(contact);
    }

    @Test
    void aRefusedLogHoldsNoOther() {
        String contact = crm.addContact("Jane Smith", List.of("(415) 555-2671"));
        List<LogWrite> logs = new ArrayList<>();
        for (int i = 0; i < adapter.limits().logsPerRequest(); i++) {
            logs.add(log("cl-" + i, contact));
        }
        logs.set(0, log("cl-refused", "987654321"));

        List<LogOutcome> outcomes = adapter.writeLogs(session, logs);

        assertThat(outcomes.getFirst()).isInstanceOf(LogOutcome.Rejected.class);
        assertThat(outcomes.subList(1, outcomes.size())).allMatch(LogOutcome.Complete.class::isInstance);
    }

    @Test
    void aLimitIsWaitedFor() {
        proxy.next(Fault.TOO_MANY_REQUESTS, "");

        assertThatThrownBy(() -> adapter.contactIds(session, null))
                .isInstanceOfSatisfying(CrmException.class, refused -> {
                    assertThat(refused.remedy()).isEqualTo(Remedy.WAIT);
                    assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(2));
                });
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUp() {
        CrmSession impatient = session(Duration.ofSeconds(2));
        proxy.next(Fault.SLOW_DRIP, "");

        assertThatThrownBy(() -> adapter.contactIds(impatient, null))
                .isInstanceOfSatisfying(
                        CrmException.class,
                        refused -> assertThat(refused.remedy()).isEqualTo(Remedy.RETRY))
                .hasMessage("TIMEOUT");
    }

    @Test
    void whatIsNoJsonIsNoContact() {
        proxy.next(Fault.NOT_JSON, "");

        assertThatThrownBy(() -> adapter.contactIds(session, null))
                .isInstanceOfSatisfying(
                        CrmException.class,
                        refused -> assertThat(refused.remedy()).isEqualTo(Remedy.RETRY));
    }

    @Test
    void aPlaceholderBecomesOneContact() {
        proxy.next(Fault.ANSWER_LOST, contactRequest());
        NewCrmContact placeholder = new NewCrmContact("ph-1", "New caller", "+14155552699", null);
        String id = null;
        for (int i = 0; i < ROUNDS && id == null; i++) {
            id = created(placeholder);
        }

        assertThat(crm.contactsOf("ph-1")).containsExactly(id);
        assertThat(contact(null, Objects.requireNonNull(id)).placeholderId()).isEqualTo("ph-1");
        assertThat(contact(null, Objects.requireNonNull(id)).phones()).containsExactly("+14155552699");
    }

    /** Which requests create contacts, as method and path. */
    protected abstract String contactRequest();

    private @Nullable String created(NewCrmContact placeholder) {
        try {
            return adapter.createContact(session, placeholder);
        } catch (CrmException e) {
            assertThat(e.remedy()).isEqualTo(Remedy.RETRY);
            return null;
        }
    }

    @Test
    void aThousandLogsAmongTwoHundredFaultsAreThereOnce() {
        String contact = crm.addContact("Jane Smith", List.of("(415) 555-2671"));
        Random random = new Random(7);
        List<Fault> faults = List.of(
                Fault.ANSWER_LOST, Fault.TOO_MANY_REQUESTS, Fault.UNAUTHORIZED, Fault.UNAVAILABLE, Fault.NOT_JSON);
        List<String> expected = new ArrayList<>();
        int size = Math.min(5, adapter.limits().logsPerRequest());
        for (int begin = 0; begin < 1000; begin += size) {
            List<LogWrite> batch = new ArrayList<>();
            for (int i = begin; i < begin + size; i++) {
                batch.add(log("cl-" + i, contact));
                expected.add("cl-" + i);
            }
            if (size == 5 || random.nextInt(5) == 0) {
                proxy.next(faults.get(random.nextInt(faults.size())), "");
            }
            writeAll(batch);
        }

        assertThat(crm.logs()).extracting(SeenLog::callLogId).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(crm.logs()).allMatch(log -> log.contactIds().equals(List.of(contact)));
    }

    /**
     * The requests for each call of a day of 3,000 calls within ten hours, one every twelve seconds, each on a contact and a deal;
     * with contacts read and walked as the engine does, and owners looked up.
     */
    @Test
    void aDayOfThreeThousandCallsTakesFewRequests() {
        String contact = crm.addContact("Jane Smith", List.of("(415) 555-2671"));
        String deal = crm.addDeal(contact, "Roof");
        CountingSession counted = new CountingSession(session);
        String cursor = cursorAfterAll(null);
        ContactPage _ = adapter.changedContacts(counted, cursor);
        int reading = counted.sent();
        Duration pause = adapter.batchPause();
        int together = (int) Math.min(adapter.limits().logsPerRequest(), Math.max(1, pause.dividedBy(BETWEEN_CALLS)));
        List<LogWrite> batch = new ArrayList<>();
        for (int i = 0; i < together; i++) {
            batch.add(
                    new LogWrite(log("cl-" + i, 1, contact, deal, "asked for a quote"), null, null, null, null, null));
        }
        List<LogOutcome> _ = adapter.writeLogs(counted, batch);
        int writing = counted.sent();
        List<CrmUser> _ = adapter.users(counted);
        int users = counted.sent();
        for (int i = 0; i < CONTACTS; i++) {
            crm.addContact("Contact " + i, List.of("+1415555" + (1000 + i)));
        }
        for (String next = ""; next != null; ) {
            next = adapter.contactIds(counted, next.isEmpty() ? null : next).cursor();
        }
        int walk = counted.sent();

        double readings = 10 * 60 + 14 * 60 / (pause.isZero() ? 1.0 : 5.0);
        double requests = reading * readings
                + writing * (double) CALLS / together
                + users * 10 * 6
                + walk * 2 * (DAYS_CONTACTS / CONTACTS);

        assertThat(requests / CALLS).as("requests a call").isLessThanOrEqualTo(mostRequestsPerCall());
    }

    /** The figure in the CRM's document. */
    protected abstract double mostRequestsPerCall();

    private String write(LogWrite log) {
        return writeAll(List.of(log)).getFirst();
    }

    /** As the engine does: what is unknown is looked for before it is repeated. */
    private List<String> writeAll(List<LogWrite> logs) {
        List<LogWrite> pending = new ArrayList<>(logs);
        for (int round = 0; round < ROUNDS; round++) {
            try {
                List<LogOutcome> outcomes = adapter.writeLogs(session, pending);
                List<String> records = new ArrayList<>();
                for (int i = 0; i < outcomes.size(); i++) {
                    switch (outcomes.get(i)) {
                        case LogOutcome.Complete(String id) -> records.add(id);
                        case LogOutcome.Gone() -> pending.set(i, without(pending.get(i)));
                        case LogOutcome.Partly(String id, String step) -> pending.set(i, at(pending.get(i), id, step));
                        case LogOutcome.Rejected(String code) -> throw new AssertionError(code);
                    }
                }
                if (records.size() == logs.size()) {
                    return records;
                }
            } catch (CrmException e) {
                if (e.remedy() == Remedy.RETRY && adapter.logGuarantee() instanceof WriteGuarantee.Findable) {
                    pending.replaceAll(this::found);
                }
            }
        }
        throw new AssertionError("not written after " + ROUNDS + " attempts");
    }

    private LogWrite found(LogWrite log) {
        return log.recordId() != null
                ? log
                : adapter.findLog(session, log.log().callLogId(), log.log())
                        .map(id -> at(log, id, null))
                        .orElse(log);
    }

    private CrmContact contact(@Nullable String cursor, String id) {
        return Objects.requireNonNull(read(cursor).get(id));
    }

    private Map<String, CrmContact> read(@Nullable String cursor) {
        Map<String, CrmContact> contacts = new LinkedHashMap<>();
        pages(cursor, page -> {
            page.contacts().forEach(contact -> contacts.put(contact.id(), contact));
            return page;
        });
        return contacts;
    }

    private String cursorAfterAll(@Nullable String cursor) {
        return pages(cursor, UnaryOperator.identity()).cursor();
    }

    private ContactPage pages(@Nullable String cursor, UnaryOperator<ContactPage> each) {
        ContactPage page = each.apply(adapter.changedContacts(session, cursor));
        for (int i = 0; i < 1000 && !page.isLast(); i++) {
            page = each.apply(adapter.changedContacts(session, page.cursor()));
        }
        assertThat(page.isLast()).isTrue();
        return page;
    }

    private List<String> ids() {
        ContactIdPage page = adapter.contactIds(session, null);
        List<String> ids = new ArrayList<>(page.ids());
        while (page.cursor() != null) {
            page = adapter.contactIds(session, page.cursor());
            ids.addAll(page.ids());
        }
        return ids;
    }

    /** A log that was never sent. */
    protected static LogWrite log(String id, String contact) {
        return new LogWrite(log(id, 1, contact, null, "asked for a quote"), null, null, null, null, null);
    }

    protected static CrmLog log(String id, int version, String contact, @Nullable String deal, String description) {
        return new CrmLog(
                id,
                version,
                contact,
                deal,
                deal == null ? null : "deal",
                false,
                true,
                "+14155552671",
                "Call with a <b>customer</b>",
                description,
                START,
                START.plusSeconds(95),
                95,
                "ANSWERED",
                null,
                null,
                null,
                ZoneId.of("Europe/Berlin"),
                null);
    }

    private static LogWrite sent(LogWrite write, String record, String contact, @Nullable String deal) {
        return sent(write.log(), record, contact, deal);
    }

    private static LogWrite sent(CrmLog log, String record, String contact, @Nullable String deal) {
        return new LogWrite(log, record, null, contact, deal, deal == null ? null : "deal");
    }

    private static LogWrite without(LogWrite write) {
        return new LogWrite(write.log(), null, null, null, null, null);
    }

    private static LogWrite at(LogWrite write, String record, @Nullable String step) {
        return new LogWrite(
                write.log(),
                record,
                step,
                write.sentContactId(),
                write.sentAssociationId(),
                write.sentAssociationKind());
    }
}
