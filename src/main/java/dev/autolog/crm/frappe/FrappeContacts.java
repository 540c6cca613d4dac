package dev.autolog.crm.frappe;

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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads Frappe's contacts with their open deals, and leads. Changes are those of contacts, leads and deals. */
record FrappeContacts(FrappeApi api, FrappeTime time, Clock clock) {
    static final String CONTACT = "Contact";
    static final String LEAD = "CRM Lead";
    static final String DEAL = "CRM Deal";
    static final String DEAL_KIND = "deal";
    /** Before the name of a lead, in the id of its contact. */
    static final String LEAD_PREFIX = "lead/";

    private static final String CONTACTS = "contacts";
    private static final String LEADS = "leads";
    private static final String DEALS = "deals";
    private static final String MEMBER = "CRM Contacts";
    private static final int PAGE = 100;
    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final List<String> CONTACT_FIELDS =
            List.of("name", "full_name", "company_name", "department", "creation", "modified");
    private static final List<String> LEAD_FIELDS =
            List.of("name", "lead_name", "organization", "mobile_no", "phone", "converted", "creation", "modified");

    ContactPage changed(@Nullable String text) {
        RoundCursor cursor = text == null ? RoundCursor.first(CONTACTS) : RoundCursor.parse(text);
        return switch (cursor.stage()) {
            case CONTACTS -> contacts(cursor);
            case LEADS -> leads(cursor);
            case DEALS -> ofDeals(cursor);
            default -> throw new CrmException(Remedy.RETRY, CrmException.CURSOR_REFUSED, null);
        };
    }

    /** A page of ids: those of contacts, then those of leads. */
    ContactIdPage ids(@Nullable String cursor) {
        boolean isLeads = cursor != null && cursor.startsWith(LEADS);
        String last = cursor == null ? "" : cursor.substring(cursor.indexOf(' ') + 1);
        List<Object> filters = new ArrayList<>(FrappeApi.after(last));
        if (isLeads) {
            filters.add(unconverted());
        }
        List<String> names = names(FrappeApi.documents(
                api.list(isLeads ? LEAD : CONTACT, List.of(FrappeApi.NAME), filters, FrappeApi.MOST, null)));
        String next = isLeads ? null : LEADS + " ";
        return new ContactIdPage(
                isLeads ? names.stream().map(name -> LEAD_PREFIX + name).toList() : names,
                names.size() < FrappeApi.MOST ? next : (isLeads ? LEADS : CONTACTS) + " " + names.getLast());
    }

    private ContactPage contacts(RoundCursor cursor) {
        CrmResponse response = page(CONTACT, CONTACT_FIELDS, cursor);
        RoundCursor begun = cursor.begun(ServerTime.of(response, clock.instant()), OVERLAP);
        List<JsonNode> found = FrappeApi.documents(response);
        RoundCursor next = found.size() < PAGE ? begun.in(LEADS) : begun.at(last(found));
        return new ContactPage(contacts(found), next.text(), false, null);
    }

    private ContactPage leads(RoundCursor cursor) {
        List<JsonNode> found = FrappeApi.documents(page(LEAD, LEAD_FIELDS, cursor));
        List<CrmContact> leads = found.stream().map(this::lead).toList();
        if (found.size() == PAGE) {
            return new ContactPage(leads, cursor.at(last(found)).text(), false, null);
        }
        return cursor.isFirstRound()
                ? new ContactPage(leads, cursor.nextRound(CONTACTS).text(), true, null)
                : new ContactPage(leads, cursor.in(DEALS).text(), false, null);
    }

    private ContactPage ofDeals(RoundCursor cursor) {
        List<JsonNode> found = FrappeApi.documents(page(DEAL, List.of(FrappeApi.NAME), cursor));
        Set<String> ids = new HashSet<>();
        members("parent", names(found)).forEach(member -> ids.add(CrmJson.required(member, "contact")));
        List<CrmContact> contacts = ids.isEmpty()
                ? List.of()
                : contacts(api.all(CONTACT, CONTACT_FIELDS, List.of(List.of(FrappeApi.NAME, "in", ids)), null));
        RoundCursor next = found.size() < PAGE ? cursor.nextRound(CONTACTS) : cursor.at(last(found));
        return new ContactPage(contacts, next.text(), found.size() < PAGE, null);
    }

    private CrmResponse page(String doctype, List<String> fields, RoundCursor cursor) {
        List<Object> filters = new ArrayList<>(FrappeApi.after(cursor.position()));
        if (!cursor.isFirstRound()) {
            filters.add(List.of("modified", ">=", time.earliest(cursor.since())));
        } else if (doctype.equals(LEAD)) {
            filters.add(unconverted());
        }
        return api.list(doctype, fields, filters, PAGE, null);
    }

    private static List<Object> unconverted() {
        return List.of("converted", "=", 0);
    }

    private static String last(List<JsonNode> documents) {
        return CrmJson.required(documents.getLast(), FrappeApi.NAME);
    }

    private static List<String> names(List<JsonNode> documents) {
        return documents.stream()
                .map(document -> CrmJson.required(document, FrappeApi.NAME))
                .toList();
    }

    private List<CrmContact> contacts(List<JsonNode> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<String> ids = names(found);
        Map<String, List<String>> phones = new HashMap<>();
        api.all("Contact Phone", List.of("name", "parent", "phone"), rowsOf(CONTACT, ids), CONTACT)
                .forEach(row -> phones.computeIfAbsent(CrmJson.required(row, "parent"), key -> new ArrayList<>())
                        .add(CrmJson.required(row, "phone")));
        Map<String, List<Association>> deals = openDeals(ids);
        return found.stream()
                .map(contact -> {
                    String id = CrmJson.required(contact, FrappeApi.NAME);
                    return contact(contact, id, phones.getOrDefault(id, List.of()), deals.getOrDefault(id, List.of()));
                })
                .toList();
    }

    private static List<Object> rowsOf(String doctype, Collection<String> parents) {
        return List.of(List.of("parent", "in", parents), List.of("parenttype", "=", doctype));
    }

    private CrmContact contact(JsonNode contact, String id, List<String> phones, List<Association> deals) {
        return new CrmContact(
                id,
                Objects.requireNonNullElse(CrmJson.text(contact, "full_name"), id),
                CrmJson.text(contact, "company_name"),
                phones,
                null,
                deals,
                false,
                null,
                FrappePlaceholders.placeholderId(CrmJson.text(contact, FrappePlaceholders.FIELD)),
                time.instant(contact, "creation"),
                time.instant(contact, "modified"));
    }

    private CrmContact lead(JsonNode lead) {
        String name = CrmJson.required(lead, FrappeApi.NAME);
        if (lead.path("converted").asBoolean()) {
            return CrmContact.deleted(LEAD_PREFIX + name);
        }
        return new CrmContact(
                LEAD_PREFIX + name,
                Objects.requireNonNullElse(CrmJson.text(lead, "lead_name"), name),
                CrmJson.text(lead, "organization"),
                Stream.of("mobile_no", "phone")
                        .map(field -> CrmJson.text(lead, field))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                null,
                List.of(),
                false,
                null,
                null,
                time.instant(lead, "creation"),
                time.instant(lead, "modified"));
    }

    private Map<String, List<Association>> openDeals(List<String> contacts) {
        Map<String, Set<String>> contactsByDeal = new HashMap<>();
        members("contact", contacts)
                .forEach(member -> contactsByDeal
                        .computeIfAbsent(CrmJson.required(member, "parent"), key -> new HashSet<>())
                        .add(CrmJson.required(member, "contact")));
        Map<String, List<Association>> deals = new HashMap<>();
        if (contactsByDeal.isEmpty()) {
            return deals;
        }
        Set<String> closed = closedStatuses();
        List<String> fields = List.of("name", "status", "organization", "organization_name", "lead_name", "creation");
        for (JsonNode deal :
                api.all(DEAL, fields, List.of(List.of(FrappeApi.NAME, "in", contactsByDeal.keySet())), null)) {
            String id = CrmJson.required(deal, FrappeApi.NAME);
            if (!closed.contains(CrmJson.text(deal, "status"))) {
                Association association =
                        new Association(id, DEAL_KIND, title(deal, id), true, time.instant(deal, "creation"));
                contactsByDeal
                        .getOrDefault(id, Set.of())
                        .forEach(contact -> deals.computeIfAbsent(contact, key -> new ArrayList<>())
                                .add(association));
            }
        }
        return deals;
    }

    /** The rows of deals that name contacts. */
    private List<JsonNode> members(String field, List<String> values) {
        return values.isEmpty()
                ? List.of()
                : api.all(
                        MEMBER,
                        List.of("name", "parent", "contact"),
                        List.of(List.of(field, "in", values), List.of("parenttype", "=", DEAL)),
                        DEAL);
    }

    private Set<String> closedStatuses() {
        return Set.copyOf(names(api.all(
                "CRM Deal Status",
                List.of(FrappeApi.NAME),
                List.of(List.of("type", "in", List.of("Won", "Lost"))),
                null)));
    }

    /** A deal has no title of its own. */
    private static String title(JsonNode deal, String id) {
        return Stream.of("organization", "organization_name", "lead_name")
                .map(field -> CrmJson.text(deal, field))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("Deal " + id);
    }
}
