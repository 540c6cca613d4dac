package dev.autolog.crm.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmRequest;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.CrmSession;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Requests to HubSpot's API, and its errors. */
record HubSpotApi(CrmSession session) {
    static final String MISSING_SCOPES = "MISSING_SCOPES";

    JsonNode get(String target) {
        return done(session.send(CrmJson.request("GET", target)));
    }

    /** Empty if there is none. */
    Optional<JsonNode> find(String target) {
        CrmResponse response = session.send(CrmJson.request("GET", target));
        return response.status() == 404 ? Optional.empty() : Optional.of(done(response));
    }

    JsonNode post(String target, Object body) {
        return done(session.send(CrmJson.request("POST", target, body)));
    }

    /**
     * A write that may be refused for what it holds.
     *
     * @return the answer, which may tell of a refusal
     * @throws CrmException if the token may not do it
     */
    CrmResponse tryPost(String target, Object body) {
        return permitted(session.send(CrmJson.request("POST", target, body)));
    }

    /** Nothing to do if it is gone already. */
    void delete(String target) {
        CrmRequest request = CrmJson.request("DELETE", target);
        CrmResponse response = permitted(session.send(request));
        if (response.status() >= 300 && response.status() != 404) {
            throw new CrmException(Remedy.PARK, category(response), null);
        }
    }

    /** Whether all of a batch was done: 207 tells that a part was not. */
    static boolean isWhole(CrmResponse response) {
        return response.status() < 300 && response.status() != 207;
    }

    /** The inputs of a batch of ids. */
    static Map<String, Object> inputs(Collection<String> ids) {
        return Map.of("inputs", ids.stream().map(id -> Map.of("id", id)).toList());
    }

    /** A list of ids, at most so many at once. */
    static List<List<String>> chunks(List<String> ids, int size) {
        return IntStream.range(0, (ids.size() + size - 1) / size)
                .mapToObj(chunk -> ids.subList(chunk * size, Math.min(ids.size(), (chunk + 1) * size)))
                .toList();
    }

    private static JsonNode done(CrmResponse response) {
        if (permitted(response).status() >= 300) {
            throw new CrmException(Remedy.PARK, category(response), null);
        }
        return CrmJson.read(response);
    }

    private static CrmResponse permitted(CrmResponse response) {
        if (response.status() == 403) {
            throw new CrmException(Remedy.SIGN_IN, category(response), null);
        }
        return response;
    }

    /** A word such as {@code VALIDATION_ERROR}; the messages quote values. */
    static String category(CrmResponse response) {
        String category = CrmJson.text(CrmJson.read(response), "category");
        return category != null && category.matches("[A-Z_]{1,60}") ? category : "HTTP_" + response.status();
    }
}
