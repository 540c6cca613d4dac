package dev.autolog.history;

import dev.autolog.directory.SearchWords;
import dev.autolog.domain.NearMatch;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.phone.NumberReader;
import dev.autolog.settings.AccountSettings;
import dev.autolog.settings.SettingsReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds the contacts and numbers that match what a person typed. */
@ApplicationScoped
class ContactSearchQuery {
    /** The maximum number of contacts of one search. */
    private static final int MOST_CONTACTS = 50;

    /** The most rows read of contacts with a word that begins with the longest typed word; takes a few milliseconds. */
    private static final int MOST_WORDS = 5000;

    private static final int SHORTEST = 2;
    private static final int MOST_TYPED = 8;
    /** Sorts after every word with the same beginning. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final SettingsReader settingsReader;
    private final NumberReader reader;

    ContactSearchQuery(SettingsReader settingsReader, NumberReader reader) {
        this.settingsReader = settingsReader;
        this.reader = reader;
    }

    /**
     * Finds contacts and numbers.
     *
     * @param typed a number in any form, or the beginnings of words of name and company
     */
    Uni<ContactSearchResult> find(Mutiny.StatelessSession session, String accountId, String typed, int limit) {
        int most = Math.min(limit, MOST_CONTACTS);
        return typed.chars().anyMatch(Character::isLetter)
                ? byWords(session, accountId, words(typed), most)
                : settingsReader
                        .of(session, Set.of(accountId))
                        .map(all -> Objects.requireNonNull(all.get(accountId)))
                        .chain(accountSettings -> byNumber(session, accountId, accountSettings, typed.strip(), most));
    }

    private static List<String> words(String typed) {
        List<String> words = SearchWords.of(typed).stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(MOST_TYPED)
                .toList();
        if (words.isEmpty() || words.getFirst().length() < SHORTEST) {
            throw new InvalidQueryException("q", "q must have at least two characters.");
        }
        return words;
    }

    /** Searches for the longest word first, because it is the rarest, and filters the contacts found by the other words. */
    private static Uni<ContactSearchResult> byWords(
            Mutiny.StatelessSession session, String accountId, List<String> words, int limit) {
        SqlConditions first = new SqlConditions().and("w.account_id = ?", accountId);
        beginsLike(first, "w", words.getFirst());
        SqlConditions others = first.beside();
        words.stream()
                .skip(1)
                .forEach(word -> others.and(
                        "exists (select 1 from contact_word v where v.account_id = w.account_id"
                                + " and v.contact_id = w.contact_id and v.word >= ? and v.word < ?)",
                        word,
                        word + LAST));
        String sql = "select w.contact_id from (select w.account_id, w.contact_id, w.word from contact_word w where "
                + first.sql() + " order by w.word, w.contact_id limit " + MOST_WORDS + ") w where " + others.sql()
                + " order by w.word, w.contact_id limit " + 2 * limit;
        return first.bind(session.createNativeQuery(sql, String.class))
                .getResultList()
                .map(ids -> ids.stream().distinct().limit(limit).toList())
                .chain(ids -> numbers(session, accountId, ids).map(numbers -> new ContactSearchResult(ids, numbers)));
    }

    private static void beginsLike(SqlConditions sqlConditions, String alias, String word) {
        sqlConditions.and(alias + ".word >= ? and " + alias + ".word < ?", word, word + LAST);
    }

    private Uni<ContactSearchResult> byNumber(
            Mutiny.StatelessSession session,
            String accountId,
            AccountSettings accountSettings,
            String typed,
            int limit) {
        List<String> numbers = reader.read(accountSettings.dialled(typed), accountSettings.defaultRegion())
                        instanceof Dialable(var found)
                ? found.stream().map(number -> number.number().e164()).toList()
                : List.of();
        String digits = reader.digitsOf(typed);
        if (digits.length() < SHORTEST) {
            throw new InvalidQueryException("q", "q must have at least two characters.");
        }
        String tail =
                NearMatch.tail(numbers.isEmpty() ? digits : numbers.getFirst()).orElse(null);
        // A number that is not dialable, such as an extension, is shown as received.
        List<String> shown = numbers.isEmpty() ? List.of(typed, digits) : numbers;
        return tail == null
                ? Uni.createFrom().item(new ContactSearchResult(List.of(), shown))
                : byTail(session, accountId, tail, limit).map(ids -> new ContactSearchResult(ids, shown));
    }

    private static Uni<List<String>> byTail(Mutiny.StatelessSession session, String accountId, String tail, int limit) {
        return session.createNativeQuery(
                        "select p.contact_id from contact_phone p where p.account_id = ?1 and p.tail = ?2"
                                + " order by p.contact_id, p.position limit " + 2 * limit,
                        String.class)
                .setParameter(1, accountId)
                .setParameter(2, tail)
                .getResultList()
                .map(ids -> ids.stream().distinct().limit(limit).toList());
    }

    private static Uni<List<String>> numbers(
            Mutiny.StatelessSession session, String accountId, List<String> contactIds) {
        if (contactIds.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        // lateral with a limit: always through the index, independent of the planner's estimate of the table's size.
        return session.createNativeQuery(
                        "select p.number from unnest(cast(?2 as text[])) as k(contact_id) cross join lateral"
                                + " (select t.number from contact_phone t where t.account_id = ?1"
                                + " and t.contact_id = k.contact_id and t.number is not null and t.extension is null"
                                + " order by t.position limit 4) p",
                        String.class)
                .setParameter(1, accountId)
                .setParameter(2, contactIds.toArray(String[]::new))
                .getResultList()
                .map(numbers -> List.copyOf(new LinkedHashSet<>(numbers)));
    }
}
