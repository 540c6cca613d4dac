package dev.autolog.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.ContactIdPage;
import dev.autolog.crm.ContactPage;
import dev.autolog.crm.CrmContact;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.salesforce.SalesforceCursor.ReadObject;
import dev.autolog.domain.Association;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads Salesforce's contacts, accounts and leads as contacts, with their open opportunities. Changes are their own, and those of the
 * opportunities that they take part in.
 */
record SalesforceContacts(SalesforceApi api) {
    static final String OPPORTUNITY = "opportunity";

    private static final int RECORDS_PER_PAGE = 1000;
    private static final int IDS_PER_PAGE = 2000;
    /** Their ids have to fit into an address. */
    private static final int OTHERS_PER_PAGE = 200;
    /** Times have an offset without a colon. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX", Locale.ROOT);

    private static final String COMMON = "Id, Name, Phone, IsDeleted, MasterRecordId, CreatedDate, SystemModstamp, ";
    private static final String CONTACT = "SELECT " + COMMON
            + "Account.Name, MobilePhone, HomePhone, OtherPhone, AssistantPhone, " + SalesforceTasks.MARK
            + ", (SELECT OpportunityId, Opportunity.Name, Opportunity.CreatedDate FROM OpportunityContactRoles"
            + " WHERE Opportunity.IsClosed = false AND IsDeleted = false) FROM Contact";
    private static final String ACCOUNT = "SELECT " + COMMON
            + "(SELECT Id, Name, CreatedDate FROM Opportunities WHERE IsClosed = false AND IsDeleted = false)"
            + " FROM Account";
    private static final String LEAD =
            "SELECT " + COMMON + "Company, MobilePhone, IsConverted, ConvertedContactId FROM Lead";
    private static final List<String> PHONES =
            List.of("Phone", "MobilePhone", "HomePhone", "OtherPhone", "AssistantPhone");

    ContactPage changed(@Nullable String text) {
        if (text == null) {
            long total = api.count("Contact") + api.count("Account") + api.count("Lead");
            return changed(SalesforceCursor.first(newest(ReadObject.ROLE), newest(ReadObject.OPPORTUNITY)), total);
        }
        return changed(SalesforceCursor.parse(text), null);
    }

    private ContactPage changed(SalesforceCursor cursor, @Nullable Long total) {
        return switch (cursor.object()) {
            case CONTACT -> page(cursor, CONTACT, RECORDS_PER_PAGE, this::contacts, total);
            case ACCOUNT -> page(cursor, ACCOUNT, RECORDS_PER_PAGE, this::accounts, total);
            case LEAD -> page(cursor, LEAD, RECORDS_PER_PAGE, SalesforceContacts::leads, total);
            case ROLE ->
                page(
                        cursor,
                        "SELECT Id, ContactId, SystemModstamp FROM OpportunityContactRole",
                        OTHERS_PER_PAGE,
                        this::ofRoles,
                        total);
            case OPPORTUNITY ->
                page(
                        cursor,
                        "SELECT Id, AccountId, SystemModstamp, (SELECT ContactId FROM OpportunityContactRoles)"
                                + " FROM Opportunity",
                        OTHERS_PER_PAGE,
                        this::ofOpportunities,
                        total);
        };
    }

    /** Turns records into contacts. */
    private interface PageReader {
        List<CrmContact> read(List<JsonNode> records);
    }

    private ContactPage page(
            SalesforceCursor cursor, String select, int size, PageReader reader, @Nullable Long total) {
        List<JsonNode> found = api.queryAll(select + cursor.clauses(size));
        boolean isFull = found.size() >= size;
        Instant last = found.isEmpty() ? cursor.time() : time(found.getLast(), "SystemModstamp");
        SalesforceCursor next =
                isFull ? cursor.after(last, CrmJson.required(found.getLast(), "Id")) : cursor.nextObject(last);
        return new ContactPage(reader.read(found), next.text(), !isFull && cursor.isLastObject(), total);
    }

    private Instant newest(ReadObject object) {
        List<JsonNode> found = api.queryAll(
                "SELECT Id, SystemModstamp FROM " + object.title() + " ORDER BY SystemModstamp DESC LIMIT 1");
        return found.isEmpty() ? Instant.EPOCH : time(found.getFirst(), "SystemModstamp");
    }

    /** A page of ids. */
    ContactIdPage ids(@Nullable String cursor) {
        String[] parts = cursor == null ? new String[] {"Contact", ""} : cursor.split(" ", -1);
        List<String> objects = List.of("Contact", "Account", "Lead");
        int object = objects.indexOf(parts[0]);
        if (object < 0 || parts.length != 2) {
            throw new CrmException(Remedy.PARK, CrmException.CURSOR_REFUSED, null);
        }
        List<String> conditions = Stream.of(
                        parts[0].equals("Lead") ? "IsConverted = false" : "",
                        parts[1].isEmpty() ? "" : "Id > " + Soql.id(parts[1]))
                .filter(condition -> !condition.isEmpty())
                .toList();
        List<String> ids = api
                .query("SELECT Id FROM " + parts[0]
                        + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                        + " ORDER BY Id LIMIT " + IDS_PER_PAGE)
                .stream()
                .map(found -> CrmJson.required(found, "Id"))
                .toList();
        if (ids.size() >= IDS_PER_PAGE) {
            return new ContactIdPage(ids, parts[0] + " " + ids.getLast());
        }
        return new ContactIdPage(ids, object + 1 < objects.size() ? objects.get(object + 1) + " " : null);
    }

    private List<CrmContact> contacts(List<JsonNode> records) {
        return records.stream()
                .map(found -> contact(
                        found,
                        CrmJson.text(found.path("Account"), "Name"),
                        opportunities(api.inner(found, "OpportunityContactRoles"), "OpportunityId")))
                .toList();
    }

    private List<CrmContact> accounts(List<JsonNode> records) {
        return records.stream()
                .map(found -> contact(found, null, opportunities(api.inner(found, "Opportunities"), "Id")))
                .toList();
    }

    private static List<CrmContact> leads(List<JsonNode> records) {
        return records.stream().map(SalesforceContacts::lead).toList();
    }

    private static CrmContact lead(JsonNode found) {
        String converted = CrmJson.text(found, "ConvertedContactId");
        if (found.path("IsConverted").asBoolean()) {
            String id = CrmJson.required(found, "Id");
            return converted == null ? CrmContact.deleted(id) : CrmContact.merged(id, converted);
        }
        return contact(found, CrmJson.text(found, "Company"), List.of());
    }

    private List<CrmContact> ofRoles(List<JsonNode> roles) {
        return contactsOf(roles);
    }

    private List<CrmContact> ofOpportunities(List<JsonNode> opportunities) {
        List<CrmContact> all = new ArrayList<>(contactsOf(opportunities.stream()
                .flatMap(found -> api.inner(found, "OpportunityContactRoles").stream())
                .toList()));
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode opportunity : opportunities) {
            String account = CrmJson.text(opportunity, "AccountId");
            if (account != null) {
                ids.add(account);
            }
        }
        chunks(ids).forEach(chunk -> all.addAll(accounts(api.queryAll(ACCOUNT + " WHERE Id IN " + Soql.ids(chunk)))));
        return all;
    }

    private List<CrmContact> contactsOf(List<JsonNode> roles) {
        Set<String> ids = new LinkedHashSet<>();
        roles.forEach(role -> ids.add(CrmJson.required(role, "ContactId")));
        return chunks(ids).stream()
                .flatMap(chunk -> contacts(api.queryAll(CONTACT + " WHERE Id IN " + Soql.ids(chunk))).stream())
                .toList();
    }

    private static List<List<String>> chunks(Set<String> ids) {
        List<String> all = List.copyOf(ids);
        List<List<String>> chunks = new ArrayList<>();
        for (int begin = 0; begin < all.size(); begin += OTHERS_PER_PAGE) {
            chunks.add(all.subList(begin, Math.min(all.size(), begin + OTHERS_PER_PAGE)));
        }
        return chunks;
    }

    private static CrmContact contact(JsonNode found, @Nullable String company, List<Association> open) {
        String id = CrmJson.required(found, "Id");
        if (found.path("IsDeleted").asBoolean()) {
            String master = CrmJson.text(found, "MasterRecordId");
            return master == null ? CrmContact.deleted(id) : CrmContact.merged(id, master);
        }
        String name = CrmJson.text(found, "Name");
        return new CrmContact(
                id,
                name == null ? "Contact " + id : name,
                company,
                PHONES.stream()
                        .flatMap(field -> Stream.ofNullable(CrmJson.text(found, field)))
                        .toList(),
                null,
                open,
                false,
                null,
                CrmJson.text(found, SalesforceTasks.MARK),
                time(found, "CreatedDate"),
                time(found, "SystemModstamp"));
    }

    private static List<Association> opportunities(List<JsonNode> records, String idField) {
        return records.stream()
                .map(found -> {
                    String id = CrmJson.required(found, idField);
                    JsonNode opportunity = found.has("Opportunity") ? found.path("Opportunity") : found;
                    String name = CrmJson.text(opportunity, "Name");
                    return new Association(
                            id,
                            OPPORTUNITY,
                            name == null ? "Opportunity " + id : name,
                            true,
                            time(opportunity, "CreatedDate"));
                })
                .toList();
    }

    private static Instant time(JsonNode found, String field) {
        try {
            return OffsetDateTime.parse(CrmJson.required(found, field), TIME).toInstant();
        } catch (DateTimeException e) {
            throw CrmJson.unexpected();
        }
    }
}
