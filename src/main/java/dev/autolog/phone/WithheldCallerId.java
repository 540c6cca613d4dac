package dev.autolog.phone;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words and placeholder numbers that platforms and carriers send for a withheld caller ID. */
final class WithheldCallerId {
    /** In lower case, with single spaces. */
    private static final Set<String> WORDS = Stream.of("""
            anonymous, anonym, anonymous caller, restricted, restricted number, private, private caller,
            private number, unknown, unknown caller, unknown number, unavailable, number unavailable,
            caller unavailable, not available, name unavailable, id unavailable, caller id unavailable, withheld,
            number withheld, caller withheld, withheld number, blocked, blocked number, blocked caller,
            caller id blocked, no caller id, no callerid, nocallerid, no number, no caller, hidden, hidden number,
            out of area, unbekannt, unterdruckt, unterdrückt, anonyme, inconnu, masque, numero masque, numéro masqué,
            privado, desconocido, desconhecido, oculto, sconosciuto, privato, anonimo, anónimo, anoniem, onbekend,
            privé nummer, hemligt nummer, okänt nummer, dolt nummer, skjult nummer, ukjent nummer, hemmeligt nummer,
            número oculto, numero oculto, número privado, numero privado, número desconocido, numero sconosciuto,
            numero privato, numéro privé, numéro inconnu, numer zastrzeżony, nieznany, skryté číslo, salainen numero,
            tuntematon numero, скрытый номер, номер скрыт, неизвестный номер, неизвестный, 非通知, 非通知設定, 公衆電話, 表示圏外,
            通知不可能, 发信号码不明, 未知号码, 私人号码, 발신자표시제한, 표시제한, 발신번호표시제한, payphone, pay phone, coin phone, null, none,
            undefined, n a, na, coin line, telephone box, nummer unterdrückt, rufnummer unterdrückt,
            unbekannte nummer, unbekannter anrufer, private nummer, anonieme beller, privénummer, privé, afgeschermd,
            onbekend nummer, privé numéro, numero prive, appel masqué, numero desconocido, llamada oculta,
            número restrito, número confidencial, não identificado, numero nascosto, privatni broj, skriven broj,
            hemligt, skyddat nummer, okänd, skjult, hemmelig, hemmelig nummer, ukendt, ukendt nummer, ukjent,
            anonym samtale, tuntematon, numer prywatny, zastrzeżony, numer ukryty, numer nieznany, soukromé číslo,
            neznámé číslo, skryté, neznáme číslo, rejtett szám, ismeretlen, ismeretlen szám, număr ascuns,
            număr privat, număr necunoscut, gizli numara, özel numara, bilinmeyen, bilinmeyen numara, απόκρυψη,
            άγνωστος, άγνωστος αριθμός, скрытый, аноним, анонимный, прихований номер, номер приховано,
            невідомий номер, скрит номер, непознат номер, скривен број, непознат број, 匿名, 未知, 未知號碼, 隐藏号码, 隱藏號碼, 私人號碼,
            无号码, 無號碼, 발신번호 없음, 알 수 없음, 알수없음, 익명, מספר חסוי, חסוי, מספר פרטי, رقم خاص, رقم محجوب, رقم مجهول,
            رقم غير معروف, غير معروف, مجهول, شماره خصوصی, ناشناس, ไม่แสดงหมายเลข, ไม่ทราบหมายเลข, số ẩn, số riêng tư,
            không xác định, nomor pribadi, nomor tidak dikenal, nombor peribadi, number blocked, no number available,
            anonymous call, presentation restricted, número bloqueado, numero bloqueado, llamada anónima,
            chamada anônima, numéro non disponible, cabina, cabine, telefono pubblico, telefoonnummer onbekend,
            anrufer unbekannt, telefonzelle, pay telephone""".replace('\n', ' ').split(",\\s+", -1))
            .map(word -> words(TextNormalizer.of(word)))
            .collect(Collectors.toUnmodifiableSet());

    /**
     * ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN and UNAVAILABLE spelt on a keypad, as carriers send them. 7378742833 without a plus
     * sign could be a number in Texas; it counts as the placeholder, since a missed match does less harm than a wrong one.
     * Programs send -1 for a number that they do not have.
     */
    private static final Set<String> PLACEHOLDERS =
            Set.of("266696687", "7378742833", "2562533", "8656696", "86282452253", "-1");

    private WithheldCallerId() {}

    /** Whether the text is one of the words, ignoring letter case and punctuation. */
    static boolean isSaidBy(String plain) {
        if (Digits.anyIn(plain)) {
            return false;
        }
        int at = plain.indexOf('@');
        return WORDS.contains(words(at < 0 ? plain : plain.substring(0, at)));
    }

    /** Whether the digits, with or without a plus sign, are a placeholder. */
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
