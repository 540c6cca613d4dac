package dev.autolog.upload;

import static dev.autolog.upload.ColumnField.COMPANY;
import static dev.autolog.upload.ColumnField.FIRST_NAME;
import static dev.autolog.upload.ColumnField.ID;
import static dev.autolog.upload.ColumnField.LAST_NAME;
import static dev.autolog.upload.ColumnField.NAME;
import static dev.autolog.upload.ColumnField.NONE;
import static dev.autolog.upload.ColumnField.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.crm.CrmContact;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    private static final String HEADER = "Name,Phone";

    private static byte[] bytes(String text, Charset charset, int... mark) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int one : mark) {
            out.write(one);
        }
        out.writeBytes(text.getBytes(charset));
        return out.toByteArray();
    }

    @Nested
    class TheEncoding {
        private static final String TEXT = "Name;Telefon\nKäte Müller;030 123456\n";

        @Test
        void isToldByAByteOrderMark() {
            assertThat(UploadedText.csv(bytes(TEXT, StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF)))
                    .satisfies(file -> assertThat(file.file().charset()).isEqualTo("UTF-8"))
                    .satisfies(file -> assertThat(file.names()).containsExactly("Käte Müller"))
                    .satisfies(file -> assertThat(file.fields()).containsExactly(NAME, PHONE));
            assertThat(UploadedText.csv(bytes(TEXT, StandardCharsets.UTF_16LE, 0xFF, 0xFE))
                            .names())
                    .containsExactly("Käte Müller");
            assertThat(UploadedText.csv(bytes(TEXT, StandardCharsets.UTF_16BE, 0xFE, 0xFF))
                            .names())
                    .containsExactly("Käte Müller");
        }

        @Test
        void isUtf8OrElseThatOfExcel() {
            assertThat(UploadedText.csv(bytes(TEXT, StandardCharsets.UTF_8)).names())
                    .containsExactly("Käte Müller");
            UploadedText excel = UploadedText.csv(bytes(TEXT, Charset.forName("windows-1252")));
            assertThat(excel.file().charset()).isEqualTo("windows-1252");
            assertThat(excel.names()).containsExactly("Käte Müller");
        }

        @Test
        void isUtf8InALongFileToo() {
            UploadedText file =
                    UploadedText.csv((HEADER + "\n" + "Käte,101\n".repeat(10_000)).getBytes(StandardCharsets.UTF_8));

            assertThat(file.file().charset()).isEqualTo("UTF-8");
        }

        @Test
        void ofAWorkbookIsRefused() {
            assertThat(UploadedText.refusal(new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0}, FileFormat.CSV))
                    .isEqualTo("FILE_NOT_TEXT");
        }
    }

    @Nested
    class TheSeparator {
        @ParameterizedTest
        @ValueSource(strings = {",", ";", "\t"})
        void isRecognised(String separator) {
            UploadedText file = UploadedText.csv(
                    "Name" + separator + "Phone", "\"Smith, Jane; Dr.\"" + separator + "+44 20 7946 0018");

            assertThat(file.file().separator()).isEqualTo(separator);
            assertThat(file.names()).containsExactly("Smith, Jane; Dr.");
        }

        @Test
        void canBeToldByTheFirstLine() {
            UploadedText file = UploadedText.csv("sep=;", "Name;Phone", "A,B,C,D;101", "E,F,G,H;4E+5");

            assertThat(file.names()).containsExactly("A,B,C,D");
            assertThat(file.problems()).containsExactly("4 SCIENTIFIC_NUMBER");
        }

        @Test
        void isNotNeededForOneColumn() {
            assertThat(UploadedText.csv("Phone", "+442079460018", "+442079460019")
                            .contacts())
                    .extracting(CrmContact::phones)
                    .containsExactly(List.of("+442079460018"), List.of("+442079460019"));
        }
    }

    @Nested
    class TheColumns {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Id|ID",
                    "Contact ID|ID",
                    "Kundennummer|ID",
                    "Full Name|NAME",
                    "Anzeigename|NAME",
                    "Given Name|FIRST_NAME",
                    "Vorname|FIRST_NAME",
                    "Last name|LAST_NAME",
                    "Nachname|LAST_NAME",
                    "Firma|COMPANY",
                    "Organization 1 - Name|COMPANY",
                    "Phone 1 - Value|PHONE",
                    "Phone 1 - Label|NONE",
                    "Mobile Phone|PHONE",
                    "Telefon (geschäftlich)|PHONE",
                    "Handy|PHONE",
                    "Business Fax|PHONE",
                    "E-mail Address|NONE",
                    "Hotel|NONE",
                    "Notes|NONE"
                })
        void areGuessedByTheirNames(String name, ColumnField field) {
            assertThat(UploadedText.csv(name + ";x", "1;2").fields().getFirst()).isEqualTo(field);
        }

        @Test
        void canHaveFivePhonesAndNamesInTwo() {
            UploadedText file = UploadedText.csv(
                    "Id,First Name,Last Name,Company,Phone,Mobile,Home Phone,Fax,Other Phone",
                    "17,Jane,Smith,Acme,101,102,,104,101");

            assertThat(file.fields())
                    .containsExactly(ID, FIRST_NAME, LAST_NAME, COMPANY, PHONE, PHONE, PHONE, PHONE, PHONE);
            CrmContact contact = file.contacts().getFirst();
            assertThat(contact.id()).isEqualTo("upload-id:17");
            assertThat(contact.name()).isEqualTo("Jane Smith");
            assertThat(contact.company()).isEqualTo("Acme");
            assertThat(contact.phones()).containsExactly("101", "102", "104");
        }

        @Test
        void withTheSameNameAreNotMixedUp() {
            UploadedText file = UploadedText.csv("Name,Name,Phone,Phone", "Jane,Other,101,102");

            assertThat(file.fields()).containsExactly(NAME, NONE, PHONE, PHONE);
            assertThat(file.contacts().getFirst().phones()).containsExactly("101", "102");
        }

        @Test
        void withoutAHeaderAreGuessedByTheirCells() {
            UploadedText file = UploadedText.csv("Jane;Berlin;+44 20 7946 0018", "Bob;London;(415) 555-2671");

            assertThat(file.fields()).containsExactly(NAME, NONE, PHONE);
            assertThat(file.file().columns()).extracting(FileColumn::name).containsExactly("1", "2", "3");
            assertThat(file.names()).containsExactly("Jane", "Bob");
        }
    }

    @Nested
    class Rows {
        @Test
        void canHaveQuotedLineBreaksAndQuotationMarks() {
            UploadedText file = UploadedText.csv(
                    "Name,Notes,Phone", "\"Jane \"\"JJ\"\" Smith\",\"first\r\nsecond\",101", "Bob,,4E+11", "Cy,,103");

            assertThat(file.names()).containsExactly("Jane \"JJ\" Smith", "Cy");
            assertThat(file.problems()).containsExactly("4 SCIENTIFIC_NUMBER");
        }

        @Test
        void thatAreBlankDoNotCount() {
            UploadedText file = UploadedText.csv("", HEADER, "", "Jane,101", " , ", ",", "Bob,4E+11", "", "");

            assertThat(file.rows()).hasSize(2);
            assertThat(file.names()).containsExactly("Jane");
            assertThat(file.problems()).containsExactly("7 SCIENTIFIC_NUMBER");
        }

        @Test
        void canBeShorterAndNotLongerThanTheHeader() {
            UploadedText file = UploadedText.csv("Name,Phone,Notes", "Jane", "Bob,102,x,,", "Cy,103,x,surplus");

            assertThat(file.names()).containsExactly("Jane", "Bob");
            assertThat(file.problems()).containsExactly("4 TOO_MANY_CELLS");
        }

        @ParameterizedTest
        @ValueSource(strings = {"4.91512E+12", "4,91512E+12", "1E+10", "4.9e12"})
        void withANumberThatASpreadsheetCutOffAreBad(String number) {
            assertThat(UploadedText.csv("Name;Phone", "Jane;" + number).problems())
                    .containsExactly("2 SCIENTIFIC_NUMBER");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {"'+442079460018|+442079460018", "=\"00442079460018\"|00442079460018", " 101 |101"})
        void keepNumbersAsTypedWithoutWhatProtectsThem(String cell, String phone) {
            assertThat(UploadedText.csv("Name;Phone", "Jane;" + cell)
                            .contacts()
                            .getFirst()
                            .phones())
                    .containsExactly(phone);
        }

        @Test
        void withoutAnyNumberAreContacts() {
            assertThat(UploadedText.csv(HEADER, "Jane,n/a")
                            .contacts()
                            .getFirst()
                            .phones())
                    .isEmpty();
        }

        @Test
        void areNoContactWithoutANameACompanyAndANumber() {
            assertThat(UploadedText.csv("Name,Phone,Notes", ",-,call later").problems())
                    .containsExactly("2 EMPTY_CONTACT");
        }

        @Test
        void needTheIdIfThereIsAColumn() {
            UploadedText file = UploadedText.csv("Id,Name", "1,Jane", ",Bob", "1,Cy");

            assertThat(file.names()).containsExactly("Jane");
            assertThat(file.problems()).containsExactly("3 ID_MISSING", "4 DUPLICATE");
        }

        @Test
        void haveLimits() {
            assertThat(UploadedText.csv(HEADER, "x".repeat(513) + ",101", "Jane," + "1".repeat(257))
                            .problems())
                    .containsExactly("2 TOO_LONG", "3 TOO_LONG");
            assertThat(UploadedText.csv("Name,Notes", "Jane," + "x".repeat(70_000))
                            .problems())
                    .containsExactly("2 ROW_TOO_LARGE");
        }

        @Test
        void afterAQuotationMarkThatIsNotClosedAreNotRead() {
            UploadedText file = UploadedText.csv(HEADER, "Jane,101", "\"Bob,102", "Cy,103");

            assertThat(file.names()).containsExactly("Jane");
            assertThat(file.problems()).containsExactly("3 QUOTE_NOT_CLOSED");
        }

        @Test
        void haveToBeThere() {
            for (String text : new String[] {" \n", HEADER, HEADER + "\n\n , \n"}) {
                assertThat(UploadedText.refusal(text.getBytes(StandardCharsets.UTF_8), FileFormat.CSV))
                        .isEqualTo("FILE_WITHOUT_ROWS");
            }
        }
    }

    @Nested
    class DerivedIds {
        private static String id(String row) {
            return UploadedText.csv("Name;Phone;Mobile", row)
                    .contacts()
                    .getFirst()
                    .id();
        }

        @Test
        void areTheSameForTheSameNameAndNumbers() {
            assertThat(id("Jane  Smith;+44 20 7946 0018;101"))
                    .startsWith("upload-row:")
                    .isEqualTo(id("JANE SMITH;101;0044 (20) 7946-0018"));
        }

        @Test
        void differWithTheNameAndTheNumbers() {
            String jane = id("Jane;101;");
            assertThat(id("Bob;101;")).isNotEqualTo(jane);
            assertThat(id("Jane;102;")).isNotEqualTo(jane);
            assertThat(id("Jane;101;102")).isNotEqualTo(jane);
        }

        @Test
        void tellThatARowIsThereTwice() {
            assertThat(UploadedText.csv(HEADER, "Jane,101", "Jane,102", "jane,101")
                            .problems())
                    .containsExactly("4 DUPLICATE");
        }
    }
}
