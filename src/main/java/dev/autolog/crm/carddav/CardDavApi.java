package dev.autolog.crm.carddav;

import static dev.autolog.crm.carddav.MultiStatus.CARDDAV;
import static dev.autolog.crm.carddav.MultiStatus.DAV;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmRequest;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.CrmSession;
import dev.autolog.crm.carddav.MultiStatus.Item;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The requests of CardDAV (RFC 6352), with the discovery of RFC 6764 and the changes of RFC 6578. */
record CardDavApi(CrmSession session) {
    static final String ADDRESS = "address";
    static final String NO_ADDRESS_BOOK = "ADDRESS_BOOK_MISSING";

    private static final String XML = "application/xml; charset=utf-8";
    private static final String WELL_KNOWN = "/.well-known/carddav";

    /**
     * The address books that the user has, or the only one whose address was entered; in the order of their addresses.
     *
     * @throws CrmException if there are none
     */
    List<AddressBook> books() {
        Optional<MultiStatus> entered = properties(base().toString(), 0);
        List<AddressBook> itself = entered.stream().flatMap(CardDavApi::booksIn).toList();
        if (!itself.isEmpty()) {
            return itself;
        }
        List<String> homes = entered.map(this::homes)
                .filter(found -> !found.isEmpty())
                .orElseGet(() ->
                        properties(absolute(WELL_KNOWN), 0).map(this::homes).orElse(List.of()));
        List<AddressBook> books = homes.stream()
                .flatMap(home -> properties(absolute(home), 1).stream())
                .flatMap(CardDavApi::booksIn)
                .distinct()
                .sorted(Comparator.comparing(AddressBook::address))
                .toList();
        if (books.isEmpty()) {
            throw new CrmException(Remedy.RETRY, NO_ADDRESS_BOOK, null);
        }
        return books;
    }

    private List<String> homes(MultiStatus found) {
        List<String> homes = hrefs(found, CARDDAV, "addressbook-home-set");
        return homes.isEmpty()
                ? hrefs(found, DAV, "current-user-principal").stream()
                        .limit(1)
                        .flatMap(principal -> properties(absolute(principal), 0).stream())
                        .flatMap(properties -> hrefs(properties, CARDDAV, "addressbook-home-set").stream())
                        .toList()
                : homes;
    }

    private static List<String> hrefs(MultiStatus found, String namespace, String property) {
        return found.items().stream()
                .flatMap(item -> item.hrefs(namespace, property).stream())
                .distinct()
                .toList();
    }

    private static Stream<AddressBook> booksIn(MultiStatus found) {
        return found.items().stream()
                .filter(item -> item.has("resourcetype", CARDDAV, "addressbook"))
                .map(item ->
                        new AddressBook(path(item.href()), item.has("supported-report-set", DAV, "sync-collection")));
    }

    /** Empty if there is nothing of WebDAV at the address. */
    private Optional<MultiStatus> properties(String address, int depth) {
        CrmResponse response = send(
                "PROPFIND",
                address,
                depth,
                "<D:propfind xmlns:D=\"DAV:\" xmlns:C=\"" + CARDDAV + "\"><D:prop><D:resourcetype/>"
                        + "<D:current-user-principal/><D:supported-report-set/><C:addressbook-home-set/></D:prop>"
                        + "</D:propfind>");
        return response.status() == 207 ? Optional.of(MultiStatus.parse(response.body())) : Optional.empty();
    }

    /**
     * What changed in an address book.
     *
     * @param token of the answer before; empty for all that is there
     * @throws CrmException with {@link CrmException#CURSOR_REFUSED} if the token is not known any more, or the book is gone
     */
    MultiStatus changes(String book, String token) {
        CrmResponse response = send(
                "REPORT",
                absolute(encoded(book)),
                0,
                "<D:sync-collection xmlns:D=\"DAV:\"><D:sync-token>" + escaped(token) + "</D:sync-token>"
                        + "<D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop></D:sync-collection>");
        return orRefused(response);
    }

    /** The entity tags of all that is in an address book. */
    MultiStatus tags(String book) {
        CrmResponse response = send(
                "PROPFIND",
                absolute(encoded(book)),
                1,
                "<D:propfind xmlns:D=\"DAV:\"><D:prop><D:getetag/><D:resourcetype/></D:prop></D:propfind>");
        return orRefused(response);
    }

    /** Radicale 3.1.8 answers 403 to a token that it does not know, sabre/dav 403, others 409; a book that is gone is 404. */
    private static MultiStatus orRefused(CrmResponse response) {
        if (response.status() != 207) {
            throw new CrmException(Remedy.RETRY, CrmException.CURSOR_REFUSED, null);
        }
        return MultiStatus.parse(response.body());
    }

    /** The cards at addresses in a book; those that are gone have the status 404. */
    List<Item> cards(String book, Collection<String> hrefs) {
        String list = hrefs.stream()
                .map(href -> "<D:href>" + escaped(href) + "</D:href>")
                .collect(Collectors.joining());
        CrmResponse response = send(
                "REPORT",
                absolute(encoded(book)),
                1,
                "<C:addressbook-multiget xmlns:D=\"DAV:\" xmlns:C=\"" + CARDDAV + "\"><D:prop><D:getetag/>"
                        + "<C:address-data/></D:prop>" + list + "</C:addressbook-multiget>");
        if (response.status() != 207) {
            throw new CrmException(Remedy.RETRY, "HTTP_" + response.status(), null);
        }
        return MultiStatus.parse(response.body()).items();
    }

    /** Whether there is something at a path. */
    boolean exists(String path) {
        return properties(absolute(encoded(path)), 0).isPresent();
    }

    /** Writes a card, unless there is one at its path already. */
    void create(String path, String card) {
        CrmResponse response = session.send(new CrmRequest(
                "PUT",
                absolute(encoded(path)),
                Map.of("Content-Type", "text/vcard; charset=utf-8", "If-None-Match", "*"),
                card));
        if (response.status() >= 300 && response.status() != 412) {
            throw new CrmException(Remedy.PARK, "HTTP_" + response.status(), null);
        }
    }

    private CrmResponse send(String method, String address, int depth, String body) {
        return session.send(new CrmRequest(
                method,
                address,
                Map.of("Content-Type", XML, "Depth", Integer.toString(depth)),
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + body));
    }

    private URI base() {
        String address = session.setting(ADDRESS);
        if (address == null) {
            throw new CrmException(Remedy.SIGN_IN, "CREDENTIAL_MISSING", null);
        }
        return uri(address, new CrmException(Remedy.SIGN_IN, "ADDRESS_REFUSED", null));
    }

    private String absolute(String href) {
        return base().resolve(uri(href, MultiStatus.unexpected())).toString();
    }

    /** The decoded path of an address: servers write the same one in several ways. */
    static String path(String href) {
        String path = uri(href, MultiStatus.unexpected()).getPath();
        if (path == null) {
            throw MultiStatus.unexpected();
        }
        return path;
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw MultiStatus.unexpected();
        }
    }

    private static URI uri(String text, CrmException otherwise) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // Not as a cause: its message quotes the address.
            throw otherwise;
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
