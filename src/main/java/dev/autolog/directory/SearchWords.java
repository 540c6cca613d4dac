package dev.autolog.directory;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The search words of names: without case and accents. */
public final class SearchWords {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    /** The maximum length in characters, so that a word fits into an index row. */
    private static final int LONGEST_WORD = 64;

    private SearchWords() {}

    /** The distinct words of texts, in order; empty if they hold neither letters nor digits. */
    public static List<String> of(@Nullable String... texts) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : texts) {
            if (text != null) {
                addWords(text, words);
            }
        }
        return List.copyOf(words);
    }

    private static void addWords(String text, Set<String> words) {
        String bare = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        String lower = Normalizer.normalize(bare, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        for (String word : BETWEEN_WORDS.split(lower, -1)) {
            if (!word.isEmpty()) {
                words.add(shortened(word));
            }
        }
    }

    private static String shortened(String word) {
        if (word.length() <= LONGEST_WORD) {
            return word;
        }
        boolean halfACharacter = Character.isHighSurrogate(word.charAt(LONGEST_WORD - 1));
        return word.substring(0, halfACharacter ? LONGEST_WORD - 1 : LONGEST_WORD);
    }
}
