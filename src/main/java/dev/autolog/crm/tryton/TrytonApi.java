package dev.autolog.crm.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.CrmSession;
import dev.autolog.crm.ServerTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of Tryton's JSON-RPC, and their errors. Tryton signs in once; a new session is opened only when one was refused. */
record TrytonApi(CrmSession session) {
    static final String USER_ERROR = "USER_ERROR";
    static final String CONCURRENT_CHANGE = "CONCURRENT_CHANGE";
    private static final String UNAUTHORIZED = "HTTP_401";
    private static final List<List<String>> BY_ID = List.of(List.of("id", "ASC"));

    /**
     * Records, the lowest id first; inactive ones too.
     *
     * @param limit null for all
     */
    List<JsonNode> search(String model, Object domain, @Nullable Integer limit, List<String> fields) {
        return search(model, domain, limit, BY_ID, fields);
    }

    /** Records in another order. */
    List<JsonNode> search(
            String model, Object domain, @Nullable Integer limit, List<List<String>> order, List<String> fields) {
        List<@Nullable Object> parameters = new ArrayList<>(List.of(domain, 0));
        parameters.add(limit);
        parameters.add(order);
        parameters.add(fields);
        return list(call("model." + model + ".search_read", parameters, Map.of()));
    }

    /** Ids, the lowest first; of inactive records too. */
    List<Long> ids(String model, Object domain, int limit) {
        return list(call("model." + model + ".search", List.of(domain, 0, limit, BY_ID), Map.of())).stream()
                .map(JsonNode::asLong)
                .toList();
    }

    long count(String model, Object domain) {
        return call("model." + model + ".search_count", List.of(domain), Map.of())
                .asLong();
    }

    /** Creates records, all or none, and returns their ids in the same order. */
    List<Long> create(String model, List<Map<String, Object>> values) {
        List<Long> ids = list(call("model." + model + ".create", List.of(values), Map.of())).stream()
                .map(JsonNode::asLong)
                .toList();
        if (ids.size() != values.size()) {
            throw CrmJson.unexpected();
        }
        return ids;
    }

    /**
     * Changes records, all or none.
     *
     * @param changes alternating lists of ids and values
     * @param timestamps the state that each record has to be in, by {@code model,id}
     * @throws CrmException with {@link #CONCURRENT_CHANGE} if one was changed since
     */
    void write(String model, List<Object> changes, Map<String, String> timestamps) {
        call("model." + model + ".write", changes, Map.of("_timestamp", timestamps));
    }

    void delete(String model, Collection<Long> ids) {
        call("model." + model + ".delete", List.of(ids), Map.of());
    }

    /**
     * The time of Tryton's clock, of the header of an answer.
     *
     * @param ownTime in its place, if the header is missing
     */
    Instant serverTime(Instant ownTime) {
        CrmResponse response = send("model.party.party.search", List.of(List.of(), 0, 1, BY_ID, Map.of()));
        result(response);
        return ServerTime.of(response, ownTime);
    }

    /** Calls a method, and signs in before if that is needed. */
    JsonNode call(String method, List<?> parameters, Map<String, ?> context) {
        Map<String, Object> all = new HashMap<>(context);
        all.put("active_test", false);
        List<@Nullable Object> withContext = new ArrayList<>(parameters);
        withContext.add(all);
        return result(send(method, withContext));
    }

    private CrmResponse send(String method, List<? extends @Nullable Object> parameters) {
        TrytonSignIn signIn = new TrytonSignIn(session);
        try {
            return signIn.send(method, parameters);
        } catch (CrmException e) {
            if (!isUnauthorized(e)) {
                throw e;
            }
            session.signOut();
            return signIn.send(method, parameters);
        }
    }

    /** Whether Tryton refused who asks: the session, or a password. */
    static boolean isUnauthorized(CrmException e) {
        return e.remedy() == Remedy.SIGN_IN && e.code().equals(UNAUTHORIZED);
    }

    /**
     * The result of a call.
     *
     * @throws CrmException by the kind of the error; its texts quote values, and are in the user's language
     */
    static JsonNode result(CrmResponse response) {
        if (response.status() >= 300) {
            // No such method, or no such database: an admin has to look.
            throw new CrmException(Remedy.SIGN_IN, "HTTP_" + response.status(), null);
        }
        JsonNode answer = CrmJson.read(response);
        JsonNode error = answer.path("error");
        if (error.isArray()) {
            throw refusal(error.path(0).asText());
        }
        if (!answer.has("result")) {
            throw CrmJson.unexpected();
        }
        return answer.path("result");
    }

    private static CrmException refusal(String kind) {
        return switch (kind) {
            case "UserError" -> new CrmException(Remedy.PARK, USER_ERROR, null);
            case "UserWarning" -> new CrmException(Remedy.PARK, "USER_WARNING", null);
            case "ConcurrencyException" -> new CrmException(Remedy.RETRY, CONCURRENT_CHANGE, null);
            case "LoginException" -> new CrmException(Remedy.SIGN_IN, TrytonSignIn.REFUSED, null);
            // A database that is away looks like a misspelt field.
            default -> new CrmException(Remedy.RETRY, "SERVER_FAULT", null);
        };
    }

    private static List<JsonNode> list(JsonNode result) {
        if (!result.isArray()) {
            throw CrmJson.unexpected();
        }
        List<JsonNode> all = new ArrayList<>();
        result.forEach(all::add);
        return all;
    }
}
