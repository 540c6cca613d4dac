package dev.autolog.crm.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.crm.ContactIdPage;
import dev.autolog.crm.ContactPage;
import dev.autolog.crm.CrmContact;
import dev.autolog.crm.CrmLog;
import dev.autolog.crm.CrmServer.SeenLog;
import dev.autolog.crm.CrmSession;
import dev.autolog.crm.LogMark;
import dev.autolog.crm.LogOutcome;
import dev.autolog.crm.LogWrite;
import dev.autolog.local.LocalTryton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Five hundred parties with messy numbers come in, logs go out, are corrected, moved and withdrawn, and parties change, while Tryton
 * is killed in the middle of its writes and answers are lost. What has to stand in Tryton at the end is kept beside.
 */
final class TrytonRun {
    private static final int PARTIES = 500;
    private static final int LOGS = 300;
    private static final int BATCH = 10;

    private final TrytonAdapter adapter;
    private final CrmSession session;
    private final FaultPlan plan;
    private final TrytonServer server;
    private final LocalTryton tryton;
    private final LogDriver driver;
    private final Map<String, CrmLog> expected = new LinkedHashMap<>();
    private final Map<String, LogWrite> sent = new LinkedHashMap<>();
    private final Map<String, Object> ledger = new LinkedHashMap<>();
    private final List<String> parties = new ArrayList<>();
    private String cursor = "";

    /**
     * All pages of a round.
     *
     * @param contacts by their ids, as the last page that had them has them
     */
    record ReadRound(Map<String, CrmContact> contacts, String cursor, int pages) {}

    TrytonRun(TrytonAdapter adapter, CrmSession session, FaultPlan plan, TrytonServer server, LocalTryton tryton) {
        this.adapter = adapter;
        this.session = session;
        this.plan = plan;
        this.server = server;
        this.tryton = tryton;
        driver = new LogDriver(adapter, session);
    }

    /** Reads until there is nothing more for now. */
    static ReadRound read(TrytonAdapter adapter, CrmSession session, @Nullable String cursor) {
        Map<String, CrmContact> contacts = new HashMap<>();
        ContactPage page = adapter.changedContacts(session, cursor);
        int pages = 1;
        page.contacts().forEach(contact -> contacts.put(contact.id(), contact));
        for (; pages < 1000 && !page.isLast(); pages++) {
            page = adapter.changedContacts(session, page.cursor());
            page.contacts().forEach(contact -> contacts.put(contact.id(), contact));
        }
        assertThat(page.isLast()).isTrue();
        return new ReadRound(contacts, page.cursor(), pages);
    }

    /** Parties of old, from before the phone library was installed; read with it installed. */
    void importParties() {
        restart(false);
        long country = server.number("select id from country_country where code = 'GB'");
        List<Map<String, Object>> values = IntStream.range(0, PARTIES)
                .mapToObj(index -> MessyParties.values(index, country))
                .toList();
        server.client().call("party.party", "create", values).forEach(id -> parties.add(id.asText()));
        restart(true);

        ReadRound round = read(adapter, session, null);
        for (int index = 0; index < PARTIES; index++) {
            CrmContact contact = Objects.requireNonNull(round.contacts().get(parties.get(index)));
            assertThat(contact.name()).isEqualTo("Party " + index);
            assertThat(contact.phones()).isEqualTo(MessyParties.phones(index));
            assertThat(contact.region()).isEqualTo(index % 3 == 0 ? "GB" : null);
        }
        cursor = round.cursor();
        ledger.put("parties read", PARTIES);
    }

    void writeLogs() {
        List<CrmLog> logs = IntStream.range(0, LOGS)
                .mapToObj(index -> LogWrites.log(UUID.randomUUID().toString(), 1, parties.get(index), null))
                .toList();
        write(logs, "model.ir.note.create");
        ledger.put("logs written", logs.size());
    }

    /** A third is corrected, some of them are moved to another party, some to its opportunity. */
    void correctAndMove() {
        List<CrmLog> corrected = new ArrayList<>();
        List<CrmLog> moved = new ArrayList<>();
        List<CrmLog> logs = List.copyOf(expected.values());
        for (int index = 0; index < LOGS / 2; index++) {
            CrmLog log = logs.get(index);
            corrected.add(LogWrites.log(log.callLogId(), 2, log.contactId(), null));
            if (index % 3 == 0) {
                String party = parties.get(index + 1);
                String deal = index % 2 == 0 ? server.addDeal(party, "Opportunity " + index) : null;
                moved.add(LogWrites.log(log.callLogId(), 3, party, deal));
            }
        }
        write(corrected, "model.ir.note.write");
        write(moved, "model.ir.note.write");
        ledger.put("logs corrected", corrected.size());
        ledger.put("logs moved", moved.size());
    }

    void withdraw() {
        List<String> withdrawn =
                expected.keySet().stream().skip(LOGS - LOGS / 5).toList();
        for (int index = 0; index < withdrawn.size(); index++) {
            plan(index % BATCH, "model.ir.note.delete");
            String record = Objects.requireNonNull(
                    Objects.requireNonNull(sent.get(withdrawn.get(index))).recordId());
            boolean _ = driver.repeated(() -> {
                adapter.deleteLog(session, record);
                return true;
            });
            expected.remove(withdrawn.get(index));
        }
        ledger.put("logs withdrawn", withdrawn.size());
    }

    /** Renamed, deactivated, deleted and merged parties come in, and a log on each is corrected. */
    void changeParties() {
        List<String> renamed = parties.subList(150, 170);
        List<String> inactive = parties.subList(170, 190);
        List<String> merged =
                IntStream.range(0, 5).mapToObj(index -> merged(index)).toList();
        List<String> deleted = parties.subList(400, 420);
        renamed.forEach(id -> server.renameContact(id, "Renamed " + id));
        inactive.forEach(id -> server.client().write("party.party", Long.parseLong(id), Map.of("active", false)));
        for (int index = 0; index < merged.size(); index++) {
            String survivor = parties.get(300 + index);
            server.renameContact(survivor, "Party " + (190 + 10 * index));
            server.merge(merged.get(index), survivor);
        }
        refuseMerge();
        deleted.forEach(server::deleteContact);

        ReadRound round = read(adapter, session, cursor);
        cursor = round.cursor();
        renamed.forEach(id -> assertThat(contact(round, id).name()).isEqualTo("Renamed " + id));
        inactive.forEach(id -> assertThat(contact(round, id).isDeleted()).isTrue());
        for (int index = 0; index < merged.size(); index++) {
            assertThat(contact(round, merged.get(index)).replacedBy()).isEqualTo(parties.get(300 + index));
        }
        assertThat(ids())
                .doesNotContainAnyElementsOf(deleted)
                .doesNotContainAnyElementsOf(inactive)
                .doesNotContainAnyElementsOf(merged)
                .containsAll(renamed)
                .doesNotHaveDuplicates()
                .hasSize((int) server.number("select count(*) from party_party where active"));
        List<String> changed =
                Stream.of(renamed, inactive, merged).flatMap(List::stream).toList();
        correctOnChangedParties(changed, deleted);
        ledger.put("parties renamed", renamed.size());
        ledger.put("parties deactivated", inactive.size());
        ledger.put("parties merged", merged.size());
        ledger.put("parties deleted", deleted.size());
    }

    /** Their numbers are of the first form of {@link MessyParties}, which the phone library accepts. */
    private String merged(int index) {
        return parties.get(190 + 10 * index);
    }

    /**
     * Tryton 6.0 deactivates the numbers of a party that is merged, and with the phone library checks them then: parties with
     * numbers from before cannot be merged.
     */
    private void refuseMerge() {
        String survivor = parties.get(310);
        server.renameContact(survivor, "Party 191");
        assertThatThrownBy(() -> server.merge(parties.get(191), survivor)).hasMessageContaining("is not valid");
        server.renameContact(survivor, "Party 310");
    }

    private void correctOnChangedParties(List<String> changed, List<String> deleted) {
        List<CrmLog> corrected = expected.values().stream()
                .filter(log -> changed.contains(log.contactId()))
                .map(log -> LogWrites.log(log.callLogId(), log.version() + 1, log.contactId(), null))
                .toList();
        write(corrected, "model.ir.note.write");
        for (int index = 0; index < 5; index++) {
            CrmLog followed = expected.values().stream()
                    .filter(logOn(merged(index)))
                    .findFirst()
                    .orElseThrow();
            expected.put(
                    followed.callLogId(),
                    LogWrites.log(followed.callLogId(), followed.version(), parties.get(300 + index), null));
        }
        assertThat(driver.write(List.of(LogWrites.of(LogWrites.log("gone", 1, deleted.getFirst(), null), null))))
                .containsExactly(new LogOutcome.Rejected("CONTACT_GONE"));
    }

    private static Predicate<CrmLog> logOn(String party) {
        return log -> log.contactId().equals(party);
    }

    /** A party of a transaction that began long before: its time lies behind the cursor. */
    void findLateImport() {
        String late = server.addContact("Late", List.of("+442079460777"));
        server.change("update party_party set create_date = create_date - interval '1 day' where id = " + late);
        server.change("update party_contact_mechanism set write_date = null,"
                + " create_date = create_date - interval '1 day' where party = " + late);
        int rounds = 0;
        ReadRound round;
        do {
            round = read(adapter, session, cursor);
            cursor = round.cursor();
            rounds++;
        } while (!round.contacts().containsKey(late) && rounds < 5);
        assertThat(round.contacts()).containsKey(late);
        ledger.put("rounds until a late import was found", rounds);
    }

    private void write(List<CrmLog> logs, String method) {
        for (int begin = 0; begin < logs.size(); begin += BATCH) {
            List<CrmLog> batch = logs.subList(begin, Math.min(logs.size(), begin + BATCH));
            plan(begin / BATCH, method);
            List<LogOutcome> outcomes =
                    driver.write(batch.stream().map(this::next).toList());
            for (int i = 0; i < batch.size(); i++) {
                CrmLog log = batch.get(i);
                String record = ((LogOutcome.Complete) outcomes.get(i)).recordId();
                sent.put(log.callLogId(), LogWrites.of(log, record));
                expected.put(log.callLogId(), log);
            }
        }
    }

    private LogWrite next(CrmLog log) {
        LogWrite before = sent.get(log.callLogId());
        return before == null
                ? LogWrites.of(log, null)
                : LogWrites.of(log, before.recordId(), before.sentContactId(), before.sentAssociationId());
    }

    /** Of five requests one loses its answer, and during another Tryton is killed. */
    private void plan(int index, String method) {
        assertThat(plan.isClear()).isTrue();
        switch (index % 5) {
            case 0 -> plan.loseAnswer(method);
            case 2 -> plan.kill(method, tryton);
            default -> {}
        }
    }

    private void restart(boolean hasPhoneLibrary) {
        tryton.close();
        tryton.start(hasPhoneLibrary);
    }

    private static CrmContact contact(ReadRound round, String id) {
        return Objects.requireNonNull(round.contacts().get(id));
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        ContactIdPage page = adapter.contactIds(session, null);
        ids.addAll(page.ids());
        while (page.cursor() != null) {
            page = adapter.contactIds(session, page.cursor());
            ids.addAll(page.ids());
        }
        return ids;
    }

    /** What happened, a line each. */
    String ledger() {
        List<SeenLog> logs = server.logs();
        ledger.putAll(plan.counts());
        ledger.put("requests", plan.calls());
        ledger.put("logs expected", expected.size());
        ledger.put("notes found in Tryton's database", logs.size());
        ledger.put(
                "logs that stand in it more than once",
                logs.size() - logs.stream().map(SeenLog::callLogId).distinct().count());
        StringBuilder lines = new StringBuilder("Tryton\n");
        ledger.forEach((what, count) -> lines.append("  %-40s %s%n".formatted(what, count)));
        return lines.toString();
    }

    /** Each log stands in Tryton's database once, in its last version, where it has to stand. */
    void assertExact() {
        Map<String, String> wanted = new TreeMap<>();
        expected.values()
                .forEach(log ->
                        wanted.put(log.callLogId(), log.version() + " " + log.contactId() + " " + log.associationId()));
        Map<String, String> found = new TreeMap<>();
        for (SeenLog log : server.logs()) {
            int version = Objects.requireNonNull(LogMark.in(log.text())).version();
            String before =
                    found.put(log.callLogId(), version + " " + log.contactIds().getFirst() + " " + log.dealId());
            assertThat(before).isNull();
            assertThat(log.text()).contains("version " + version);
        }
        assertThat(found).isEqualTo(wanted);
    }
}
