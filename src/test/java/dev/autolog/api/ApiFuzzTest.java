package dev.autolog.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.autolog.api.RawHttp.Answer;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Odd requests to every endpoint of the API's description, without a token, with odd ones and as each role. No answer is a
 * server error, each refusal is a problem, and none names a class. The system properties {@code fuzz.seed} and
 * {@code fuzz.cases} choose other requests, and more of them.
 */
@QuarkusTest
class ApiFuzzTest extends ApiTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_129);
    private static final int CASES = Integer.getInteger("fuzz.cases", 60);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Pattern INTERNALS = Pattern.compile(
            "(dev\\.autolog|java\\.|javax\\.|jakarta\\.|com\\.fasterxml|io\\.quarkus|io\\.vertx|io\\.smallrye|org\\.hibernate"
                    + "|org\\.jboss)|Exception|Error id|\\bat [a-z.]+\\(");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x",
            "0",
            "-1",
            "AUTO",
            "null",
            "true",
            "\0",
            "a\0b",
            "\uFEFF",
            "\uFFFF",
            "\uD83D\uDE00",
            "\u202Egnp",
            "'; drop table call_leg; --",
            "<script>alert(1)</script>",
            "%",
            "%00",
            "%zz",
            "../../etc/passwd",
            "..",
            ".",
            "/",
            "//",
            ";",
            "{}",
            "[]",
            "+14155552671",
            "+" + "9".repeat(300),
            "9".repeat(255),
            "x".repeat(256),
            "x".repeat(257),
            "x".repeat(1000),
            "0000-01-01T00:00:00Z",
            "+294277-01-01T00:00:00Z",
            "-9999-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59.999999999-18:00",
            "2026-02-30T00:00:00Z",
            "2026-11-23T09:00:00Z",
            "2026-11-23",
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "ffffffff-ffff-ffff-ffff-fffffffffffff",
            "MjAyNi0xMS0yM1QwOTowMDowMFovMS0xLTEtMS0x",
            "KzI5NDI3Ny0wMS0wMVQwMDowMDowMFovMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw",
            "AAAA",
            "call-ended-dead-letter-0-0",
            "x-999999999-999999999999999999",
            "999999999999999999-999999999999999999",
            "0-0");

    private static final List<String> LITERALS = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1.5",
            "1e400",
            "-1e-400",
            "2147483648",
            "99999999999999999999",
            "9".repeat(1200),
            "\"\"",
            "\"x\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[{}]",
            "{\"\": 1}",
            "{\"a\": {\"b\": []}}",
            "{\"\\ud800\": 1}",
            "{\"\\u0000\": \"x\"}",
            "[".repeat(900) + "]".repeat(900),
            "[".repeat(1100) + "]".repeat(1100),
            "{\"a\":".repeat(1001) + "1" + "}".repeat(1001));

    private static final List<String> TOKENS = List.of(
            "..",
            "x",
            "a.b.c",
            "e30.e30.",
            "eyJhbGciOiJub25lIn0.e30.",
            "eyJhbGciOiJSUzI1NiJ9.bm90IGpzb24.c2ln",
            "eyJhbGciOiJSUzI1NiIsImtpZCI6IngifQ.eyJleHAiOiJ4In0.c2ln",
            "eyJhbGciOjF9.W10.c2ln",
            "bnVsbA.bnVsbA.bnVsbA");

    private static final JsonNode DESCRIPTION = description();

    private final Map<String, String> tokens = new HashMap<>();
    private String call = "";

    static List<String> endpoints() {
        return OpenApi.endpoints();
    }

    private static JsonNode description() {
        try {
            return new YAMLMapper().readTree(OpenApi.text());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void aConflict() {
        crmHas(contact("c-1", "Jane Smith", JANES), contact("c-2", "Bob Ray", JANES));
        String callId = "s-" + UUID.randomUUID();
        rang(callFrom(JANES, callId));
        call = idOf(callId).toString();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void noRequestIsAServerErrorAndEachRefusalIsAProblem(String endpoint) {
        Random random = new Random(SEED ^ endpoint.hashCode());
        String[] parts = endpoint.split(" ", 2);
        JsonNode operation = DESCRIPTION.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
        for (int i = 0; i < CASES; i++) {
            String target = target(parts[1], operation, random);
            byte[] body = operation.has("requestBody") || random.nextInt(20) == 0
                    ? body(
                            operation
                                    .at("/requestBody/content")
                                    .path("application/json")
                                    .path("schema"),
                            random)
                    : new byte[0];
            String[] headers = headers(random);
            Answer answer = RawHttp.send(parts[0], target, body, headers);
            String fault = fault(answer);
            if (fault != null) {
                throw new AssertionError(fault + " in case " + i + " of seed " + SEED + ": " + parts[0] + " " + target
                        + "\n" + String.join("\n", headers) + "\n\n"
                        + abbreviated(new String(body, StandardCharsets.UTF_8)) + "\n\n" + answer);
            }
        }
    }

    private static @Nullable String fault(Answer answer) {
        if (answer.status() < 200 || answer.status() >= 500) {
            return "status " + answer.status();
        }
        if (answer.status() < 400) {
            return null;
        }
        if (!answer.isProblem()) {
            return "no problem";
        }
        return INTERNALS.matcher(answer.body()).find() ? "names internals" : null;
    }

    private static String abbreviated(String text) {
        return text.length() > 2000 ? text.substring(0, 2000) + "…" : text;
    }

    private String target(String path, JsonNode operation, Random random) {
        String target = path;
        for (String part : List.of("{id}", "{number}", "{agentId}")) {
            if (target.contains(part)) {
                String value = random.nextInt(3) == 0 ? usual(path, part) : oneOf(TEXTS, random);
                target = target.replace(part, encoded(value, random));
            }
        }
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query") && random.nextInt(3) == 0) {
                query.add(parameter.path("name").asText() + "=" + encoded(value(parameter, random), random));
            }
        }
        return query.isEmpty() ? target : target + "?" + String.join("&", query);
    }

    private String usual(String path, String part) {
        return switch (part) {
            case "{number}" -> JANES;
            case "{agentId}" -> ADA;
            default -> path.contains("/contacts") ? "c-1" : call;
        };
    }

    private static String value(JsonNode parameter, Random random) {
        JsonNode schema = resolved(parameter.path("schema"));
        return schema.has("enum") && random.nextInt(3) == 0
                ? schema.path("enum")
                        .get(random.nextInt(schema.path("enum").size()))
                        .asText()
                : oneOf(TEXTS, random);
    }

    /** Some are encoded as they should be, some not at all, as far as a request line can hold them. */
    private static String encoded(String value, Random random) {
        return random.nextInt(8) == 0 && value.matches("[a-zA-Z0-9._~:/@!$&'()*+,;=-]+")
                ? value
                : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String[] headers(Random random) {
        List<String> headers = new ArrayList<>();
        int caller = random.nextInt(10);
        if (caller > 1) {
            String role = List.of("agent", "supervisor", "admin").get(random.nextInt(3));
            headers.add("Authorization: Bearer "
                    + tokens.computeIfAbsent(
                            role, _ -> LocalStackResource.issuer().token(LocalPerson.of(account, ADA, role))));
        } else if (caller == 1) {
            headers.add("Authorization: Bearer " + oneOf(TOKENS, random));
        }
        headers.add("Content-Type: "
                + oneOf(
                        List.of(
                                "application/json",
                                "application/json",
                                "application/json",
                                "application/json",
                                "application/json; charset=utf-16",
                                "text/plain",
                                "multipart/form-data",
                                "x"),
                        random));
        if (random.nextInt(4) == 0) {
            headers.add("Idempotency-Key: " + headerValue(oneOf(TEXTS, random)));
        }
        if (random.nextInt(8) == 0) {
            headers.add("Accept: "
                    + headerValue(oneOf(List.of("*/*", "text/html", "x", "", "application/xml;q=x"), random)));
        }
        if (random.nextInt(8) == 0) {
            headers.add("Last-Event-ID: " + headerValue(oneOf(TEXTS, random)));
        }
        if (random.nextInt(10) == 0) {
            headers.add("Cookie: q_session_page=" + headerValue(oneOf(TEXTS, random)));
        }
        headers.add("X-Requested-With: test");
        return headers.toArray(String[]::new);
    }

    private static String headerValue(String text) {
        return text.replaceAll("[\\x00-\\x1f\\x7f]|[^\\x00-\\xff]", "é");
    }

    private byte[] body(JsonNode schema, Random random) {
        JsonNode usual = usual(schema, random, 0);
        byte[] bytes = mutated(usual, random).getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(12)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> {
                if (bytes.length > 0) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                yield bytes;
            }
            case 2 -> ("\uFEFF" + new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            case 3 -> oneOf(LITERALS, random).getBytes(StandardCharsets.UTF_8);
            default -> bytes;
        };
    }

    /** A value of the schema, mostly one that the service could take. */
    private JsonNode usual(JsonNode given, Random random, int depth) {
        JsonNode schema = resolved(given);
        if (schema.has("enum")) {
            return NODES.textNode(schema.path("enum")
                    .get(random.nextInt(schema.path("enum").size()))
                    .asText());
        }
        if (depth < 6 && schema.has("properties")) {
            ObjectNode object = NODES.objectNode();
            schema.path("properties").properties().forEach(property -> {
                if (random.nextInt(2) == 0) {
                    object.set(property.getKey(), usual(property.getValue(), random, depth + 1));
                }
            });
            return object;
        }
        if (depth < 6 && schema.has("items")) {
            ArrayNode array = NODES.arrayNode();
            for (int i = random.nextInt(3); i > 0; i--) {
                array.add(usual(schema.path("items"), random, depth + 1));
            }
            return array;
        }
        return switch (schema.path("type").asText()) {
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "integer" -> NODES.numberNode(random.nextInt(5));
            case "object" -> NODES.objectNode();
            case "array" -> NODES.arrayNode();
            default ->
                NODES.textNode(
                        schema.path("format").asText().equals("uuid")
                                ? call
                                : oneOf(List.of("c-1", "c-2", "x", JANES, "2026-01-01T00:00:00Z"), random));
        };
    }

    private static JsonNode resolved(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isTextual() ? DESCRIPTION.at(reference.asText().substring(1)) : schema;
    }

    /** The text of a value in which up to two places have something else. */
    private static String mutated(JsonNode value, Random random) {
        String text = value.toString();
        for (int i = random.nextInt(3); i > 0; i--) {
            List<JsonNode> places = new ArrayList<>();
            collect(value, places);
            JsonNode place = places.get(random.nextInt(places.size()));
            String odd = random.nextInt(3) == 0 ? quoted(oneOf(TEXTS, random)) : oneOf(LITERALS, random);
            text = text.replace(place.toString(), odd);
        }
        return text;
    }

    private static String quoted(String text) {
        return NODES.textNode(text).toString();
    }

    private static void collect(JsonNode value, List<JsonNode> places) {
        places.add(value);
        StreamSupport.stream(value.spliterator(), false).forEach(part -> collect(part, places));
    }

    private static <T> T oneOf(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
