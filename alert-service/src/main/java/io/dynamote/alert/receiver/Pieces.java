package io.dynamote.alert.receiver;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Fits whole pieces of marked-up text into a limit. A piece is never cut, so no tag and no escape is; what does not fit is
 * counted in a last line.
 */
public final class Pieces {

    private final String separator;
    private final int most;
    private final ToIntFunction<String> size;

    /**
     * @param most UTF-16 units of the whole
     */
    public Pieces(String separator, int most) {
        this(separator, most, String::length);
    }

    /**
     * @param size how the receiver counts; of a whole it is at most the sum over its parts
     */
    public Pieces(String separator, int most, ToIntFunction<String> size) {
        this.separator = separator;
        this.most = most;
        this.size = size;
    }

    /**
     * All pieces in the best form in which all fit; else those that fit in the shorter forms, in order, and {@code rest} of the
     * number that do not.
     *
     * @param forms forms of a piece for one item, from the best to the shortest, at least two
     */
    public <T> String fit(List<T> items, List<Function<T, String>> forms, IntFunction<String> rest) {
        for (Function<T, String> form : forms) {
            String whole = items.stream().map(form).collect(Collectors.joining(separator));
            if (size.applyAsInt(whole) <= most) {
                return whole;
            }
        }
        return some(items, forms.subList(forms.size() - 2, forms.size()), rest);
    }

    private <T> String some(List<T> items, List<Function<T, String>> forms, IntFunction<String> rest) {
        int reserved = size.applyAsInt(separator) + size.applyAsInt(rest.apply(items.size()));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            String between = i == 0 ? "" : separator;
            int left = most - size.applyAsInt(text.toString()) - size.applyAsInt(between) - reserved;
            String piece = best(items.get(i), forms, left);
            if (piece == null) {
                return text + between + rest.apply(items.size() - i);
            }
            text.append(between).append(piece);
        }
        return text.toString();
    }

    private <T> @Nullable String best(T item, List<Function<T, String>> forms, int left) {
        for (Function<T, String> form : forms) {
            String piece = form.apply(item);
            if (size.applyAsInt(piece) <= left) {
                return piece;
            }
        }
        return null;
    }
}
