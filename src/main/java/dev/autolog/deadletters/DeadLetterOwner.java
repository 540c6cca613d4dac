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
 * account is the key's, and nothing in the value, at any depth, may name another.
 */
final class DeadLetterOwner {
    /** It cannot be told for certain. */
    static final String NO_ACCOUNT = "";

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String ID = "(account|tenant)[-_ .]*id";
    /** Names of fields that name an account. */
    private static final Pattern FIELD = Pattern.compile(ID + "|^(account|tenant)s?$", Pattern.CASE_INSENSITIVE);
    /** The same in text. */
    private static final Pattern MENTION =
            Pattern.compile(ID + "|[\"'](account|tenant)s?\\\\*[\"']\\s*:", Pattern.CASE_INSENSITIVE);
    /** Letters written in JSON as their numbers, in which a name can hide. */
    private static final Pattern HIDDEN = Pattern.compile("\\\\u00", Pattern.CASE_INSENSITIVE);

    private DeadLetterOwner() {}

    /**
     * What the value of a record names.
     *
     * @param top accounts that fields of the value itself name
     * @param nested accounts that fields further down name
     * @param texts texts in which an account may be named
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

    /** The account that a record belongs to; {@link #NO_ACCOUNT} if in doubt. */
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

    /** Of a record that was sent without a key, which the contract allows if the value says all. */
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
     * What a value says of its account; a text that is no account's where it does so in an odd way.
     *
     * @return empty if the value is not one JSON object, whole to its end
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

    /** Whether all that looks like the name of an account in a text of any form is the id of this account. */
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
