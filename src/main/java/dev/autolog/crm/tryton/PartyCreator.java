package dev.autolog.crm.tryton;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.NewCrmContact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates parties for placeholders, each once: Tryton holds their codes unique. */
record PartyCreator(TrytonApi api) {
    private static final String CODE = "autolog-";

    /** The placeholder that a party was created for, by its code; null for a party of the user's own. */
    static @Nullable String placeholderId(String code) {
        return code.startsWith(CODE) && code.length() > CODE.length() ? code.substring(CODE.length()) : null;
    }

    /** The id of the party, created now or by an earlier attempt. */
    String create(NewCrmContact contact) {
        return find(contact).or(() -> create(contact, "phone")).orElseGet(() -> createOther(contact));
    }

    private Optional<String> find(NewCrmContact contact) {
        return api.search("party.party", List.of(List.of("code", "=", code(contact))), 1, List.of("id")).stream()
                .map(party -> party.path("id").asText())
                .findFirst();
    }

    /** Tryton refuses a number as a phone if the phone library takes it for invalid. */
    private String createOther(NewCrmContact contact) {
        // Another attempt may have created it just now, which is refused in the same words.
        return find(contact)
                .or(() -> create(contact, "other"))
                .orElseThrow(() -> new CrmException(Remedy.PARK, TrytonApi.USER_ERROR, null));
    }

    /** Empty if Tryton refuses what it holds. */
    private Optional<String> create(NewCrmContact contact, String type) {
        Map<String, Object> number = Map.of("type", type, "value", oneLine(contact.phone()));
        Map<String, Object> party = Map.of(
                "name",
                name(contact),
                "code",
                code(contact),
                "contact_mechanisms",
                List.of(List.of("create", List.of(number))));
        try {
            return Optional.of(
                    api.create("party.party", List.of(party)).getFirst().toString());
        } catch (CrmException e) {
            if (e.remedy() != Remedy.PARK) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static String code(NewCrmContact contact) {
        return CODE + contact.placeholderId();
    }

    private static String name(NewCrmContact contact) {
        String name = oneLine(contact.name());
        return name.isEmpty() ? oneLine(contact.phone()) : name;
    }

    /** Tryton refuses line breaks and control characters here. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }
}
