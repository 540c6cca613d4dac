package dev.autolog.crm.espocrm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.ContactIdPage;
import dev.autolog.crm.ContactPage;
import dev.autolog.crm.CrmContact;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.RoundCursor;
import dev.autolog.crm.ServerTime;
import dev.autolog.domain.Association;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads EspoCRM's contacts with their open opportunities. Changes are those of contacts, and of their opportunities. */
record EspoContacts(EspoApi api, Clock clock) {
    static final String CONTACT = "Contact";
    static final String OPPORTUNITY = "Opportunity";
    static final String DEAL = "deal";

    private static final String CONTACTS = "contacts";
    private static final String DEALS = "deals";
    private static final String MEMBERS = "contactsIds";
    /** So many contacts are asked for their numbers, one by one. */
    private static final int PAGE = 50;

    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final List<String> FIELDS =
            List.of("id", "name", "accountId", "accountName", "phoneNumber", "description", "createdAt", "modifiedAt");

    ContactPage changed(@Nullable String text) {
        RoundCursor cursor = text == null ? RoundCursor.first(CONTACTS) : RoundCursor.parse(text);
        return switch (cursor.stage()) {
            case CONTACTS -> contacts(cursor);
            case DEALS -> ofDeals(cursor);
            default -> throw new CrmException(Remedy.RETRY, CrmException.CURSOR_REFUSED, null);
        };
    }

    /** A page of ids. */
    ContactIdPage ids(@Nullable String cursor) {
        List<String> ids = EspoApi.records(CrmJson.read(api.list(
                        CONTACT,
                        Map.of(
                                "select",
                                List.of("id"),
                                "where",
                                EspoApi.after(cursor == null ? "" : cursor),
                                "maxSize",
                                EspoApi.MOST),
                        false)))
                .stream()
                .map(contact -> CrmJson.required(contact, "id"))
                .toList();
        return new ContactIdPage(ids, ids.size() < EspoApi.MOST ? null : ids.getLast());
    }

    private ContactPage contacts(RoundCursor cursor) {
        boolean isBeginning = cursor.isFirstRound() && cursor.position().isEmpty();
        CrmResponse response = page(CONTACT, FIELDS, cursor, isBeginning);
        RoundCursor begun = cursor.begun(ServerTime.of(response, clock.instant()), OVERLAP);
        JsonNode answer = CrmJson.read(response);
        List<JsonNode> found = EspoApi.records(answer);
        long total = answer.path("total").asLong(-1);
        if (found.size() == PAGE) {
            return new ContactPage(
                    contacts(found), begun.at(last(found)).text(), false, isBeginning && total >= 0 ? total : null);
        }
        return begun.isFirstRound()
                ? new ContactPage(contacts(found), begun.nextRound(CONTACTS).text(), true, null)
                : new ContactPage(contacts(found), begun.in(DEALS).text(), false, null);
    }

    private ContactPage ofDeals(RoundCursor cursor) {
        List<JsonNode> found = EspoApi.records(CrmJson.read(page(OPPORTUNITY, List.of("id", MEMBERS), cursor, false)));
        Set<String> ids = new LinkedHashSet<>();
        found.forEach(deal -> CrmJson.list(deal, MEMBERS).forEach(id -> ids.add(id.asText())));
        List<String> all = List.copyOf(ids);
        List<CrmContact> contacts = new ArrayList<>();
        for (int begin = 0; begin < all.size(); begin += PAGE) {
            List<String> part = all.subList(begin, Math.min(all.size(), begin + PAGE));
            contacts.addAll(contacts(api.all(CONTACT, FIELDS, List.of(EspoApi.condition("in", "id", part)))));
        }
        RoundCursor next = found.size() < PAGE ? cursor.nextRound(CONTACTS) : cursor.at(last(found));
        return new ContactPage(contacts, next.text(), found.size() < PAGE, null);
    }

    private CrmResponse page(String entity, List<String> fields, RoundCursor cursor, boolean withTotal) {
        List<Object> where = new ArrayList<>(EspoApi.after(cursor.position()));
        if (!cursor.isFirstRound()) {
            where.add(EspoApi.condition("after", "modifiedAt", EspoApi.time(cursor.since())));
        }
        return api.list(entity, Map.of("select", fields, "where", where, "maxSize", PAGE), withTotal);
    }

    private static String last(List<JsonNode> records) {
        return CrmJson.required(records.getLast(), "id");
    }

    private List<CrmContact> contacts(List<JsonNode> found) {
        Map<String, List<Association>> deals = openDeals(
                found.stream().map(contact -> CrmJson.required(contact, "id")).toList());
        return found.stream()
                .map(contact -> contact(contact, deals.getOrDefault(CrmJson.required(contact, "id"), List.of())))
                .toList();
    }

    private Map<String, List<Association>> openDeals(List<String> contacts) {
        Map<String, List<Association>> deals = new HashMap<>();
        if (contacts.isEmpty()) {
            return deals;
        }
        List<JsonNode> found = api.all(
                OPPORTUNITY,
                Map.of("select", List.of("id", "name", "createdAt", MEMBERS), "primaryFilter", "open"),
                List.of(EspoApi.condition("linkedWith", CONTACTS, contacts)));
        for (JsonNode deal : found) {
            String id = CrmJson.required(deal, "id");
            String name = Objects.requireNonNullElse(CrmJson.text(deal, "name"), "Opportunity " + id);
            Association association = new Association(id, DEAL, name, true, EspoApi.time(deal, "createdAt"));
            CrmJson.list(deal, MEMBERS)
                    .forEach(contact -> deals.computeIfAbsent(contact.asText(), key -> new ArrayList<>())
                            .add(association));
        }
        return deals;
    }

    private CrmContact contact(JsonNode contact, List<Association> deals) {
        String id = CrmJson.required(contact, "id");
        return new CrmContact(
                id,
                Objects.requireNonNullElse(CrmJson.text(contact, "name"), "Contact " + id),
                CrmJson.text(contact, "accountName"),
                phones(id, CrmJson.text(contact, "phoneNumber")),
                null,
                deals,
                false,
                null,
                EspoPlaceholders.placeholderId(CrmJson.text(contact, "description")),
                EspoApi.time(contact, "createdAt"),
                EspoApi.time(contact, "modifiedAt"));
    }

    /** All numbers: lists have the primary one alone, without which there are no others. */
    private List<String> phones(String id, @Nullable String primary) {
        JsonNode contact = primary == null ? null : api.read(CONTACT + "/" + id);
        if (contact == null) {
            return List.of();
        }
        List<String> phones = new ArrayList<>();
        for (JsonNode phone : CrmJson.list(contact, "phoneNumberData")) {
            phones.add(CrmJson.required(phone, "phoneNumber"));
        }
        return phones;
    }
}
