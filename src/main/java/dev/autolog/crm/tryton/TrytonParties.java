package dev.autolog.crm.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmContact;
import dev.autolog.crm.CrmJson;
import dev.autolog.domain.Association;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads parties with their numbers, countries and open opportunities. */
record TrytonParties(TrytonApi api) {
    static final String DEAL = "deal";
    private static final List<String> FIELDS = List.of("name", "code", "active", "replaced_by", "create_date");
    private static final List<String> NUMBER_TYPES = List.of("phone", "mobile", "other");

    /** What parties have in other models, by the party's id. */
    private record Details(
            Map<Long, List<JsonNode>> numbers, Map<Long, List<JsonNode>> addresses, Map<Long, List<JsonNode>> deals) {
        /** Masked: numbers and addresses are personal data. */
        @Override
        public String toString() {
            return "Details[…]";
        }
    }

    /**
     * Parties as contacts. One that was merged comes with the survivor: Tryton moves numbers and opportunities there, and does not
     * touch the survivor itself.
     *
     * @param readAt before this reading
     */
    List<CrmContact> read(Set<Long> ids, Instant readAt) {
        Map<Long, JsonNode> parties = new LinkedHashMap<>(parties(ids));
        Set<Long> survivors = new LinkedHashSet<>();
        parties.values().stream()
                .map(party -> party.path("replaced_by"))
                .filter(JsonNode::isIntegralNumber)
                .forEach(survivor -> survivors.add(survivor.asLong()));
        survivors.removeAll(parties.keySet());
        parties.putAll(parties(survivors));
        Details details = details(parties.values().stream()
                .filter(party -> party.path("active").asBoolean())
                .map(TrytonParties::id)
                .toList());
        return parties.values().stream()
                .map(party -> contact(party, details, readAt))
                .toList();
    }

    private Map<Long, JsonNode> parties(Collection<Long> ids) {
        Map<Long, JsonNode> byId = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            api.search("party.party", List.of(List.of("id", "in", ids)), null, FIELDS)
                    .forEach(party -> byId.put(id(party), party));
        }
        return byId;
    }

    private Details details(List<Long> ids) {
        if (ids.isEmpty()) {
            return new Details(Map.of(), Map.of(), Map.of());
        }
        List<Object> ofParties = List.of("party", "in", ids);
        List<Object> isActive = List.of("active", "=", true);
        List<Object> hasCountry = new ArrayList<>(List.of("country", "!="));
        hasCountry.add(null);
        return new Details(
                byParty(api.search(
                        "party.contact_mechanism",
                        List.of(ofParties, isActive, List.of("type", "in", NUMBER_TYPES)),
                        null,
                        List.of("party", "type", "value"))),
                byParty(api.search(
                        "party.address",
                        List.of(ofParties, isActive, hasCountry),
                        null,
                        List.of(List.of("sequence", "ASC NULLS FIRST"), List.of("id", "ASC")),
                        List.of("party", "country.code"))),
                byParty(api.search(
                        "sale.opportunity",
                        List.of(ofParties, List.of("state", "in", List.of("lead", "opportunity"))),
                        null,
                        List.of("party", "description", "number", "create_date"))));
    }

    private static Map<Long, List<JsonNode>> byParty(List<JsonNode> rows) {
        Map<Long, List<JsonNode>> byParty = new HashMap<>();
        rows.forEach(row -> byParty.computeIfAbsent(row.path("party").asLong(), id -> new ArrayList<>())
                .add(row));
        return byParty;
    }

    private static CrmContact contact(JsonNode party, Details details, Instant readAt) {
        long id = id(party);
        String text = Long.toString(id);
        String survivor = CrmJson.text(party, "replaced_by");
        if (survivor != null) {
            return CrmContact.merged(text, survivor);
        }
        if (!party.path("active").asBoolean()) {
            return CrmContact.deleted(text);
        }
        String code = CrmJson.text(party, "code");
        String placeholderId = code == null ? null : PartyCreator.placeholderId(code);
        String name = CrmJson.text(party, "name");
        return new CrmContact(
                text,
                name != null ? name : "Party " + (code == null ? text : code),
                null,
                phones(details.numbers().getOrDefault(id, List.of()), placeholderId != null),
                region(details.addresses().getOrDefault(id, List.of())),
                details.deals().getOrDefault(id, List.of()).stream()
                        .map(TrytonParties::association)
                        .toList(),
                false,
                null,
                placeholderId,
                TrytonTime.read(party.path("create_date")),
                readAt);
    }

    /** A placeholder's number is of type {@code other} if Tryton takes it for invalid. */
    private static List<String> phones(List<JsonNode> numbers, boolean isPlaceholder) {
        return numbers.stream()
                .filter(number -> isPlaceholder || !number.path("type").asText().equals("other"))
                .map(number -> CrmJson.text(number, "value"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static @Nullable String region(List<JsonNode> addresses) {
        String code =
                addresses.isEmpty() ? null : CrmJson.text(addresses.getFirst().path("country."), "code");
        return code != null && code.matches("[A-Z]{2}") ? code : null;
    }

    private static Association association(JsonNode deal) {
        String id = CrmJson.required(deal, "id");
        String description = CrmJson.text(deal, "description");
        String number = CrmJson.text(deal, "number");
        String title = description != null ? description : "Opportunity " + (number == null ? id : number);
        return new Association(id, DEAL, title, true, TrytonTime.read(deal.path("create_date")));
    }

    private static long id(JsonNode row) {
        JsonNode id = row.path("id");
        if (!id.isIntegralNumber()) {
            throw CrmJson.unexpected();
        }
        return id.asLong();
    }
}
