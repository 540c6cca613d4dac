package dev.autolog.deadletters;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Arbitrary bytes as printable text that PostgreSQL can store. */
final class Excerpt {
    private Excerpt() {}

    /** The beginning as text, with a replacement character for each malformed byte; null for null. */
    static @Nullable String of(byte @Nullable [] bytes, int most) {
        if (bytes == null) {
            return null;
        }
        boolean whole = bytes.length <= most;
        CharBuffer text = CharBuffer.allocate(most);
        // Omits a character that the cut splits.
        var _ = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(bytes, 0, whole ? bytes.length : most), text, whole);
        return text.flip().toString().replace('\0', '\uFFFD');
    }

    /** The beginning of a text; never ends with half a surrogate pair. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
