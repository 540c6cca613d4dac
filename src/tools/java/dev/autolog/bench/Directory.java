package dev.autolog.bench;

import dev.autolog.bench.PhoneBook.Person;
import dev.autolog.directory.SearchWords;
import dev.autolog.phone.ReadingRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Loads contacts into the directory: through the topic, as a CRM does, or directly into the tables, which is faster. */
final class Directory {
    private static final String FED = "fed-through-the-topic";
    private static final String COPIED = "copied-into-the-tables";
    private static final int COMPARED = 1000;
    private static final int CHUNK = 20_000;

    private final Stack stack;

    Directory(Stack stack) {
        this.stack = stack;
    }

    /** Feeds contacts through {@code crm-contacts}; returns contacts per second from the time when all are published. */
    double feed(int count) throws SQLException, InterruptedException {
        stack.row("select 1");
        try (Bulk bulk = new Bulk(stack.bootstrapServers())) {
            publish(bulk, 0, Math.min(20_000, count));
            awaitFed(Math.min(20_000, count));
            stack.execute(
                    "delete from contact",
                    "delete from contact_phone",
                    "delete from contact_word",
                    "vacuum analyze contact, contact_phone, contact_word");
            long begin = publish(bulk, count, count);
            awaitFed(count);
            return count / ((System.nanoTime() - begin) / 1e9);
        }
    }

    private static long publish(Bulk bulk, int first, int count) throws InterruptedException {
        return bulk.publish(count, i -> {
            Person person = PhoneBook.person(first + i);
            byte[] key = (FED + "/" + person.id()).getBytes(StandardCharsets.UTF_8);
            return new ProducerRecord<>("crm-contacts", key, person.json(FED));
        });
    }

    private void awaitFed(int count) throws SQLException, InterruptedException {
        while (stack.number("select count(*) from contact where account_id = '" + FED + "'") < count) {
            Thread.sleep(50);
        }
    }

    /**
     * Compares some fed contacts with the same contacts copied, then deletes both.
     *
     * @return the number of rows of contacts, numbers and words that differ
     */
    long differences(int fed) throws SQLException, IOException {
        copy(COPIED, fed, fed + Math.min(COMPARED, fed));
        long differences = stack.number(
                "with c as (select * from contact where account_id = '%1$s'), p as (select * from contact_phone where account_id = '%1$s'), w as (select * from contact_word where account_id = '%1$s'), "
                                .formatted(COPIED)
                        + "fc as (select f.* from contact f where f.account_id = '%s' and f.contact_id in (select contact_id from c)), "
                                .formatted(FED)
                        + "fp as (select f.* from contact_phone f where f.account_id = '%s' and f.contact_id in (select contact_id from c)), "
                                .formatted(FED)
                        + "fw as (select f.* from contact_word f where f.account_id = '%s' and f.contact_id in (select contact_id from c)) "
                                .formatted(FED)
                        + "select (select count(*) from (" + exceptBothWays("c", "fc") + ") a)"
                        + " + (select count(*) from (" + exceptBothWays("p", "fp") + ") b)"
                        + " + (select count(*) from (" + exceptBothWays("w", "fw") + ") d)");
        stack.execute("truncate contact, contact_phone, contact_word, recheck");
        return differences;
    }

    private static String exceptBothWays(String one, String other) {
        String row = "to_jsonb(%s) - 'account_id' - 'fingerprint'";
        String ones = "select " + row.formatted(one) + " from " + one;
        String others = "select " + row.formatted(other) + " from " + other;
        return "((" + ones + ") except all (" + others + ")) union all ((" + others + ") except all (" + ones + "))";
    }

    /** Writes the contacts with indexes in a range to the default account, and updates the planner's statistics. */
    void load(int from, int to) throws SQLException, IOException {
        load(CallScript.ACCOUNT, from, to);
    }

    /** The same for a given account. */
    void load(String accountId, int from, int to) throws SQLException, IOException {
        copy(accountId, from, to);
        // Marks the numbers as read by the current rules; else the service rereads them during the measurement.
        ReadingRules rules = ReadingRules.current();
        stack.execute(
                "insert into reading_rules (version, digest, since) values (%d, '%s', now()) on conflict do nothing"
                        .formatted(rules.version(), rules.digest()));
        stack.execute("vacuum analyze contact, contact_phone, contact_word");
    }

    private void copy(String accountId, int from, int to) throws SQLException, IOException {
        CopyText contacts = new CopyText("contact (account_id, contact_id, name, type, company, region, associations,"
                + " created_at, updated_at, crm_updated_at, fingerprint)");
        CopyText words = new CopyText("contact_word (account_id, contact_id, word)");
        CopyText phones = new CopyText("contact_phone (account_id, contact_id, position, raw, number, digits, tail)");
        try (Connection connection = stack.connect()) {
            connection.setAutoCommit(false);
            for (int i = from; i < to; i++) {
                Person person = PhoneBook.person(i);
                contacts.value(accountId)
                        .value(person.id())
                        .value(person.name())
                        .value(Person.TYPE);
                contacts.value(person.company()).value(Person.REGION).value(Json.write(person.deals()));
                contacts.value(person.createdAt()).value(person.updatedAt());
                contacts.value(person.updatedAt()).value(person.fingerprint());
                contacts.endRow();
                String number = person.number();
                phones.value(accountId)
                        .value(person.id())
                        .value(0)
                        .value(person.typed())
                        .value(number);
                phones.value(person.typed().replaceAll("[^0-9]", "")).value(number.substring(number.length() - 7));
                phones.endRow();
                for (String word : SearchWords.of(person.name(), person.company())) {
                    words.value(accountId).value(person.id()).value(word).endRow();
                }
                if ((i - from) % CHUNK == CHUNK - 1 || i == to - 1) {
                    contacts.send(connection);
                    phones.send(connection);
                    words.send(connection);
                    connection.commit();
                }
            }
        }
    }
}
