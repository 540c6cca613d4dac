package dev.autolog.crm.pipedrive;

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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads Pipedrive's persons with their open deals. Changes are those of persons, and of their deals. */
record PipedriveContacts(PipedriveApi api, String field, Clock clock) {
    static final String DEAL = "deal";
    private static final String PERSONS = "persons";
    private static final String DEALS = "deals";
    /** As many records can be asked for by their ids. */
    private static final int PAGE = 100;

    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final String BY_CHANGE = "&sort_by=update_time&sort_direction=asc&limit=" + PAGE;

    ContactPage changed(@Nullable String text) {
        RoundCursor cursor = text == null ? RoundCursor.first(PERSONS) : RoundCursor.parse(text);
        return switch (cursor.stage()) {
            case PERSONS -> persons(cursor);
            case DEALS -> ofDeals(cursor);
            default -> throw new CrmException(Remedy.RETRY, CrmException.CURSOR_REFUSED, null);
        };
    }

    /** A page of ids. */
    ContactIdPage ids(@Nullable String cursor) {
        JsonNode answer = CrmJson.read(api.page("/api/v2/persons?sort_by=id&limit=" + PipedriveApi.MOST, cursor));
        List<String> ids = PipedriveApi.data(answer).stream()
                .filter(person -> !isDeleted(person))
                .map(person -> CrmJson.required(person, "id"))
                .toList();
        return new ContactIdPage(ids, PipedriveApi.next(answer));
    }

    private ContactPage persons(RoundCursor cursor) {
        CrmResponse response = api.page("/api/v2/persons?" + fields() + BY_CHANGE + since(cursor), cursor.position());
        RoundCursor begun = cursor.begun(ServerTime.of(response, clock.instant()), OVERLAP);
        JsonNode answer = CrmJson.read(response);
        String next = PipedriveApi.next(answer);
        List<CrmContact> contacts = contacts(PipedriveApi.data(answer));
        if (next != null) {
            return new ContactPage(contacts, begun.at(next).text(), false, null);
        }
        return begun.isFirstRound()
                ? new ContactPage(contacts, begun.nextRound(PERSONS).text(), true, null)
                : new ContactPage(contacts, begun.in(DEALS).text(), false, null);
    }

    private ContactPage ofDeals(RoundCursor cursor) {
        JsonNode answer = CrmJson.read(
                api.page("/api/v2/deals?status=open,won,lost,deleted" + BY_CHANGE + since(cursor), cursor.position()));
        Set<String> ids = texts(PipedriveApi.data(answer), "person_id");
        String next = PipedriveApi.next(answer);
        List<JsonNode> persons = ids.isEmpty() ? List.of() : byId("persons?" + fields(), ids);
        return new ContactPage(
                contacts(persons),
                (next == null ? cursor.nextRound(PERSONS) : cursor.at(next)).text(),
                next == null,
                null);
    }

    private String fields() {
        return "include_fields=open_deals_count&custom_fields=" + field;
    }

    private static String since(RoundCursor cursor) {
        return cursor.isFirstRound() ? "" : "&updated_since=" + cursor.since();
    }

    /** Records by their ids; those that are gone are left out. */
    private List<JsonNode> byId(String target, Set<String> ids) {
        String separator = target.contains("?") ? "&" : "?";
        return PipedriveApi.data(CrmJson.read(
                api.page("/api/v2/" + target + separator + "limit=" + PAGE + "&ids=" + String.join(",", ids), null)));
    }

    private static Set<String> texts(List<JsonNode> records, String name) {
        return records.stream()
                .map(node -> CrmJson.text(node, name))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<CrmContact> contacts(List<JsonNode> persons) {
        Set<String> ids = texts(persons, "org_id");
        Map<String, @Nullable String> companies = new HashMap<>();
        if (!ids.isEmpty()) {
            byId("organizations", ids)
                    .forEach(found -> companies.put(CrmJson.required(found, "id"), CrmJson.text(found, "name")));
        }
        return persons.stream()
                .map(person ->
                        contact(person, companies.get(person.path("org_id").asText())))
                .toList();
    }

    private CrmContact contact(JsonNode person, @Nullable String company) {
        String id = CrmJson.required(person, "id");
        if (isDeleted(person)) {
            return CrmContact.deleted(id);
        }
        List<String> phones = new ArrayList<>();
        for (JsonNode phone : person.path("phones")) {
            String value = CrmJson.text(phone, "value");
            if (value != null) {
                phones.add(value);
            }
        }
        String name = CrmJson.text(person, "name");
        return new CrmContact(
                id,
                name == null ? "Person " + id : name,
                company,
                phones,
                null,
                // To ask for the deals of each person would use up the day's budget.
                person.path("open_deals_count").asLong() == 0 ? List.of() : openDeals(id),
                false,
                null,
                CrmJson.text(person.path("custom_fields"), field),
                time(person, "add_time"),
                time(person, "update_time"));
    }

    private List<Association> openDeals(String personId) {
        return api.all("/api/v2/deals?status=open&limit=" + PipedriveApi.MOST + "&person_id=" + personId).stream()
                .filter(deal -> !isDeleted(deal))
                .map(PipedriveContacts::association)
                .toList();
    }

    private static Association association(JsonNode deal) {
        String id = CrmJson.required(deal, "id");
        String title = CrmJson.text(deal, "title");
        return new Association(id, DEAL, title == null ? "Deal " + id : title, true, time(deal, "add_time"));
    }

    private static boolean isDeleted(JsonNode node) {
        return node.path("is_deleted").asBoolean();
    }

    private static @Nullable Instant time(JsonNode node, String name) {
        String text = CrmJson.text(node, name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw CrmJson.unexpected();
        }
    }
}
