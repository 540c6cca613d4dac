package dev.autolog.crm.carddav;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the reading of address books stands. Round by round each book is asked for what changed since its token. The cards of one
 * answer are read in pages, in the order of their addresses; the token of the first page's answer is the one that the next round
 * begins with, so that what changes in between is read again.
 *
 * @param tokens the token of each address book, by its address; empty if it was not read yet
 * @param book the one that is read now; null between two rounds
 * @param nextToken the token of its next round; null before its first page
 * @param last the card that was read last; null before the first page
 */
record CardDavCursor(
        SortedMap<String, String> tokens,
        @Nullable String book,
        @Nullable String nextToken,
        @Nullable String last) {
    /** The token of a book whose server tells no changes: the digest of all its entity tags follows. */
    static final String TAGS = "tags:";

    private static final int LONGEST = 2000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The first page of all. */
    static CardDavCursor first() {
        return new CardDavCursor(new TreeMap<>(), null, null, null);
    }

    /** Reads one that {@link #text} wrote. */
    static CardDavCursor parse(String text) {
        try {
            return MAPPER.readValue(text, CardDavCursor.class);
        } catch (JsonProcessingException e) {
            throw new CrmException(Remedy.RETRY, "CURSOR_UNREADABLE", null);
        }
    }

    /**
     * For storing.
     *
     * @throws CrmException if there are too many address books for one cursor
     */
    String text() {
        String text;
        try {
            text = MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A cursor cannot be written as JSON");
        }
        if (text.length() > LONGEST) {
            throw new CrmException(Remedy.RETRY, "ADDRESS_BOOKS_TOO_MANY", null);
        }
        return text;
    }

    /**
     * At the beginning of a round.
     *
     * @param books the token of a first reading, by the address of the book
     */
    CardDavCursor begin(Map<String, String> books) {
        SortedMap<String, String> known = new TreeMap<>(books);
        known.replaceAll((address, token) -> tokens.getOrDefault(address, token));
        return new CardDavCursor(known, known.isEmpty() ? null : known.firstKey(), null, null);
    }

    /** The token that the book is read from. */
    String token() {
        return tokens.getOrDefault(book, "");
    }

    /** After a page that more of the same answer follow. */
    CardDavCursor after(String card, String token) {
        return new CardDavCursor(tokens, book, nextToken == null ? token : nextToken, card);
    }

    /**
     * After the last page of an answer.
     *
     * @param token of that answer
     * @param isTruncated whether the server has more after that token
     */
    CardDavCursor end(String token, boolean isTruncated) {
        SortedMap<String, String> read = new TreeMap<>(tokens);
        read.put(String.valueOf(book), nextToken == null ? token : nextToken);
        String following =
                read.tailMap(book + "\0").keySet().stream().findFirst().orElse(null);
        return new CardDavCursor(read, isTruncated ? book : following, null, null);
    }

    /** Masked: addresses name the user. */
    @Override
    public String toString() {
        return "CardDavCursor[…]";
    }
}
