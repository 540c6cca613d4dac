package dev.autolog.crm.vcard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.crm.CrmContact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardReaderTest {
    @Test
    void aCardIsAContactWithItsNameCompanyAndNumbers() {
        CrmContact contact = read(
                "FN:Jane Smith",
                "N:Smith;Jane;;;",
                "ORG:Acme;Sales",
                "TEL;TYPE=WORK:(415) 555-2671",
                "TEL:+442079460018");

        assertThat(contact.id()).isEqualTo("ann/work/1.vcf");
        assertThat(contact.name()).isEqualTo("Jane Smith");
        assertThat(contact.company()).isEqualTo("Acme");
        assertThat(contact.phones()).containsExactly("(415) 555-2671", "+442079460018");
        assertThat(contact.isDeleted()).isFalse();
        assertThat(contact.placeholderId()).isNull();
        assertThat(contact.updatedAt()).isNull();
    }

    /** Forms of RFC 3966 and of address books, and the way Radicale 3.1.8 stores the semicolon of a URI. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TEL;TYPE=CELL:030 / 123456 | 030 / 123456",
                "item1.TEL;TYPE=HOME:(415) 555-2671 ext. 3 | (415) 555-2671 ext. 3",
                "TEL;VALUE=uri:tel:+44-20-7946-0018 | +44-20-7946-0018",
                "TEL;VALUE=uri;TYPE=work:tel:+44-20-7946-0018;ext=12 | +44-20-7946-0018;ext=12",
                "TEL;TYPE=work;VALUE=uri:tel:+44-20-7946-0018\\;ext=12 | +44-20-7946-0018;ext=12",
                "TEL;VALUE=uri:tel:7042;phone-context=+4930 | +49307042",
                "TEL;VALUE=uri:tel:7042;phone-context=example.com | 7042",
                "TEL:call reception | call reception"
            })
    void numbersAreReadAsTyped(String line, String phone) {
        assertThat(read("FN:Jane", line).phones()).containsExactly(phone);
    }

    @Test
    void emptyAndRepeatedNumbersAreLeftOut() {
        assertThat(read("FN:Jane", "TEL:", "TEL:101", "TEL;TYPE=HOME: 101 ").phones())
                .containsExactly("101");
    }

    @Test
    void aNameIsPutTogetherIfNoneIsFormatted() {
        assertThat(read("N:Smith;Jane;;;").name()).isEqualTo("Jane Smith");
        assertThat(read("FN: ", "N:Smith;;;;").name()).isEqualTo("Smith");
        assertThat(read("ORG:Acme").name()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-ADDRESSBOOKSERVER-KIND:group", "KIND:group"})
    void aGroupHasNoNumbers(String kind) {
        CrmContact contact = read("FN:Family", kind, "TEL:101");

        assertThat(contact.name()).isEqualTo("Family");
        assertThat(contact.phones()).isEmpty();
        assertThat(contact.isDeleted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no card", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"})
    void aTextThatIsNoCardIsAContactWithoutNumbers(String text) {
        CrmContact contact = CardReader.read("ann/work/1.vcf", text);

        assertThat(contact.name()).isEmpty();
        assertThat(contact.phones()).isEmpty();
        assertThat(contact.isDeleted()).isFalse();
    }

    @Test
    void theCardOfAPlaceholderIsKnownByItsIdentifier() {
        assertThat(read("FN:New caller", "UID:" + CardReader.uid("ph-1")).placeholderId())
                .isEqualTo("ph-1");
        assertThat(read("FN:Jane", "UID:urn:uuid:1").placeholderId()).isNull();
        assertThat(read("FN:Jane", "UID:autolog-").placeholderId()).isNull();
    }

    private static CrmContact read(String... lines) {
        String properties = String.join("\r\n", lines);
        boolean isNew = properties.contains("VALUE=uri") || properties.contains("\nKIND:");
        return CardReader.read(
                "ann/work/1.vcf",
                "BEGIN:VCARD\r\nVERSION:" + (isNew ? "4.0" : "3.0") + "\r\n" + properties + "\r\nEND:VCARD\r\n");
    }
}
