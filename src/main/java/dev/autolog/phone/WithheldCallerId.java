package dev.autolog.phone;

import java.util.Locale;
import java.util.Set;

/** The words and the placeholder numbers that platforms and carriers send for a caller who hid the number. */
final class WithheldCallerId {
    /** In lower case, with single spaces between the words. */
    private static final Set<String> WORDS = Set.of("""
            anonymous, anonym, anonymous caller, restricted, restricted number, private, private caller, private number,
            unknown, unknown caller, unknown number, unavailable, number unavailable, caller unavailable, not available,
            name unavailable, id unavailable, caller id unavailable, withheld, number withheld, caller withheld, withheld
            number, blocked, blocked number, blocked caller, caller id blocked, no caller id, no callerid, nocallerid, no
            number, no caller, hidden, hidden number, out of area, unbekannt, unterdruckt, unterdrückt, anonyme, inconnu,
            masque, numero masque, numéro masqué, privado, desconocido, desconhecido, oculto, sconosciuto, privato,
            anonimo, anónimo, anoniem, onbekend, privé nummer, hemligt nummer, okänt nummer, dolt nummer, skjult nummer,
            ukjent nummer, hemmeligt nummer, número oculto, numero oculto, número privado, numero privado, número
            desconocido, numero sconosciuto, numero privato, numéro privé, numéro inconnu, numer zastrzeżony, nieznany,
            skryté číslo, salainen numero, tuntematon numero, скрытый номер, номер скрыт, неизвестный номер, неизвестный,
            非通知, 非通知設定, 公衆電話, 表示圏外, 通知不可能, 发信号码不明, 未知号码, 私人号码, 발신자표시제한, 표시제한,
            발신번호표시제한, payphone, pay phone, coin phone, null, none, undefined, n a, na""".replace('\n', ' ').split(", ", -1));

    /**
     * ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN and UNAVAILABLE spelt on a keypad, as carriers send them. 7378742833 without a plus
     * could be a number in Texas: it is taken for the placeholder, as a lost match does less harm than a wrong one.
     */
    private static final Set<String> PLACEHOLDERS =
            Set.of("266696687", "7378742833", "2562533", "8656696", "86282452253");

    private WithheldCallerId() {}

    /** Whether the text, of any letter case and punctuation, is one of the words. */
    static boolean isSaidBy(String plain) {
        if (Digits.anyIn(plain)) {
            return false;
        }
        int at = plain.indexOf('@');
        return WORDS.contains(words(at < 0 ? plain : plain.substring(0, at)));
    }

    /** Whether the number, with or without a plus sign and otherwise bare, is a placeholder. */
    static boolean isPlaceholder(String number) {
        return PLACEHOLDERS.contains(number.startsWith("+") ? number.substring(1) : number);
    }

    private static String words(String text) {
        StringBuilder words = new StringBuilder(text.length());
        boolean gap = false;
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetter(c)) {
                words.append(gap && !words.isEmpty() ? " " : "").append(c);
                gap = false;
            } else {
                gap = true;
            }
        }
        return words.toString();
    }
}
