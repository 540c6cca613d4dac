package dev.autolog.crm.vcard;

import dev.autolog.crm.CrmContact;
import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.property.Kind;
import ezvcard.property.RawProperty;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.TextProperty;
import ezvcard.property.Uid;
import ezvcard.util.TelUri;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads vCards (RFC 6350, and the versions before it) as contacts. */
public final class CardReader {
    private static final String PLACEHOLDER = "autolog-";
    private static final String APPLE_KIND = "X-ADDRESSBOOKSERVER-KIND";

    private CardReader() {}

    /** The identifier within the card that is created for a placeholder. */
    public static String uid(String placeholderId) {
        return PLACEHOLDER + placeholderId;
    }

    /**
     * The contact of a card. A group of contacts, and a text that is no card, are contacts without numbers: the walk of all ids lists
     * them without their texts. The time of a change is left out: programs that change a card often leave its {@code REV} as it was.
     *
     * @param id of the contact
     */
    public static CrmContact read(String id, String text) {
        VCard card = Ezvcard.parse(text).first();
        return card == null
                ? contact(id, "", null, List.of(), null)
                : contact(id, name(card), company(card), phones(card), placeholderId(card.getUid()));
    }

    /** The person or company of a card; empty for a group, and for a text that is no card. */
    public static Optional<ContactCard> contactCard(String text) {
        VCard card = Ezvcard.parse(text).first();
        return card == null || isGroup(card)
                ? Optional.empty()
                : Optional.of(new ContactCard(text(card.getUid()), name(card), company(card), phones(card)));
    }

    private static CrmContact contact(
            String id, String name, @Nullable String company, List<String> phones, @Nullable String placeholderId) {
        return new CrmContact(id, name, company, phones, null, List.of(), false, null, placeholderId, null, null);
    }

    private static List<String> phones(VCard card) {
        return isGroup(card)
                ? List.of()
                : card.getTelephoneNumbers().stream()
                        .map(CardReader::number)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
    }

    /** In version 3.0, address books of Apple and Nextcloud mark groups by a property of their own. */
    private static boolean isGroup(VCard card) {
        Kind kind = card.getKind();
        RawProperty apple = card.getExtendedProperty(APPLE_KIND);
        return (kind != null && kind.isGroup()) || (apple != null && "group".equalsIgnoreCase(apple.getValue()));
    }

    private static String name(VCard card) {
        String formatted = text(card.getFormattedName());
        return formatted != null ? formatted : Objects.requireNonNullElse(structuredName(card.getStructuredName()), "");
    }

    private static @Nullable String structuredName(@Nullable StructuredName name) {
        if (name == null) {
            return null;
        }
        String joined = Stream.of(name.getGiven(), name.getFamily())
                .filter(part -> part != null && !part.isBlank())
                .map(String::strip)
                .reduce("", (one, other) -> one.isEmpty() ? other : one + " " + other);
        return joined.isEmpty() ? null : joined;
    }

    private static @Nullable String company(VCard card) {
        return card.getOrganization() == null
                ? null
                : card.getOrganization().getValues().stream()
                        .filter(value -> !value.isBlank())
                        .map(String::strip)
                        .findFirst()
                        .orElse(null);
    }

    /**
     * A number as typed. ez-vcard 0.12.2 has no text for the value of a {@code tel:} URI (RFC 3966), and its number lacks the
     * extension and the context, such as the {@code +49} of a local number.
     */
    private static @Nullable String number(Telephone phone) {
        TelUri uri = phone.getUri();
        if (uri == null) {
            String text = phone.getText();
            return text == null || text.isBlank() ? null : text.strip();
        }
        String context = uri.getPhoneContext();
        String prefix = context != null && context.startsWith("+") ? context : "";
        String extension = uri.getExtension();
        return prefix + uri.getNumber() + (extension == null ? "" : ";ext=" + extension);
    }

    private static @Nullable String placeholderId(@Nullable Uid uid) {
        String text = text(uid);
        return text != null && text.startsWith(PLACEHOLDER) && text.length() > PLACEHOLDER.length()
                ? text.substring(PLACEHOLDER.length())
                : null;
    }

    private static @Nullable String text(@Nullable TextProperty property) {
        String value = property == null ? null : property.getValue();
        return value == null || value.isBlank() ? null : value.strip();
    }
}
