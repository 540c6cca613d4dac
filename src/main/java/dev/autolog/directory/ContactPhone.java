package dev.autolog.directory;

import dev.autolog.directory.ContactRecord.ContactUpdate;
import dev.autolog.domain.NearMatch;
import dev.autolog.domain.NumberReading;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.NumberReading.DialableNumber;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.Region;
import dev.autolog.kafka.RecordKey;
import dev.autolog.phone.NumberReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One number found in what a person typed into a contact's phone field.
 *
 * @param contact whose it is
 * @param position counts the contact's numbers from 0
 * @param raw the field as typed
 * @param number E.164; null when the field holds no number that can be looked up
 * @param extension null when there is none
 * @param digits the digits as typed where the field holds just this number, else the number's
 */
record ContactPhone(
        RecordKey contact,
        int position,
        String raw,
        @Nullable String number,
        @Nullable String extension,
        String digits) {

    /** Every number of a contact, plus what could not be read but has digits enough to be suggested. */
    static List<ContactPhone> of(ContactUpdate contact, Region accountDefault, NumberReader reader) {
        Region region = contact.region() == null ? accountDefault : contact.region();
        return of(contact.key(), contact.phones(), region, reader);
    }

    /** Every number of fields as people typed them. */
    static List<ContactPhone> of(RecordKey contact, List<String> fields, Region region, NumberReader reader) {
        List<ContactPhone> phones = new ArrayList<>();
        for (String raw : fields) {
            switch (reader.read(raw, region)) {
                case Dialable(List<DialableNumber> numbers) ->
                    numbers.forEach(found -> phones.add(new ContactPhone(
                            contact,
                            phones.size(),
                            raw,
                            found.number().e164(),
                            found.extension(),
                            numbers.size() == 1 && found.extension() == null
                                    ? reader.digitsOf(raw)
                                    : found.number().e164().substring(1))));
                case NumberReading.Unreadable(String digits) ->
                    phones.add(new ContactPhone(contact, phones.size(), raw, null, null, digits));
                // Never looked up, so there is nothing to find it by; but it is a number where people dial otherwise.
                case NumberReading.SetAside(var setAsideKind)
                when setAsideKind != NumberReading.SetAside.SetAsideKind.DUMMY ->
                    phones.add(new ContactPhone(contact, phones.size(), raw, null, null, ""));
                case NumberReading.FeatureCode _ ->
                    phones.add(new ContactPhone(contact, phones.size(), raw, null, null, ""));
                case NumberReading.SetAside _, NumberReading.WithheldNumber _ -> {}
            }
        }
        return phones;
    }

    /**
     * Whether it is certainly the number of today, and not that of another line that had it once.
     *
     * @param createdAt when the contact was made; null when unknown
     */
    boolean isCertain(NumberReader reader, @Nullable Instant createdAt) {
        return number == null || !reader.mayBeFormer(raw, new PhoneNumber(number), createdAt);
    }

    /** The number to look it up by; empty if it holds none. */
    Stream<NumberLookup> lookup() {
        return number == null
                ? Stream.empty()
                : Stream.of(new NumberLookup(contact.accountId(), new PhoneNumber(number)));
    }

    /** What near numbers are found by; null when there are too few digits. */
    @Nullable
    String tail() {
        return NearMatch.tail(number == null ? digits : number).orElse(null);
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "ContactPhone[…]";
    }
}
