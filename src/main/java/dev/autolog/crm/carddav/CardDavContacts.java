package dev.autolog.crm.carddav;

import static dev.autolog.crm.carddav.MultiStatus.CARDDAV;
import static dev.autolog.crm.carddav.MultiStatus.DAV;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.autolog.crm.ContactIdPage;
import dev.autolog.crm.ContactPage;
import dev.autolog.crm.CrmContact;
import dev.autolog.crm.NewCrmContact;
import dev.autolog.crm.carddav.MultiStatus.Item;
import dev.autolog.crm.vcard.CardReader;
import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.property.StructuredName;
import ezvcard.property.Uid;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the cards of all address books of a user, and creates those of placeholders. */
record CardDavContacts(CardDavApi api) {
    /** Photos are in the cards: few of them make an answer long. */
    private static final int PAGE = 50;
    /** As long as an id in {@code crm-contacts} may be. */
    private static final int LONGEST_ID = 256;

    /**
     * What an address book lists.
     *
     * @param items by their paths
     * @param token where the next round begins
     * @param isTruncated whether the server has more after that token
     */
    private record Listing(SortedMap<String, Item> items, String token, boolean isTruncated) {
        /** Masked: paths and cards name people. */
        @Override
        public String toString() {
            return "Listing[" + items.size() + "]";
        }
    }

    /** The next page of changes. */
    ContactPage changed(@Nullable String cursor) {
        CardDavCursor at = cursor == null ? CardDavCursor.first() : CardDavCursor.parse(cursor);
        if (at.book() == null) {
            Map<String, String> books = new TreeMap<>();
            api.books().forEach(book -> books.put(book.address(), book.tellsChanges() ? "" : CardDavCursor.TAGS));
            at = at.begin(books);
        }
        String book = String.valueOf(at.book());
        Listing listing = listing(book, at.token());
        SortedMap<String, Item> rest =
                at.last() == null ? listing.items() : listing.items().tailMap(at.last() + "\0");
        SortedMap<String, Item> page = new TreeMap<>();
        rest.entrySet().stream().limit(PAGE).forEach(entry -> page.put(entry.getKey(), entry.getValue()));
        CardDavCursor next = page.size() < rest.size()
                ? at.after(page.lastKey(), listing.token())
                : at.end(listing.token(), listing.isTruncated());
        return new ContactPage(contacts(book, page), next.text(), next.book() == null, null);
    }

    private Listing listing(String book, String token) {
        if (token.startsWith(CardDavCursor.TAGS)) {
            SortedMap<String, Item> items = cards(api.tags(book));
            String tags = tags(items);
            return new Listing(tags.equals(token) ? new TreeMap<>() : items, tags, false);
        }
        MultiStatus changes = api.changes(book, token);
        SortedMap<String, Item> items = cards(changes);
        if (token.isEmpty()) {
            // Radicale 3.1.8 lists what was deleted before, too; RFC 6578, 3.4, wants it left out.
            items.values().removeIf(item -> item.status() == 404);
        }
        if (changes.syncToken() == null) {
            throw MultiStatus.unexpected();
        }
        return new Listing(items, changes.syncToken(), changes.items().stream().anyMatch(item -> item.status() == 507));
    }

    /** Resources in an address book; the book itself and folders end with a slash. */
    private static SortedMap<String, Item> cards(MultiStatus listed) {
        SortedMap<String, Item> cards = new TreeMap<>();
        listed.items().stream()
                .filter(item -> item.status() == 200 || item.status() == 404)
                .filter(item -> !item.has("resourcetype", DAV, "collection"))
                .forEach(item -> {
                    String path = CardDavApi.path(item.href());
                    if (!path.endsWith("/")) {
                        cards.put(path, item);
                    }
                });
        return cards;
    }

    private static String tags(SortedMap<String, Item> items) {
        StringBuilder all = new StringBuilder();
        items.forEach((path, item) ->
                all.append(path).append(' ').append(item.text(DAV, "getetag")).append('\n'));
        return CardDavCursor.TAGS + digest(all.toString());
    }

    private List<CrmContact> contacts(String book, SortedMap<String, Item> listed) {
        List<CrmContact> contacts = new ArrayList<>();
        Map<String, String> wanted = new HashMap<>();
        listed.forEach((path, item) -> {
            if (item.status() == 404) {
                contacts.add(CrmContact.deleted(id(path)));
            } else {
                wanted.put(path, item.href());
            }
        });
        if (wanted.isEmpty()) {
            return contacts;
        }
        for (Item card : api.cards(book, wanted.values())) {
            String path = CardDavApi.path(card.href());
            String text = card.text(CARDDAV, "address-data");
            if (card.status() == 404) {
                contacts.add(CrmContact.deleted(id(path)));
            } else if (wanted.containsKey(path)) {
                contacts.add(CardReader.read(id(path), text == null ? "" : text));
            }
        }
        return contacts;
    }

    /**
     * The ids of all cards of a book.
     *
     * @param cursor the address of the book; null for the first
     */
    ContactIdPage ids(@Nullable String cursor) {
        List<String> books = api.books().stream()
                .map(AddressBook::address)
                .filter(address -> cursor == null || address.compareTo(cursor) >= 0)
                .toList();
        if (books.isEmpty()) {
            return new ContactIdPage(List.of(), null);
        }
        List<String> ids = cards(api.tags(books.getFirst())).keySet().stream()
                .map(CardDavContacts::id)
                .toList();
        return new ContactIdPage(ids, books.size() == 1 ? null : books.get(1));
    }

    /** The id of the card of a placeholder, in the first address book unless an earlier attempt wrote it to another. */
    String create(NewCrmContact contact) {
        List<AddressBook> books = api.books();
        String name = CardReader.uid(contact.placeholderId()) + ".vcf";
        if (books.size() > 1) {
            for (AddressBook book : books) {
                if (api.exists(book.address() + name)) {
                    return id(book.address() + name);
                }
            }
        }
        String path = books.getFirst().address() + name;
        api.create(path, card(contact));
        return id(path);
    }

    private static String card(NewCrmContact contact) {
        VCard card = new VCard();
        card.setUid(new Uid(CardReader.uid(contact.placeholderId())));
        card.setFormattedName(contact.name().isBlank() ? contact.phone() : contact.name());
        StructuredName name = new StructuredName();
        name.setFamily(card.getFormattedName().getValue());
        card.setStructuredName(name);
        card.addTelephoneNumber(contact.phone());
        return Ezvcard.write(card).version(VCardVersion.V3_0).prodId(false).go();
    }

    /** The path, or its digest if it is too long. */
    private static String id(String path) {
        String id = path.substring(1);
        return id.length() <= LONGEST_ID ? id : digest(id);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
