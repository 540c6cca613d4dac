package dev.autolog.upload;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Optional;

/**
 * The text of a file. A byte order mark tells UTF-8 and UTF-16; a file without one is UTF-8 if it can be, else Windows-1252, in which
 * Excel writes CSV in Western Europe and America.
 */
record FileText(String text, Charset charset) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int CHUNK = 8192;

    /** The text of the bytes; empty if they are no text, such as a workbook. */
    static Optional<FileText> of(byte[] bytes) {
        Charset charset = charset(bytes);
        String decoded = new String(bytes, charset);
        String text = decoded.startsWith(BYTE_ORDER_MARK) ? decoded.substring(1) : decoded;
        return text.indexOf('\0') < 0 ? Optional.of(new FileText(text, charset)) : Optional.empty();
    }

    private static Charset charset(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return UTF_16LE;
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return UTF_16BE;
        }
        return isUtf8(bytes) ? UTF_8 : WINDOWS_1252;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(byte[] bytes) {
        CharsetDecoder decoder = UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(CHUNK);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        return result.isUnderflow();
    }

    /** Masked: it is personal data. */
    @Override
    public String toString() {
        return "FileText[" + charset + "]";
    }
}
