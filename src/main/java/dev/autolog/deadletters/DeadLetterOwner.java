package dev.autolog.deadletters;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.autolog.kafka.InvalidRecordException;
import dev.autolog.kafka.RecordKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose a record is that was not read as the contract has it. An account's admin sees the record, so doubt is no: the
 * account is the key's, and nothing in the value may name another.
 */
final class DeadLetterOwner {
    /** It cannot be told for certain. */
    static final String NO_ACCOUNT = "";

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern MENTION = Pattern.compile("account[-_ ]?id", Pattern.CASE_INSENSITIVE);
    /** Letters written in JSON as their numbers, in which a name can hide. */
    private static final Pattern HIDDEN = Pattern.compile("\\\\u00", Pattern.CASE_INSENSITIVE);

    private DeadLetterOwner() {}

    /** The account that a record belongs to; {@link #NO_ACCOUNT} if in doubt. */
    static String is(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null || key.length == 0) {
            return value == null ? NO_ACCOUNT : soleAccount(value).orElse(NO_ACCOUNT);
        }
        String account = ofKey(key);
        return value == null || account.equals(NO_ACCOUNT) || namesNoOther(value, account) ? account : NO_ACCOUNT;
    }

    private static String ofKey(byte[] key) {
        try {
            return RecordKey.of(key, "id").accountId();
        } catch (InvalidRecordException e) {
            return NO_ACCOUNT;
        }
    }

    /** Of a record that was sent without a key, which the contract allows if the value says all. */
    private static Optional<String> soleAccount(byte[] value) {
        List<String> named = named(value).orElse(List.of());
        return named.size() == 1
                ? Optional.of(ofKey((named.getFirst() + "/-").getBytes(StandardCharsets.UTF_8)))
                        .filter(named.getFirst()::equals)
                : Optional.empty();
    }

    private static boolean namesNoOther(byte[] value, String account) {
        return named(value)
                .map(named -> named.stream().allMatch(account::equals))
                .orElseGet(() -> mentionsNoOther(value, account));
    }

    /**
     * What a value says of its account; a text that is no account's where it does so in an odd way.
     *
     * @return empty if the value is not one JSON object, whole to its end
     */
    private static Optional<List<String>> named(byte[] value) {
        try (JsonParser json = JSON.createParser(value)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            List<String> named = new ArrayList<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean account = MENTION.matcher(json.currentName()).matches();
                JsonToken token = json.nextToken();
                if (account && token != JsonToken.VALUE_NULL) {
                    named.add(token == JsonToken.VALUE_STRING ? json.getText() : NO_ACCOUNT);
                }
                json.skipChildren();
            }
            return json.nextToken() == null ? Optional.of(named) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether all that looks like the name of an account in a value of any form is the id of this account. */
    private static boolean mentionsNoOther(byte[] value, String account) {
        // One character for each byte; UTF-16 has zero bytes between its characters.
        String text = new String(value, StandardCharsets.ISO_8859_1).replace("\0", "");
        if (HIDDEN.matcher(text).find()) {
            return false;
        }
        String bytes = new String(account.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        Pattern own = Pattern.compile("\"accountId\"\\s*:\\s*\"" + Pattern.quote(bytes) + "\"");
        return count(MENTION.matcher(text)) == count(own.matcher(text));
    }

    private static long count(Matcher matcher) {
        return matcher.results().count();
    }
}
