package dev.autolog.directory;

import static dev.autolog.directory.ContactSamples.UPDATED;
import static dev.autolog.directory.ContactSamples.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.Candidate;
import dev.autolog.domain.Region;
import dev.autolog.flow.Database;
import dev.autolog.flow.Wire;
import dev.autolog.local.LocalStackResource;
import dev.autolog.persistence.Transactions;
import dev.autolog.phone.ReadingRules;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RereadWorkerTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final String TYPED = "020 7946 0018";
    private static final String BRITISH = "+442079460018";

    @Inject
    ContactWriter writer;

    @Inject
    Directory directory;

    @Inject
    RereadQueue rereadQueue;

    @Inject
    PlaceholderRepository placeholderRepository;

    @Inject
    Transactions transactions;

    private final Database database = new Database(LocalStackResource.database());
    private final String account = "rereading-" + UUID.randomUUID();

    private void store(ContactRecord.ContactUpdate... batch) {
        transactions.run(session -> writer.write(session, new ContactChanges(List.of(), List.of(batch))));
    }

    private ContactRecord.ContactUpdate withoutRegion(String id, String... typed) {
        return contact(account, id, "Jane", UPDATED, null, List.of(), typed);
    }

    private List<Candidate> found(String e164) {
        NumberLookup numberLookup = NumberLookup.of(account, e164);
        return transactions
                .run(session -> directory.find(session, List.of(numberLookup)))
                .getOrDefault(numberLookup, List.of())
                .stream()
                .map(Directory.NumberIndex::candidate)
                .toList();
    }

    private void regionBecomes(String region) {
        transactions.execute(
                "insert into account_settings (account_id, settings) values (?1, ?2)"
                        + " on conflict (account_id) do update set settings = excluded.settings",
                account,
                "{\"defaultRegion\": \"" + region + "\"}");
        transactions.run(session -> rereadQueue.ask(session, account, NOW));
    }

    private void awaitDone() {
        Wire.patiently()
                .until(() -> transactions
                        .rows("select 1, 2 from directory_reread where account_id = ?1", account)
                        .isEmpty());
    }

    private List<String> numbers() {
        return transactions
                .rows(
                        "select contact_id, number from contact_phone where account_id = ?1"
                                + " order by contact_id, position",
                        account)
                .stream()
                .map(row -> row[0] + " " + row[1])
                .toList();
    }

    @Test
    void numbersWithoutACountryCodeAreReadAsTheNewRegionHasIt() {
        store(
                withoutRegion("c-1", TYPED),
                contact(account, "c-2", "Jane", UPDATED, new Region("US"), List.of(), "415 555 2671"),
                withoutRegion("c-3", "+14155552672", TYPED));
        assertThat(numbers()).containsExactly("c-1 null", "c-2 +14155552671", "c-3 +14155552672", "c-3 null");

        regionBecomes("GB");
        awaitDone();

        assertThat(numbers())
                .containsExactly("c-1 " + BRITISH, "c-2 +14155552671", "c-3 +14155552672", "c-3 " + BRITISH);
    }

    @Test
    void theyAreFoundByTheNewNumberAndNoMoreByTheOld() {
        regionBecomes("GB");
        awaitDone();
        store(withoutRegion("c-1", TYPED));
        assertThat(found(BRITISH)).hasSize(1);

        regionBecomes("US");
        awaitDone();

        assertThat(found(BRITISH)).isEmpty();
    }

    @Test
    void whatWasNoNumberBecomesOneWherePeopleDialOtherwise() {
        store(withoutRegion("c-1", "123456"));
        assertThat(numbers()).containsExactly("c-1 null");

        regionBecomes("FO");
        awaitDone();

        assertThat(numbers()).containsExactly("c-1 +298123456");
    }

    @Test
    void itGoesOnWhereItWas() {
        store(withoutRegion("c-1", TYPED), withoutRegion("c-2", TYPED), withoutRegion("c-3", TYPED));
        transactions.execute(
                "insert into account_settings (account_id, settings) values (?1, '{\"defaultRegion\": \"GB\"}')",
                account);

        transactions.execute(
                "insert into directory_reread (account_id, asked_at, horizon, done_to)"
                        + " values (?1, now(), pg_current_xact_id(), 'c-1')",
                account);
        awaitDone();

        assertThat(numbers()).containsExactly("c-1 null", "c-2 " + BRITISH, "c-3 " + BRITISH);
    }

    @Test
    void pageByPageAllAreRead() {
        int many = 2 * TypedPhoneQuery.PAGE + 1;
        store(IntStream.range(0, many)
                .mapToObj(i -> withoutRegion("c-" + i, TYPED))
                .toArray(ContactRecord.ContactUpdate[]::new));

        regionBecomes("GB");
        awaitDone();

        assertThat(found(BRITISH)).isNotEmpty();
        assertThat(numbers()).hasSize(many).allMatch(number -> number.endsWith(BRITISH));
    }

    private boolean rulesBecome(ReadingRules readingRules) {
        return transactions.run(session -> rereadQueue.askWhereRulesChanged(session, readingRules, NOW));
    }

    @Test
    void newRulesReadAllContactsOnceAlsoThoseWithARegionOfTheirOwn() {
        store(
                contact(account, "c-1", "Jane", UPDATED, new Region("GB"), List.of(), TYPED),
                withoutRegion("c-2", "+442079460019"));
        transactions.execute("update contact_phone set number = null, tail = null where account_id = ?1", account);
        transactions.execute("update reading_rules set version = version - 1");

        assertThat(rulesBecome(ReadingRules.current())).isTrue();
        awaitDone();

        assertThat(numbers()).containsExactly("c-1 " + BRITISH, "c-2 +442079460019");
        assertThat(found(BRITISH)).hasSize(1);
        assertThat(rulesBecome(ReadingRules.current())).as("the same rules").isFalse();
    }

    @Test
    void anotherTableOfNumberingPlansIsNewAndRulesOfAnEarlierReleaseAreNot() {
        ReadingRules current = ReadingRules.current();
        rulesBecome(current);

        assertThat(rulesBecome(new ReadingRules(current.version() - 1, "0"))).isFalse();
        assertThat(rulesBecome(new ReadingRules(current.version(), "0"))).isTrue();
        assertThat(rulesBecome(current)).isTrue();
        awaitDone();
    }

    @Test
    void askedForAgainOnTheWayItStartsOver() {
        String left = transactions.run(session -> rereadQueue
                .ask(session, account, NOW)
                .chain(() -> rereadQueue.ask(session, account, NOW))
                .chain(() -> rereadQueue.advance(session, new RereadQueue.RereadEntry(account, 1, null, false), "c-9"))
                .chain(() -> rereadQueue.advance(session, new RereadQueue.RereadEntry(account, 1, "c-9", false), null))
                .chain(() -> session.createNativeQuery(
                                "select asked || ' ' || coalesce(done_to, 'from the start') from directory_reread"
                                        + " where account_id = ?1",
                                String.class)
                        .setParameter(1, account)
                        .getSingleResult()));

        assertThat(left).isEqualTo("2 from the start");
        awaitDone();
    }

    @Test
    void aContactThatHasTheNumberOnlyNowTakesThePlaceOfItsPlaceholder() {
        store(withoutRegion("c-1", TYPED));
        var placeholderWish = new PlaceholderRepository.PlaceholderWish(
                NumberLookup.of(account, BRITISH), "Somebody", null, "u-17", NOW);
        transactions.run(session -> placeholderRepository.ensure(session, List.of(placeholderWish)));

        regionBecomes("GB");
        awaitDone();

        assertThat(found(BRITISH))
                .extracting(candidate -> candidate.contact().id())
                .containsExactly("c-1");
    }

    @Test
    void anotherAccountsContactsAreLeftAlone() {
        String neighbour = account + "-neighbour";
        transactions.run(session -> writer.write(
                session,
                new ContactChanges(
                        List.of(), List.of(contact(neighbour, "c-1", "Jane", UPDATED, null, List.of(), TYPED)))));

        regionBecomes("GB");
        awaitDone();

        assertThat(transactions.rows("select number, raw from contact_phone where account_id = ?1", neighbour))
                .extracting(row -> row[0])
                .containsOnlyNulls();
    }

    @Test
    void anAccountThatTheDatabaseRefusesHoldsUpNoOther() {
        String refused = "a-refused-" + UUID.randomUUID();
        transactions.run(session -> writer.write(
                session,
                new ContactChanges(
                        List.of(), List.of(contact(refused, "c-1", "Jane", UPDATED, null, List.of(), TYPED)))));
        store(withoutRegion("c-1", TYPED));
        database.run("alter table contact_phone add constraint refused check (account_id <> '" + refused
                + "' or number is null) not valid");
        try {
            transactions.execute(
                    "insert into account_settings (account_id, settings) values (?1, ?2)",
                    refused,
                    "{\"defaultRegion\": \"GB\"}");
            transactions.run(session -> rereadQueue.ask(session, refused, NOW));
            regionBecomes("GB");
            awaitDone();
        } finally {
            database.run("alter table contact_phone drop constraint refused");
        }

        assertThat(numbers()).containsExactly("c-1 " + BRITISH);
    }
}
