package dev.autolog.crm.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.ContactIdPage;
import dev.autolog.crm.ContactPage;
import dev.autolog.crm.CrmContact;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.hubspot.HubSpotCursor.FoundChange;
import dev.autolog.crm.hubspot.HubSpotCursor.ReadingStage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads HubSpot's contacts with their open deals. Changes are those of contacts, and of the deals that they have. */
record HubSpotContacts(HubSpotApi api) {
    static final String DEAL = "deal";
    /** HubSpot takes 200 for a search, and 100 for a batch. */
    private static final int CONTACTS_PER_PAGE = 200;

    private static final int BATCH = 100;
    private static final String CONTACT_TIME = "lastmodifieddate";
    private static final String DEAL_TIME = "hs_lastmodifieddate";
    private static final String MERGED = "hs_merged_object_ids";
    private static final List<String> PROPERTIES = List.of(
            "firstname",
            "lastname",
            "email",
            "company",
            "phone",
            "mobilephone",
            "hs_country_region_code",
            "createdate",
            CONTACT_TIME,
            MERGED,
            UniqueProperty.NAME);

    ContactPage changed(@Nullable String text) {
        HubSpotCursor cursor = text == null ? HubSpotCursor.first(newestDeal()) : HubSpotCursor.parse(text);
        return cursor.stage() == ReadingStage.CONTACTS ? contacts(cursor) : ofDeals(cursor);
    }

    /** A page of ids. */
    ContactIdPage ids(@Nullable String cursor) {
        JsonNode answer = api.get("/crm/v3/objects/contacts?properties=hs_object_id&limit=" + BATCH
                + (cursor == null ? "" : "&after=" + cursor));
        List<String> ids = new ArrayList<>();
        CrmJson.list(answer, "results").forEach(contact -> ids.add(CrmJson.required(contact, "id")));
        return new ContactIdPage(ids, nextPage(answer));
    }

    private ContactPage contacts(HubSpotCursor cursor) {
        JsonNode answer = search("contacts", cursor, CONTACT_TIME, PROPERTIES, CONTACTS_PER_PAGE);
        List<JsonNode> found = new ArrayList<>();
        CrmJson.list(answer, "results").forEach(found::add);
        List<FoundChange> page =
                found.stream().map(contact -> change(contact, CONTACT_TIME)).toList();
        return new ContactPage(
                withDeals(found),
                cursor.next(page, CONTACTS_PER_PAGE).text(),
                false,
                cursor.time() == 0 ? answer.path("total").asLong() : null);
    }

    private ContactPage ofDeals(HubSpotCursor cursor) {
        JsonNode answer = search("deals", cursor, DEAL_TIME, List.of(DEAL_TIME), BATCH);
        List<FoundChange> page = new ArrayList<>();
        List<String> deals = new ArrayList<>();
        for (JsonNode deal : CrmJson.list(answer, "results")) {
            page.add(change(deal, DEAL_TIME));
            deals.add(CrmJson.required(deal, "id"));
        }
        Set<String> ids = new LinkedHashSet<>();
        associations("deals", "contacts", deals).values().forEach(ids::addAll);
        List<JsonNode> contacts = batchRead("contacts", List.copyOf(ids), PROPERTIES);
        return new ContactPage(withDeals(contacts), cursor.next(page, BATCH).text(), cursor.isEnd(page, BATCH), null);
    }

    private long newestDeal() {
        JsonNode answer = api.post(
                "/crm/v3/objects/deals/search",
                Map.of(
                        "filterGroups", List.of(),
                        "sorts", List.of(Map.of("propertyName", DEAL_TIME, "direction", "DESCENDING")),
                        "properties", List.of(DEAL_TIME),
                        "limit", 1));
        long newest = 0;
        for (JsonNode deal : CrmJson.list(answer, "results")) {
            newest = Math.max(newest, change(deal, DEAL_TIME).time());
        }
        return newest;
    }

    private JsonNode search(
            String object, HubSpotCursor cursor, String timeProperty, List<String> properties, int limit) {
        Map<String, Object> body = new LinkedHashMap<>(cursor.search(timeProperty));
        body.put("properties", properties);
        body.put("limit", limit);
        return api.post("/crm/v3/objects/" + object + "/search", body);
    }

    private static FoundChange change(JsonNode found, String timeProperty) {
        Instant time = time(found.path("properties"), timeProperty);
        String id = CrmJson.required(found, "id");
        if (time == null || !id.matches("\\d{1,18}")) {
            throw CrmJson.unexpected();
        }
        return new FoundChange(Long.parseLong(id), time.toEpochMilli());
    }

    private List<CrmContact> withDeals(List<JsonNode> contacts) {
        List<String> ids = contacts.stream()
                .map(contact -> CrmJson.required(contact, "id"))
                .toList();
        Map<String, List<String>> dealsByContact = associations("contacts", "deals", ids);
        HubSpotDeals deals = HubSpotDeals.of(batchRead(
                "deals",
                dealsByContact.values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .toList(),
                HubSpotDeals.PROPERTIES));
        List<CrmContact> all = new ArrayList<>();
        for (JsonNode contact : contacts) {
            String id = CrmJson.required(contact, "id");
            all.add(contact(id, contact.path("properties"), deals, dealsByContact.getOrDefault(id, List.of())));
            String merged = CrmJson.text(contact.path("properties"), MERGED);
            for (String loser : merged == null ? List.<String>of() : List.of(merged.split(";", -1))) {
                if (!loser.isBlank() && !loser.equals(id)) {
                    all.add(CrmContact.merged(loser.strip(), id));
                }
            }
        }
        return all;
    }

    private static CrmContact contact(String id, JsonNode properties, HubSpotDeals deals, List<String> dealIds) {
        List<String> phones = new ArrayList<>();
        for (String field : List.of("phone", "mobilephone")) {
            String phone = CrmJson.text(properties, field);
            if (phone != null) {
                phones.add(phone);
            }
        }
        String region = CrmJson.text(properties, "hs_country_region_code");
        return new CrmContact(
                id,
                name(id, properties),
                CrmJson.text(properties, "company"),
                phones,
                region != null && region.matches("[A-Z]{2}") ? region : null,
                deals.open(dealIds),
                false,
                null,
                CrmJson.text(properties, UniqueProperty.NAME),
                time(properties, "createdate"),
                time(properties, CONTACT_TIME));
    }

    private static String name(String id, JsonNode properties) {
        String first = CrmJson.text(properties, "firstname");
        String last = CrmJson.text(properties, "lastname");
        String email = CrmJson.text(properties, "email");
        if (first != null && last != null) {
            return first + " " + last;
        }
        String part = first != null ? first : last != null ? last : email;
        return part != null ? part : "Contact " + id;
    }

    static @Nullable Instant time(JsonNode properties, String field) {
        String text = CrmJson.text(properties, field);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw CrmJson.unexpected();
        }
    }

    private List<JsonNode> batchRead(String object, List<String> ids, List<String> properties) {
        List<JsonNode> all = new ArrayList<>();
        for (List<String> chunk : HubSpotApi.chunks(ids, BATCH)) {
            Map<String, Object> body = new LinkedHashMap<>(HubSpotApi.inputs(chunk));
            body.put("properties", properties);
            // 207: some were deleted in between, which the walk of all ids tells.
            CrmJson.list(api.post("/crm/v3/objects/" + object + "/batch/read", body), "results")
                    .forEach(all::add);
        }
        return all;
    }

    private Map<String, List<String>> associations(String from, String to, List<String> ids) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        String target = "/crm/v4/associations/" + from + "/" + to + "/batch/read";
        for (List<String> chunk : HubSpotApi.chunks(ids, BATCH)) {
            List<Map<String, String>> inputs =
                    chunk.stream().map(id -> Map.of("id", id)).toList();
            while (!inputs.isEmpty()) {
                List<Map<String, String>> more = new ArrayList<>();
                for (JsonNode result : CrmJson.list(api.post(target, Map.of("inputs", inputs)), "results")) {
                    String id = CrmJson.required(result.path("from"), "id");
                    List<String> found = all.computeIfAbsent(id, key -> new ArrayList<>());
                    CrmJson.list(result, "to").forEach(other -> found.add(CrmJson.required(other, "toObjectId")));
                    String after = nextPage(result);
                    if (after != null) {
                        more.add(Map.of("id", id, "after", after));
                    }
                }
                inputs = more;
            }
        }
        return all;
    }

    private static @Nullable String nextPage(JsonNode answer) {
        return CrmJson.text(answer.path("paging").path("next"), "after");
    }
}
