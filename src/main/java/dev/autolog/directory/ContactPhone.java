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
 * One number read from a phone field of a contact.
 *
 * @param contact the contact
 * @param position the index of the number among the contact's, from 0
 * @param raw the field as typed
 * @param number E.164; null if the field holds no number that can be looked up
 * @param extension null for none
 * @param digits the digits of the field if it holds only this number, else those of the number
 */
record ContactPhone(
        RecordKey contact,
        int position,
        String raw,
        @Nullable String number,
        @Nullable String extension,
        String digits) {

    /** Every number of a contact, plus unreadable fields with enough digits to be suggested. */
    static List<ContactPhone> of(ContactUpdate contact, Region accountDefault, NumberReader reader) {
        Region region = contact.region() == null ? accountDefault : contact.region();
        return of(contact.key(), contact.phones(), region, reader);
    }

    /** Every number of phone fields as typed. */
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
                // A number that is never looked up has no search digits; but for another region it may be dialable.
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
     * Whether the number certainly means its current line, and not one that had it earlier.
     *
     * @param createdAt when the contact was created; null if unknown
     */
    boolean isCertain(NumberReader reader, @Nullable Instant createdAt) {
        return number == null || !reader.mayBeFormer(raw, new PhoneNumber(number), createdAt);
    }

    /** The key for looking it up; empty if it holds no number. */
    Stream<NumberLookup> lookup() {
        return number == null
                ? Stream.empty()
                : Stream.of(new NumberLookup(contact.accountId(), new PhoneNumber(number)));
    }

    /** The index key for near matches; null if there are too few digits. */
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
