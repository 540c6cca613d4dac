package dev.autolog.crm.pipedrive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmRequest;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.CrmSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests to Pipedrive's API, and its errors. */
record PipedriveApi(CrmSession session) {
    /** The edge blocks who goes on after 429; how long, Pipedrive does not say. */
    private static final Duration BLOCKED = Duration.ofMinutes(2);

    /** The longest page of a list. */
    static final int MOST = 500;

    /**
     * A page of a list.
     *
     * @param target path and query, without the cursor
     * @param cursor null or empty for the first page
     */
    CrmResponse page(String target, @Nullable String cursor) {
        CrmResponse response = send(CrmJson.request(
                "GET",
                cursor == null || cursor.isEmpty()
                        ? target
                        : target + "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)));
        if (response.status() == 400 && cursor != null && !cursor.isEmpty()) {
            throw new CrmException(Remedy.RETRY, CrmException.CURSOR_REFUSED, null);
        }
        return permitted(response);
    }

    /** A whole list that is short. */
    List<JsonNode> all(String target) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode answer = CrmJson.read(page(target, cursor));
            all.addAll(data(answer));
            cursor = next(answer);
        }
        return all;
    }

    /**
     * A write that may be refused for what it holds.
     *
     * @return the answer, which may tell of a refusal
     */
    CrmResponse tryWrite(String method, String target, Object body) {
        return send(CrmJson.request(method, target, body));
    }

    /** Any answer but those about the whole connection. */
    CrmResponse send(CrmRequest request) {
        CrmResponse response = session.send(request);
        if (response.status() == 402) {
            throw new CrmException(Remedy.SIGN_IN, "HTTP_402", null);
        }
        if (response.status() == 403 && !response.body().stripLeading().startsWith("{")) {
            throw new CrmException(Remedy.WAIT, "BLOCKED", BLOCKED);
        }
        return response;
    }

    /** The list of an answer. */
    static List<JsonNode> data(JsonNode answer) {
        List<JsonNode> all = new ArrayList<>();
        CrmJson.list(answer, "data").forEach(all::add);
        return all;
    }

    /** Where the next page begins; null after the last. */
    static @Nullable String next(JsonNode answer) {
        return CrmJson.text(answer.path("additional_data"), "next_cursor");
    }

    /** Whether it was done. */
    static boolean isDone(CrmResponse response) {
        return response.status() < 300;
    }

    /** Whether there is none of that id: deleted records are gone for good after 30 days. */
    static boolean isMissing(CrmResponse response) {
        return response.status() == 404 || response.status() == 410;
    }

    static String code(CrmResponse response) {
        return "HTTP_" + response.status();
    }

    private static CrmResponse permitted(CrmResponse response) {
        if (!isDone(response)) {
            throw new CrmException(response.status() == 403 ? Remedy.SIGN_IN : Remedy.PARK, code(response), null);
        }
        return response;
    }
}
