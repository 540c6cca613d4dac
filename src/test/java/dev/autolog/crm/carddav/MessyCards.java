package dev.autolog.crm.carddav;

import java.util.List;
import java.util.Locale;

/** Cards as programs and people write them. */
final class MessyCards {
    /**
     * A line of a card.
     *
     * @param text its property and value
     * @param phone the number that it is read as
     */
    private record PhoneLine(String text, String phone) {}

    private static final List<PhoneLine> LINES = List.of(
            new PhoneLine("TEL;TYPE=WORK:+44 20 7946 0%03d", "+44 20 7946 0%03d"),
            new PhoneLine("TEL;TYPE=HOME,VOICE:020 7946 0%03d", "020 7946 0%03d"),
            new PhoneLine("item1.TEL;TYPE=CELL:(415) 555-2%03d", "(415) 555-2%03d"),
            new PhoneLine("TEL:+44 (0)20 7946 0%03d", "+44 (0)20 7946 0%03d"),
            new PhoneLine("TEL:0044 20 7946 0%03d ext. 12", "0044 20 7946 0%03d ext. 12"),
            new PhoneLine("TEL;TYPE=WORK:call reception %d", "call reception %d"),
            new PhoneLine("TEL:020 7946 0%1$03d\\, 0171 496 0%1$03d", "020 7946 0%1$03d, 0171 496 0%1$03d"),
            new PhoneLine("TEL;VALUE=uri;TYPE=cell:tel:+44-7700-900%03d", "+44-7700-900%03d"),
            new PhoneLine("TEL;VALUE=uri:tel:+44-20-7946-0%03d;ext=12", "+44-20-7946-0%03d;ext=12"),
            new PhoneLine("TEL;VALUE=uri:tel:7%03d;phone-context=+4930", "+49307%03d"));

    private MessyCards() {}

    static String name(int index) {
        return "Käte Müller, Nr. " + index;
    }

    /** The numbers of the card of an index. */
    static List<String> phones(int index) {
        return List.of(formatted(line(index).phone(), index), "+1 415 555 7%03d".formatted(index));
    }

    /** The card of an index, in one of the versions. */
    static String card(int index) {
        String text = formatted(line(index).text(), index);
        String version = text.contains("VALUE=uri") ? "4.0" : "3.0";
        return card(
                index,
                name(index).replace(",", "\\,"),
                version,
                text + "\r\nTEL;TYPE=HOME:+1 415 555 7%03d".formatted(index));
    }

    /** A card with a name of its own and one number. */
    static String renamed(int index, String name) {
        return card(index, name, "3.0", "TEL:101");
    }

    private static String card(int index, String name, String version, String phones) {
        return "BEGIN:VCARD\r\nVERSION:%s\r\nUID:card-%d\r\nN:Müller;Käte;;;\r\nFN:%s\r\n%s\r\nREV:2001-01-01T00:00:00Z\r\nEND:VCARD\r\n"
                .formatted(version, index, name, phones);
    }

    private static PhoneLine line(int index) {
        return LINES.get(index % LINES.size());
    }

    private static String formatted(String text, int index) {
        return String.format(Locale.ROOT, text, index);
    }
}
