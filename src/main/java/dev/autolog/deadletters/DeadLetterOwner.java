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
 * Determines the account of an invalid record. The account's admin sees the record, so the check is strict: the key names the
 * account, and no part of the value, at any depth, may name another.
 */
final class DeadLetterOwner {
    /** The account cannot be determined for certain. */
    static final String NO_ACCOUNT = "";

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String ID = "(account|tenant)[-_ .]*id";
    /** Names of fields that name an account. */
    private static final Pattern FIELD = Pattern.compile(ID + "|^(account|tenant)s?$", Pattern.CASE_INSENSITIVE);
    /** Mentions of an account in text. */
    private static final Pattern MENTION =
            Pattern.compile(ID + "|[\"'](account|tenant)s?\\\\*[\"']\\s*:", Pattern.CASE_INSENSITIVE);
    /** JSON's Unicode escapes, which can hide a name. */
    private static final Pattern HIDDEN = Pattern.compile("\\\\u00", Pattern.CASE_INSENSITIVE);

    private DeadLetterOwner() {}

    /**
     * The accounts that a record's value names.
     *
     * @param top accounts in top-level fields
     * @param nested accounts in nested fields
     * @param texts texts that can name an account
     */
    private record NamedAccounts(List<String> top, List<String> nested, List<String> texts) {
        private NamedAccounts() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        boolean areOnly(String account) {
            return top.stream().allMatch(account::equals)
                    && nested.stream().allMatch(account::equals)
                    && texts.stream().allMatch(text -> mentionsOnly(account, text));
        }

        /** Masked: texts are personal data. */
        @Override
        public String toString() {
            return "NamedAccounts[" + top.size() + ", " + nested.size() + ", " + texts.size() + "]";
        }
    }

    /** The account of a record; {@link #NO_ACCOUNT} if in doubt. */
    static String is(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null || key.length == 0) {
            return value == null ? NO_ACCOUNT : soleAccount(value).orElse(NO_ACCOUNT);
        }
        String account = ofKey(key);
        return value == null || account.equals(NO_ACCOUNT) || namesOnly(account, value) ? account : NO_ACCOUNT;
    }

    private static String ofKey(byte[] key) {
        try {
            return RecordKey.of(key, "id").accountId();
        } catch (InvalidRecordException e) {
            return NO_ACCOUNT;
        }
    }

    /** The account of a record without a key, which the contract allows if the value is complete. */
    private static Optional<String> soleAccount(byte[] value) {
        return named(value)
                .filter(named ->
                        named.top().size() == 1 && named.areOnly(named.top().getFirst()))
                .map(named -> named.top().getFirst())
                .filter(account -> account.equals(ofKey((account + "/-").getBytes(StandardCharsets.UTF_8))));
    }

    private static boolean namesOnly(String account, byte[] value) {
        return named(value).map(named -> named.areOnly(account)).orElseGet(() -> {
            // One character for each byte; UTF-16 has zero bytes between its characters.
            String text = new String(value, StandardCharsets.ISO_8859_1).replace("\0", "");
            String bytes = new String(account.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            return mentionsOnly(bytes, text);
        });
    }

    /**
     * The accounts that a value names; {@link #NO_ACCOUNT} for a field that is not a text.
     *
     * @return empty if the value is not exactly one complete JSON object
     */
    private static Optional<NamedAccounts> named(byte[] value) {
        try (JsonParser json = JSON.createParser(value)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            NamedAccounts named = new NamedAccounts();
            JsonToken token = json.nextToken();
            while (!json.getParsingContext().inRoot()) {
                if (token == JsonToken.FIELD_NAME
                        && FIELD.matcher(json.currentName()).find()) {
                    boolean isTop = json.getParsingContext().getParent().inRoot();
                    token = json.nextToken();
                    if (token != JsonToken.VALUE_NULL) {
                        (isTop ? named.top() : named.nested())
                                .add(token == JsonToken.VALUE_STRING ? json.getText() : NO_ACCOUNT);
                    }
                } else if (token == JsonToken.VALUE_STRING && mayMention(json.getText())) {
                    named.texts().add(json.getText());
                }
                token = json.nextToken();
            }
            return json.nextToken() == null ? Optional.of(named) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean mayMention(String text) {
        return MENTION.matcher(text).find() || HIDDEN.matcher(text).find();
    }

    /** Whether every mention of an account in the text is the id of this account. */
    private static boolean mentionsOnly(String account, String text) {
        if (HIDDEN.matcher(text).find()) {
            return false;
        }
        Pattern own = Pattern.compile("\"accountId\"\\s*:\\s*\"" + Pattern.quote(account) + "\"");
        return count(MENTION.matcher(text)) == count(own.matcher(text));
    }

    private static long count(Matcher matcher) {
        return matcher.results().count();
    }
}
