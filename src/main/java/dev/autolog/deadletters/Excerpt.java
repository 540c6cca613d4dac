package dev.autolog.deadletters;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Arbitrary bytes as printable text that PostgreSQL can store. */
final class Excerpt {
    private Excerpt() {}

    /** The beginning as text, a replacement character for each byte that is none; null for no bytes at all. */
    static @Nullable String of(byte @Nullable [] bytes, int most) {
        if (bytes == null) {
            return null;
        }
        boolean whole = bytes.length <= most;
        CharBuffer text = CharBuffer.allocate(most);
        // A character that the end cuts in two is left out.
        var _ = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(bytes, 0, whole ? bytes.length : most), text, whole);
        return text.flip().toString().replace('\0', '\uFFFD');
    }

    /** The beginning of a text, without half a character at its end. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
