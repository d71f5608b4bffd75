package io.dynamote.catalog.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How texts are compared: neither case nor accents count, and numbers within names sort as numbers. */
final class SearchText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int DIGITS = 6;

    private SearchText() {}

    /** The text without case and accents. */
    static String fold(String text) {
        String decomposed = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        return MARKS.matcher(decomposed).replaceAll("");
    }

    /** Orders models by name, then id: "Qwen3 4B" before "Qwen3 14B". */
    static String sortKey(String name, String id) {
        String padded = NUMBER.matcher(fold(name))
                .replaceAll(found ->
                        "0".repeat(Math.max(0, DIGITS - found.group().length())) + found.group());
        return padded + '\n' + id;
    }
}
