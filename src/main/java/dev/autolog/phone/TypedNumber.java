package dev.autolog.phone;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One number as typed, with its labels and punctuation taken away.
 *
 * @param dialled an optional plus sign and digits; empty when there are none
 * @param extension digits to dial after the call is answered; null without them
 * @param wording what else the text holds
 */
record TypedNumber(String dialled, @Nullable String extension, Wording wording) {

    /** What a text holds besides a number. */
    enum Wording {
        /** Labels at most. */
        NOTHING,
        /** Words that are no known label: a vanity number, a name, a remark. */
        WORDS,
        /** Characters that no number has, or digits where none can be. */
        NO_NUMBER
    }

    private static final Set<String> LABELS = Set.of(
            "mobile",
            "mob",
            "mobil",
            "mobiltelefon",
            "cell",
            "cellular",
            "cellphone",
            "home",
            "work",
            "office",
            "business",
            "personal",
            "private",
            "main",
            "direct",
            "phone",
            "telephone",
            "tel",
            "telefon",
            "telefono",
            "teléfono",
            "telefone",
            "téléphone",
            "tlf",
            "fon",
            "ph",
            "fax",
            "handy",
            "festnetz",
            "privat",
            "arbeit",
            "büro",
            "geschäftlich",
            "portable",
            "fixe",
            "bureau",
            "domicile",
            "maison",
            "móvil",
            "movil",
            "celular",
            "cel",
            "celda",
            "casa",
            "trabajo",
            "oficina",
            "cellulare",
            "ufficio",
            "fisso",
            "mobiel",
            "thuis",
            "werk",
            "other",
            "whatsapp",
            "call",
            "number",
            "primary",
            "secondary",
            "landline",
            "desk",
            "switchboard",
            "hq",
            "тел",
            "моб",
            "раб",
            "дом",
            "телефон",
            "мобильный",
            "電話",
            "携帯",
            "电话",
            "手机",
            "전화",
            "هاتف",
            "جوال",
            "h",
            "w",
            "m",
            "c",
            "o",
            "t",
            "p",
            "f",
            "d",
            "b");

    private static final Set<String> EXTENSION_MARKS = Set.of(
            "ext",
            "extn",
            "exten",
            "extension",
            "x",
            "доб",
            "вн",
            "poste",
            "durchwahl",
            "dw",
            "kl",
            "klappe",
            "ramal",
            "anexo",
            "interno",
            "int",
            "toestel",
            "anknytning",
            "lokal",
            "pbx",
            "wew");

    private static final Set<String> SERVICE_PREFIXES =
            Set.of("*31#", "#31#", "*31*", "*67", "*82", "*70", "*71", "#30#", "*30#", "*65", "*81", "#67");

    private static final int LONGEST_EXTENSION = 9;

    static TypedNumber of(String part) {
        return new Scan(withoutServicePrefix(part)).number();
    }

    /** Codes dialled before a number, to hide or show one's own or to switch call waiting off for one call. */
    private static String withoutServicePrefix(String part) {
        for (String prefix : SERVICE_PREFIXES) {
            if (part.startsWith(prefix)) {
                return part.substring(prefix.length());
            }
        }
        return part;
    }

    boolean isEmpty() {
        return dialled.isEmpty();
    }

    /** Reads from left to right once, so its time grows with the text's length and no faster. */
    private static final class Scan {
        private static final String PUNCTUATION = " .-()[]~_'\"`:";

        private final String text;
        private final StringBuilder dialled = new StringBuilder();
        private @Nullable String extension;
        private boolean labelled;
        private boolean words;
        private boolean broken;
        private int at;

        Scan(String text) {
            this.text = text;
        }

        TypedNumber number() {
            while (at < text.length() && !broken) {
                char c = text.charAt(at);
                if (Digits.is(c)) {
                    digit(c);
                } else if (Character.isLetter(c)) {
                    word();
                } else if (c == '+') {
                    plus();
                } else if (c == '#') {
                    hash();
                } else {
                    punctuation(c);
                }
            }
            Wording wording = broken ? Wording.NO_NUMBER : words ? Wording.WORDS : Wording.NOTHING;
            return new TypedNumber(dialled.toString(), extension, wording);
        }

        private void digit(char c) {
            broken = extension != null || labelled;
            dialled.append(c);
            at++;
        }

        private void plus() {
            broken = !dialled.isEmpty() && !dialled.toString().equals("+");
            dialled.setLength(0);
            dialled.append('+');
            at++;
        }

        private void word() {
            int start = at;
            while (at < text.length() && Character.isLetter(text.charAt(at))) {
                at++;
            }
            String word = text.substring(start, at).toLowerCase(Locale.ROOT);
            if (EXTENSION_MARKS.contains(word) && digitsFollow()) {
                extension();
            } else if (LABELS.contains(word)) {
                label();
            } else {
                words |= !isCarrierPlaceholder(word);
            }
        }

        /** 0xx11 98765-4321: in Brazil xx stands for the carrier that the caller is free to choose. */
        private boolean isCarrierPlaceholder(String word) {
            return word.equals("xx")
                    && (dialled.toString().equals("0") || dialled.toString().equals("+550"));
        }

        /** A label ends the number before it; the digit of "Tel. 2: 415…" and the sign of "Ph# 415…" belong to the label. */
        private void label() {
            labelled = !dialled.isEmpty();
            if (at < text.length() && text.charAt(at) == '#') {
                at++;
            }
            int next = skip(" .", at);
            if (next < text.length() && Digits.is(text.charAt(next)) && dialled.isEmpty()) {
                int mark = skip(" ", next + 1);
                if (mark < text.length() && ":)".indexOf(text.charAt(mark)) >= 0) {
                    at = mark + 1;
                }
            }
        }

        private void hash() {
            if (digitsFollow()) {
                extension();
            } else {
                broken = dialled.isEmpty() && extension == null;
                at++;
            }
        }

        private boolean digitsFollow() {
            int next = skip(" .:#=-", at);
            return next < text.length() && Digits.is(text.charAt(next));
        }

        private void extension() {
            int start = skip(" .:#=-", at);
            at = start;
            while (at < text.length() && Digits.is(text.charAt(at))) {
                at++;
            }
            broken = extension != null || at - start > LONGEST_EXTENSION;
            extension = text.substring(start, at);
        }

        private void punctuation(char c) {
            boolean betweenDigits = at > 0
                    && at + 1 < text.length()
                    && Digits.is(text.charAt(at - 1))
                    && Digits.is(text.charAt(at + 1));
            broken = PUNCTUATION.indexOf(c) < 0 || (c == ':' && betweenDigits);
            at++;
        }

        private int skip(String characters, int from) {
            int next = from;
            while (next < text.length() && characters.indexOf(text.charAt(next)) >= 0) {
                next++;
            }
            return next;
        }
    }
}
