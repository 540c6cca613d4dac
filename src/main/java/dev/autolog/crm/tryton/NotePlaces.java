package dev.autolog.crm.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmLog;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * On which records notes stand: the opportunity of a log, or else its party, or the party that this one was merged into.
 *
 * @param parties by their ids, and those that took their places
 * @param deals that exist
 */
record NotePlaces(Map<Long, JsonNode> parties, Set<Long> deals) {
    private static final int MOST_MERGES = 10;
    private static final String PARTY = "party.party";
    private static final String DEAL = "sale.opportunity";

    /** A place, or why there is none. */
    sealed interface NotePlace {
        /** A record, as {@code model,id}. */
        record Resource(String reference) implements NotePlace {}

        /** No note can stand there. */
        record Missing(String code) implements NotePlace {}
    }

    /** Masked: names of parties are personal data. */
    @Override
    public String toString() {
        return "NotePlaces" + parties.keySet() + deals;
    }

    /** Looks up the places of logs. */
    static NotePlaces of(TrytonApi api, List<CrmLog> logs) {
        Map<Long, JsonNode> parties = new HashMap<>();
        Set<Long> next = ids(logs, CrmLog::contactId);
        for (int merges = 0; merges < MOST_MERGES && !next.isEmpty(); merges++) {
            Set<Long> survivors = new HashSet<>();
            for (JsonNode party : find(api, PARTY, next, List.of("name", "active", "replaced_by"))) {
                parties.put(party.path("id").asLong(), party);
                if (party.path("replaced_by").isIntegralNumber()) {
                    survivors.add(party.path("replaced_by").asLong());
                }
            }
            survivors.removeAll(parties.keySet());
            next = survivors;
        }
        Set<Long> deals = find(api, DEAL, ids(logs, NotePlaces::deal), List.of("id")).stream()
                .map(deal -> deal.path("id").asLong())
                .collect(Collectors.toSet());
        return new NotePlaces(parties, deals);
    }

    private static List<JsonNode> find(TrytonApi api, String model, Set<Long> ids, List<String> fields) {
        return ids.isEmpty() ? List.of() : api.search(model, List.of(List.of("id", "in", ids)), null, fields);
    }

    private static Set<Long> ids(List<CrmLog> logs, Function<CrmLog, @Nullable String> text) {
        Set<Long> ids = new HashSet<>();
        for (CrmLog log : logs) {
            Long id = id(text.apply(log));
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** Ids are 32 bits long; PostgreSQL fails on others. */
    private static @Nullable Long id(@Nullable String text) {
        return text != null && text.matches("[1-9]\\d{0,8}") ? Long.valueOf(text) : null;
    }

    private static @Nullable String deal(CrmLog log) {
        return TrytonParties.DEAL.equals(log.associationKind()) ? log.associationId() : null;
    }

    /** Where the note of a log has to stand. */
    NotePlace place(CrmLog log) {
        String deal = deal(log);
        if (deal != null) {
            Long id = id(deal);
            return id != null && deals.contains(id)
                    ? new NotePlace.Resource(DEAL + "," + id)
                    : new NotePlace.Missing("DEAL_GONE");
        }
        Long id = id(log.contactId());
        JsonNode party = id == null ? null : parties.get(id);
        for (int merges = 0; party != null && party.path("replaced_by").isIntegralNumber(); merges++) {
            party = merges < MOST_MERGES ? parties.get(party.path("replaced_by").asLong()) : null;
        }
        if (party == null) {
            return new NotePlace.Missing("CONTACT_GONE");
        }
        // Of an erased party the name is gone, and what is written there anew would stay.
        boolean isErased = !party.path("active").asBoolean() && CrmJson.text(party, "name") == null;
        return isErased
                ? new NotePlace.Missing("CONTACT_ERASED")
                : new NotePlace.Resource(PARTY + "," + party.path("id").asLong());
    }

    /** Where the note of a log was put before, as far as that is known; null for nowhere. */
    static @Nullable String sent(@Nullable String contactId, @Nullable String dealId) {
        return dealId != null ? DEAL + "," + dealId : contactId != null ? PARTY + "," + contactId : null;
    }
}
