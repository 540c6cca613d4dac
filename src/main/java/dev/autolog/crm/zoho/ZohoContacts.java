package dev.autolog.crm.zoho;

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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads Zoho's contacts with their open deals. Changes are those of contacts and of their deals, and deletions. */
record ZohoContacts(ZohoApi api, Clock clock) {
    static final String MODULE = "Contacts";
    static final String DEAL_MODULE = "Deals";
    static final String DEAL = "deal";

    private static final String CONTACTS = "contacts";
    private static final String DELETED = "deleted";
    private static final String DEALS = "deals";
    private static final String CONTACT = "Contact_Name";
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final List<String> PHONES = List.of("Phone", "Mobile", "Home_Phone", "Other_Phone", "Asst_Phone");
    private static final String FIELDS = "id, Full_Name, Account_Name.Account_Name, " + String.join(", ", PHONES)
            + ", Description, Created_Time, Modified_Time";

    ContactPage changed(@Nullable String text) {
        RoundCursor cursor = text == null ? RoundCursor.first(CONTACTS) : RoundCursor.parse(text);
        return switch (cursor.stage()) {
            case CONTACTS -> contacts(cursor);
            case DELETED -> deleted(cursor);
            case DEALS -> ofDeals(cursor);
            default -> throw new CrmException(Remedy.RETRY, CrmException.CURSOR_REFUSED, null);
        };
    }

    /** A page of ids. */
    ContactIdPage ids(@Nullable String cursor) {
        List<String> ids = ids(ZohoApi.records(
                api.page(ZohoApi.ID, MODULE, cursor == null ? "" : cursor, null, ZohoApi.MOST), "data"));
        return new ContactIdPage(ids, ids.size() < ZohoApi.MOST ? null : ids.getLast());
    }

    private ContactPage contacts(RoundCursor cursor) {
        CrmResponse response = page(FIELDS, MODULE, cursor);
        RoundCursor begun = cursor.begun(ServerTime.of(response, clock.instant()), OVERLAP);
        List<JsonNode> found = ZohoApi.records(response, "data");
        if (found.size() == ZohoApi.PAGE) {
            return new ContactPage(contacts(found), begun.at(last(found)).text(), false, null);
        }
        return begun.isFirstRound()
                ? new ContactPage(contacts(found), begun.nextRound(CONTACTS).text(), true, null)
                : new ContactPage(contacts(found), begun.in(DELETED).text(), false, null);
    }

    private ContactPage deleted(RoundCursor cursor) {
        int page = cursor.position().isEmpty() ? 1 : number(cursor.position());
        CrmResponse response = api.deletedContacts(cursor.since(), page);
        List<CrmContact> contacts = ids(ZohoApi.records(response, "data")).stream()
                .map(CrmContact::deleted)
                .toList();
        RoundCursor next = ZohoApi.hasMore(response) ? cursor.at(Integer.toString(page + 1)) : cursor.in(DEALS);
        return new ContactPage(contacts, next.text(), false, null);
    }

    private static int number(String position) {
        try {
            return Integer.parseInt(position);
        } catch (NumberFormatException e) {
            throw new CrmException(Remedy.RETRY, CrmException.CURSOR_REFUSED, null);
        }
    }

    private ContactPage ofDeals(RoundCursor cursor) {
        List<JsonNode> found = ZohoApi.records(page("id, " + CONTACT, DEAL_MODULE, cursor), "data");
        Set<String> ids = new LinkedHashSet<>();
        found.forEach(deal -> {
            String contact = CrmJson.text(deal.path(CONTACT), ZohoApi.ID);
            if (contact != null) {
                ids.add(contact);
            }
        });
        List<CrmContact> contacts =
                ids.isEmpty() ? List.of() : contacts(api.all(FIELDS, MODULE, ZohoApi.in(ZohoApi.ID, ids)));
        boolean isLast = found.size() < ZohoApi.PAGE;
        RoundCursor next = isLast ? cursor.nextRound(CONTACTS) : cursor.at(last(found));
        return new ContactPage(contacts, next.text(), isLast, null);
    }

    private CrmResponse page(String fields, String module, RoundCursor cursor) {
        String changed =
                cursor.isFirstRound() ? null : "Modified_Time >= " + ZohoApi.quoted(ZohoApi.time(cursor.since()));
        return api.page(fields, module, cursor.position(), changed, ZohoApi.PAGE);
    }

    private static String last(List<JsonNode> records) {
        return CrmJson.required(records.getLast(), ZohoApi.ID);
    }

    private static List<String> ids(List<JsonNode> records) {
        return records.stream()
                .map(entry -> CrmJson.required(entry, ZohoApi.ID))
                .toList();
    }

    private List<CrmContact> contacts(List<JsonNode> found) {
        Map<String, List<Association>> deals = openDeals(ids(found));
        return found.stream()
                .map(contact -> contact(contact, deals.getOrDefault(CrmJson.required(contact, ZohoApi.ID), List.of())))
                .toList();
    }

    private static CrmContact contact(JsonNode contact, List<Association> deals) {
        String id = CrmJson.required(contact, ZohoApi.ID);
        return new CrmContact(
                id,
                Objects.requireNonNullElse(CrmJson.text(contact, "Full_Name"), "Contact " + id),
                CrmJson.text(contact, "Account_Name.Account_Name"),
                PHONES.stream()
                        .map(field -> CrmJson.text(contact, field))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                null,
                deals,
                false,
                null,
                ZohoPlaceholders.placeholderId(CrmJson.text(contact, "Description")),
                ZohoApi.time(contact, "Created_Time"),
                ZohoApi.time(contact, "Modified_Time"));
    }

    private Map<String, List<Association>> openDeals(List<String> contacts) {
        Map<String, List<Association>> deals = new HashMap<>();
        if (contacts.isEmpty()) {
            return deals;
        }
        List<JsonNode> found =
                api.all("id, Deal_Name, Stage, Created_Time, " + CONTACT, DEAL_MODULE, ZohoApi.in(CONTACT, contacts));
        Set<String> closed = found.isEmpty() ? Set.of() : closedStages();
        for (JsonNode deal : found) {
            if (!closed.contains(CrmJson.text(deal, "Stage"))) {
                String id = CrmJson.required(deal, ZohoApi.ID);
                String name = Objects.requireNonNullElse(CrmJson.text(deal, "Deal_Name"), "Deal " + id);
                deals.computeIfAbsent(CrmJson.required(deal.path(CONTACT), ZohoApi.ID), key -> new ArrayList<>())
                        .add(new Association(id, DEAL, name, true, ZohoApi.time(deal, "Created_Time")));
            }
        }
        return deals;
    }

    /** An admin names the stages; their type says which are closed. */
    private Set<String> closedStages() {
        Set<String> closed = new HashSet<>();
        for (JsonNode field : api.dealFields()) {
            if ("Stage".equals(CrmJson.text(field, "api_name"))) {
                for (JsonNode stage : CrmJson.list(field, "pick_list_values")) {
                    if (stage.path("forecast_type").asText().startsWith("Closed")) {
                        Stream.of("actual_value", "display_value")
                                .map(value -> stage.path(value).asText())
                                .forEach(closed::add);
                    }
                }
            }
        }
        return closed;
    }
}
