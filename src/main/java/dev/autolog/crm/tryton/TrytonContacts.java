package dev.autolog.crm.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.ContactIdPage;
import dev.autolog.crm.ContactPage;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.tryton.TrytonCursor.Stage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads Tryton's parties page by page. Pages go by id: an offset would skip records that others rename in between. */
record TrytonContacts(TrytonApi api, Clock clock) {
    private static final int PAGE = 200;
    private static final int SWEEP_PAGE = 500;
    private static final int ID_PAGE = 1000;
    private static final String PARTY = "party.party";
    private static final List<Object> IS_ACTIVE = List.of("active", "=", true);

    ContactPage changed(@Nullable String text) {
        TrytonCursor cursor = text == null ? TrytonCursor.first(serverTime()) : TrytonCursor.parse(text);
        if (cursor.isBeginning()) {
            cursor = cursor.at(serverTime());
        }
        // Before the reading: what is changed while it goes on is read again, and is newer then.
        cursor = cursor.readAt(clock.instant());
        int size = cursor.stage() == Stage.SWEEP ? SWEEP_PAGE : PAGE;
        String partyField = cursor.stage().partyField();
        List<JsonNode> found = api.search(cursor.stage().model(), domain(cursor), size, List.of(partyField));
        Set<Long> parties = new LinkedHashSet<>();
        found.stream()
                .map(row -> row.path(partyField))
                .filter(JsonNode::isIntegralNumber)
                .forEach(id -> parties.add(id.asLong()));
        Long last = found.size() < size ? null : found.getLast().path("id").asLong();
        return new ContactPage(
                new TrytonParties(api).read(parties, cursor.readAt()),
                cursor.next(last).text(),
                cursor.stage() == Stage.SWEEP,
                cursor.stage() == Stage.FIRST && cursor.lastId() == 0 ? api.count(PARTY, List.of(IS_ACTIVE)) : null);
    }

    /** A page of the ids of active parties. */
    ContactIdPage ids(@Nullable String cursor) {
        List<Long> found = api.ids(PARTY, List.of(IS_ACTIVE, after(id(cursor))), ID_PAGE);
        return new ContactIdPage(
                found.stream().map(id -> Long.toString(id)).toList(),
                found.size() < ID_PAGE ? null : found.getLast().toString());
    }

    private static List<Object> domain(TrytonCursor cursor) {
        List<Object> domain = new ArrayList<>();
        domain.add(after(cursor.afterId()));
        switch (cursor.stage()) {
            case FIRST -> domain.add(IS_ACTIVE);
            case SWEEP -> {
                // All of them, also those that are not active any more.
            }
            case PARTIES, NUMBERS, ADDRESSES, DEALS -> domain.add(changedSince(TrytonTime.write(cursor.since())));
        }
        return domain;
    }

    private static List<Object> after(long id) {
        return List.of("id", ">", id);
    }

    /** A record that was never changed has no time of a change. */
    private static List<Object> changedSince(Map<String, Object> time) {
        List<Object> unchanged = new ArrayList<>(List.of("write_date", "="));
        unchanged.add(null);
        return List.of("OR", List.of("write_date", ">=", time), List.of(unchanged, List.of("create_date", ">=", time)));
    }

    private static long id(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new CrmException(Remedy.RETRY, "CURSOR_UNREADABLE", null);
        }
    }

    /** The clock that changes are stamped with is nearer to Tryton's than to ours. */
    private Instant serverTime() {
        return api.serverTime(clock.instant());
    }
}
