package io.dynamote.web.catalog;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.dynamote.web.page.Query;
import io.dynamote.web.page.QueryString;

/**
 * Which models are shown: the state of the page, which its address holds.
 *
 * @param q part of name, id or description
 * @param engine empty for all
 * @param task empty for all
 * @param size key of a {@link SizeRange}; empty for all
 * @param page from 1
 */
public record CatalogFilter(String q, String engine, String task, String size, int page) {

    /** Cards that are sent at once. */
    public static final int PAGE = 60;

    /** Reads the address. */
    static CatalogFilter of(Query query) {
        return new CatalogFilter(
                query.text("q"), query.text("engine"), query.text("task"), query.text("size"), query.page());
    }

    /** Whether anything is left out. */
    public boolean narrows() {
        return !(q + engine + task + size).isEmpty();
    }

    boolean matches(Model model) {
        return (engine.isEmpty() || model.supportedEngines().contains(engine))
                && (task.isEmpty() || task.equals(model.task()))
                && (size.isEmpty() || range(model))
                && (q.isEmpty() || says(model, q.toLowerCase(Locale.ROOT)));
    }

    private boolean range(Model model) {
        return Arrays.stream(SizeRange.values()).anyMatch(range -> range.key().equals(size) && range.holds(model));
    }

    private static boolean says(Model model, String words) {
        String text = model.name() + " " + model.id() + " " + Objects.toString(model.description(), "");
        String lower = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(words.split("\\s+")).allMatch(lower::contains);
    }

    /** Everything that matches, by name. */
    List<Model> apply(List<Model> all) {
        return all.stream()
                .filter(this::matches)
                .sorted(Comparator.comparing(Model::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Model::id))
                .toList();
    }

    /** Address of the catalog in this state. */
    public String href() {
        return "/catalog"
                + new QueryString()
                        .with("q", q)
                        .with("engine", engine)
                        .with("task", task)
                        .with("size", size)
                        .with("page", page == 1 ? "" : Integer.toString(page));
    }

    /** The same with the next cards. */
    public CatalogFilter next() {
        return new CatalogFilter(q, engine, task, size, page + 1);
    }
}
