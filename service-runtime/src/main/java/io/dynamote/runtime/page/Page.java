package io.dynamote.runtime.page;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in the order of the list
 * @param nextCursor where the next page begins; absent on the last one
 * @param asOf when what is shown was true
 * @param stale whether it may have changed since without being noticed
 * @param <T> type of the items
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String nextCursor, Instant asOf, boolean stale) {

    public Page {
        items = List.copyOf(items);
    }

    /** A page that is true now. */
    public static <T> Page<T> current(List<T> items, @Nullable String nextCursor, Instant now) {
        return new Page<>(items, nextCursor, now, false);
    }

    /** The same page with other items. */
    public <R> Page<R> map(Function<? super T, R> change) {
        return new Page<>(items.stream().map(change).toList(), nextCursor, asOf, stale);
    }
}
