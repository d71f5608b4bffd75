package io.dynamote.catalog.model;

import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.ObjectReader;
import io.dynamote.runtime.page.Cursor;
import io.dynamote.runtime.page.Page;
import io.dynamote.runtime.page.PageLimit;
import io.micronaut.http.HttpParameters;
import org.jspecify.annotations.Nullable;

/**
 * One page of a search.
 *
 * @param filter which models
 * @param after name and id of the last model of the page before, on two lines; null for the first page
 * @param limit how many
 */
record ModelQuery(ModelFilter filter, @Nullable Cursor after, PageLimit limit) {

    private static final int LONGEST_SEARCH = 200;

    /**
     * Reads the parameters of a request. Empty ones count as absent, as forms send them.
     *
     * @throws io.dynamote.runtime.problem.InvalidInputException naming every parameter at fault
     */
    static ModelQuery read(HttpParameters parameters) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        for (String name : parameters.names()) {
            String value = parameters.get(name);
            if (value != null && !value.isBlank()) {
                given.put(name, value.strip());
            }
        }
        FieldErrors errors = new FieldErrors();
        ObjectReader in = ObjectReader.of(given, errors);
        var words = in.text("q").as(ModelQuery::words);
        var engine = in.text("engine").as(Engine::of);
        var task = in.text("task").as(Task::of);
        var minSize = in.text("minSize").as(ModelSize::bound);
        var maxSize = in.text("maxSize").as(ModelSize::bound);
        var limit = in.text("limit").as(ModelQuery::limit);
        if (minSize.optional().orElse(0L) > maxSize.optional().orElse(Long.MAX_VALUE)) {
            in.fault("maxSize", given.get("maxSize").textValue(), "must not be less than minSize");
        }
        errors.throwIfAny();
        return new ModelQuery(
                new ModelFilter(
                        words.orElse(List.of()).value(),
                        engine.orNull(),
                        task.orNull(),
                        minSize.orElse(0L).value(),
                        maxSize.orElse(Long.MAX_VALUE).value()),
                in.text("cursor").optional().map(Cursor::decode).orElse(null),
                limit.optional().orElseGet(() -> PageLimit.of(null)));
    }

    /** The page that this query asks for. */
    Page<ModelView> page(Catalog.Reading reading) {
        List<CatalogSnapshot.Entry> found = reading.snapshot()
                .search(filter, position())
                .limit(limit.value() + 1L)
                .toList();
        boolean more = found.size() > limit.value();
        List<CatalogSnapshot.Entry> shown = more ? found.subList(0, limit.value()) : found;
        return new Page<>(
                shown.stream().map(CatalogSnapshot.Entry::view).toList(),
                more ? cursor(shown.getLast().model()).encoded() : null,
                reading.asOf(),
                reading.stale());
    }

    private static Cursor cursor(Model last) {
        return new Cursor(last.name() + '\n' + last.id());
    }

    private @Nullable String position() {
        if (after == null) {
            return null;
        }
        int end = after.after().indexOf('\n');
        if (end < 0) {
            throw io.dynamote.runtime.problem.InvalidInputException.of(
                    "cursor", after.encoded(), "must be the nextCursor of an earlier answer");
        }
        return SearchText.sortKey(after.after().substring(0, end), after.after().substring(end + 1));
    }

    private static List<String> words(String text) {
        if (text.length() > LONGEST_SEARCH) {
            throw new IllegalArgumentException("must be at most " + LONGEST_SEARCH + " characters");
        }
        return Arrays.stream(SearchText.fold(text).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static PageLimit limit(String text) {
        return new PageLimit(text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0);
    }
}
