package dev.autolog.phone;

import java.util.Set;

/** Words, in lower case, and codes that people type next to a number. */
final class PhoneVocabulary {
    /** The type of line. */
    static final Set<String> LABELS = words("""
            mobile mob mobil mobiltelefon cell cellular cellphone home work office business personal private main
            direct phone telephone tel telefon telefono teléfono telefone téléphone tlf fon ph fax handy festnetz
            privat arbeit büro geschäftlich portable fixe bureau domicile maison móvil movil celular cel celda casa
            trabajo oficina tél port gsm natel puh telefoon mobilnummer telefonnummer rufnummer telephon iphone
            cellulare ufficio fisso mobiel thuis werk other whatsapp call number primary secondary landline desk
            switchboard hq тел моб раб дом телефон мобильный 電話 携帯 電話番号 携帯番号 手机号 휴대폰 电话 手机 전화 هاتف جوال h w m c o t p
            f d b""");

    /** Part of a label before them, as in Tel.-Nr.; alone they also precede order numbers. */
    static final Set<String> NUMBER_WORDS = words("nr no num número numero nummer");

    /** Precede the digits of an extension. */
    static final Set<String> EXTENSION_MARKS = words("""
            ext extn exten extension x доб вн poste durchwahl dw kl klappe ramal anexo interno int toestel anknytning
            lokal pbx wew wewn app nst nebenstelle extensión extensao extensão dahili linka linje ankn 内線 分机 내선 转 轉
            extensio extensie добавочный внутр внутренний dwahl apparat appareil klapka tst lokalnummer lok alanumero
            ala wewnętrzny mellék dah εσωτ εσωτερικό 内线 內線 分機 שלוחה تحويلة داخلي ต่อ""");

    /** Dialled before a number, to withhold or show the caller ID or to switch off call waiting for one call. */
    static final Set<String> SERVICE_PREFIXES = words("""
            *31# #31# *31* *67 *82 *70 *71 #30# *30# *65 *81 #67""");

    private PhoneVocabulary() {}

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+", -1));
    }
}
