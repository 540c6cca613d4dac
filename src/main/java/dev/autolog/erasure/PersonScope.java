package dev.autolog.erasure;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.phone.NumberReader;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The person as the first parameters of a statement: {@code :p1} the account, {@code :p2} the contacts, {@code :p3} the numbers,
 * {@code :p4} the pattern of the numbers, {@code :p5} the pattern of all mentions, {@code :p6} the end of the period. A statement
 * may use only some of them.
 *
 * @param accountId the account
 * @param contacts the CRM's ids
 * @param numbers E.164
 * @param numberPattern matches the numbers as typed; null without numbers
 * @param mentionPattern matches the numbers, and the contacts in JSON; null without either
 * @param until excludes data that arrived later
 */
record PersonScope(
        String accountId,
        List<String> contacts,
        List<String> numbers,
        @Nullable String numberPattern,
        @Nullable String mentionPattern,
        Instant until) {
    /** Special characters of regular expressions. */
    private static final String SPECIAL = "\\p{Punct}";

    static PersonScope of(
            String accountId, List<String> contacts, List<String> numbers, Instant until, NumberReader reader) {
        List<String> ofNumbers = numbers.stream()
                .map(number -> NumberPattern.of(new PhoneNumber(number), reader))
                .toList();
        return new PersonScope(
                accountId,
                contacts,
                numbers,
                either(ofNumbers.stream()),
                either(Stream.concat(ofNumbers.stream(), contacts.stream().map(PersonScope::inJson))),
                until);
    }

    private static @Nullable String either(Stream<String> patterns) {
        String all = patterns.collect(Collectors.joining("|"));
        return all.isEmpty() ? null : all;
    }

    private static String inJson(String contactId) {
        String quoted = "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(contactId)) + "\"";
        return "\"contactId\"\\s*:\\s*" + quoted.replaceAll(SPECIAL, "\\\\$0");
    }

    /** Binds the parameters that the statement uses. */
    <Q extends Mutiny.AbstractQuery> Q bind(Q query, String sql) {
        set(query, sql, 1, accountId);
        set(query, sql, 2, contacts.toArray(String[]::new));
        set(query, sql, 3, numbers.toArray(String[]::new));
        set(query, sql, 4, numberPattern);
        set(query, sql, 5, mentionPattern);
        set(query, sql, 6, until.toString());
        return query;
    }

    private static void set(Mutiny.AbstractQuery query, String sql, int parameter, @Nullable Object value) {
        String name = "p" + parameter;
        if (sql.contains(":" + name + ")") || sql.contains(":" + name + " ")) {
            query.setParameter(name, value);
        }
    }

    /** Masked: a log does not need to name the person. */
    @Override
    public String toString() {
        return "PersonScope[" + Objects.hash(contacts.size(), numbers.size()) + "]";
    }
}
