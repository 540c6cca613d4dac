package dev.autolog.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.crm.CrmContact;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VCardFileTest {
    @Test
    void eachCardIsAContact() {
        UploadedText file = UploadedText.cards(
                "BEGIN:VCARD",
                "VERSION:3.0",
                "UID:urn:uuid:1",
                "FN:Jane Smith",
                "ORG:Acme;Sales",
                "TEL;TYPE=WORK:(415) 555-2671",
                "TEL:+442079460018",
                "END:VCARD",
                "",
                "begin:vcard",
                "version:4.0",
                "fn:Bob Ray",
                "tel;value=uri:tel:+44-20-7946-0019",
                "end:vcard");

        assertThat(file.contacts()).extracting(CrmContact::name).containsExactly("Jane Smith", "Bob Ray");
        CrmContact jane = file.contacts().getFirst();
        assertThat(jane.id()).isEqualTo("upload-id:urn:uuid:1");
        assertThat(jane.company()).isEqualTo("Acme");
        assertThat(jane.phones()).containsExactly("(415) 555-2671", "+442079460018");
        CrmContact bob = file.contacts().getLast();
        assertThat(bob.id()).startsWith("upload-row:");
        assertThat(bob.phones()).containsExactly("+44-20-7946-0019");
    }

    @Test
    void aBadCardDoesNotAffectTheOthers() {
        UploadedText file = UploadedText.cards(
                "BEGIN:VCARD",
                "VERSION:4.0",
                "KIND:group",
                "FN:Friends",
                "END:VCARD",
                "BEGIN:VCARD",
                "VERSION:3.0",
                "FN:Jane",
                "END:VCARD",
                "BEGIN:VCARD",
                "VERSION:3.0",
                "NOTE:without anything else",
                "END:VCARD",
                "BEGIN:VCARD",
                "VERSION:3.0",
                "FN:Jane",
                "END:VCARD",
                "BEGIN:VCARD",
                "VERSION:3.0",
                "FN:Cut off");

        assertThat(file.names()).containsExactly("Jane", "Cut off");
        assertThat(file.problems()).containsExactly("1 NOT_A_CONTACT", "10 EMPTY_CONTACT", "14 DUPLICATE");
    }

    @Test
    void aFileNeedsACard() {
        assertThat(UploadedText.refusal("Name,Phone\nJane,101\n".getBytes(StandardCharsets.UTF_8), FileFormat.VCARD))
                .isEqualTo("FILE_WITHOUT_ROWS");
    }
}
