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

/** The demo's contacts, by what a call with them leads to. */
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

    /** Those that a call is logged with: nobody else has the number, and at most one association is open. */
    List<DemoContact> clear() {
        return only(contact -> !isShared(contact) && contact.openDeals() <= 1);
    }

    /** Those whose number somebody else in the account has, too. */
    List<DemoContact> shared() {
        return only(this::isShared);
    }

    /** Those with several open associations. */
    List<DemoContact> severalDeals() {
        return only(contact -> !isShared(contact) && contact.openDeals() > 1);
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
