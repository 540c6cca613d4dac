package dev.autolog.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The demo's contacts, grouped by the outcome of a call with them. */
record DemoCrm(List<DemoContact> contacts) {
    static DemoCrm read() {
        try (InputStream file = DemoCrm.class.getResourceAsStream("contacts.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return new DemoCrm(lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(DemoContact::parse)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Contacts whose calls are logged: no other contact has the number, and at most one association is open. */
    List<DemoContact> clear() {
        return only(contact -> !isShared(contact) && contact.openDeals() <= 1);
    }

    /** Contacts that share their number with another contact of the account. */
    List<DemoContact> shared() {
        return only(this::isShared);
    }

    /** Contacts with a number of their own and several open associations. */
    List<DemoContact> severalDeals() {
        return only(contact -> !isShared(contact) && contact.openDeals() > 1);
    }

    /** The contacts of an account. */
    List<DemoContact> of(String accountId) {
        return only(contact -> contact.accountId().equals(accountId));
    }

    private List<DemoContact> only(Predicate<DemoContact> wanted) {
        return contacts.stream().filter(wanted).toList();
    }

    private boolean isShared(DemoContact contact) {
        Map<String, Long> owners = contacts.stream()
                .filter(other -> other.accountId().equals(contact.accountId()))
                .collect(Collectors.groupingBy(DemoContact::number, Collectors.counting()));
        return owners.getOrDefault(contact.number(), 0L) > 1;
    }
}
