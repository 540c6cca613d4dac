package dev.autolog.crm;

import org.jspecify.annotations.Nullable;

/** Plain text as HTML, for CRMs whose texts are HTML. */
public final class HtmlText {
    private HtmlText() {}

    /** Text with its lines kept; what looks like markup stays text. */
    public static String of(String text) {
        return escaped(text).replace("\n", "<br>");
    }

    /**
     * Text with a link below it.
     *
     * @param link null for none
     */
    public static String of(String text, @Nullable String link) {
        return link == null ? of(text) : of(text) + "<br><a href=\"" + escaped(link) + "\">Autolog</a>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
