package dev.autolog.crm.pipedrive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.NewCrmContact;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Creates persons of placeholders, which carry their ids in a custom field. */
record PersonCreator(PipedriveApi api, Clock clock) {
    /** What is newer may be missing in the search. */
    private static final Duration SEARCH_DELAY = Duration.ofHours(1);

    String create(NewCrmContact contact) {
        PersonField field = new PersonField(api);
        String key = field.key();
        return find(contact.placeholderId(), key).orElseGet(() -> {
            CrmResponse response = post(contact, key);
            if (response.status() == 400) {
                String renewed = field.renewed();
                response = renewed.equals(key) ? response : post(contact, renewed);
            }
            if (!PipedriveApi.isDone(response)) {
                throw new CrmException(Remedy.PARK, PipedriveApi.code(response), null);
            }
            return CrmJson.required(CrmJson.read(response).path("data"), "id");
        });
    }

    private CrmResponse post(NewCrmContact contact, String key) {
        return api.tryWrite(
                "POST",
                "/api/v2/persons",
                Map.of(
                        "name",
                        contact.name(),
                        "phones",
                        List.of(Map.of("value", contact.phone(), "primary", true, "label", "work")),
                        "custom_fields",
                        Map.of(key, contact.placeholderId())));
    }

    /** By the search, and among the newest, which the search may not know yet. */
    private Optional<String> find(String placeholderId, String key) {
        String recently = clock.instant()
                .minus(SEARCH_DELAY)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        Stream<JsonNode> newest = api
                .all("/api/v2/persons?sort_by=id&limit=" + PipedriveApi.MOST + "&updated_since=" + recently
                        + "&custom_fields=" + key)
                .stream();
        return Stream.concat(newest, searched(placeholderId, key).stream())
                .filter(person -> !person.path("is_deleted").asBoolean())
                .filter(person -> placeholderId.equals(CrmJson.text(person.path("custom_fields"), key)))
                .map(person -> CrmJson.required(person, "id"))
                .findFirst();
    }

    private List<JsonNode> searched(String placeholderId, String key) {
        String term = URLEncoder.encode(placeholderId, StandardCharsets.UTF_8);
        JsonNode answer = CrmJson.read(api.page(
                "/api/v2/persons/search?fields=custom_fields&exact_match=true&limit=" + PipedriveApi.MOST + "&term="
                        + term,
                null));
        List<String> ids = Stream.of(answer.path("data").path("items"))
                .flatMap(items -> items.valueStream())
                .map(item -> CrmJson.required(item.path("item"), "id"))
                .toList();
        return ids.isEmpty()
                ? List.of()
                : api.all("/api/v2/persons?limit=100&custom_fields=" + key + "&ids=" + String.join(",", ids));
    }
}
