package io.dynamote.web.host;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One part of a host as a table.
 *
 * @param key of the part in samples
 * @param title as people read it
 * @param time when it was read; null if never
 * @param missing why it is not there; empty if it is
 * @param columns heads; those that begin with {@code #} hold numbers
 * @param rows cells in the order of the columns
 */
public record PartTable(
        String key, String title, @Nullable Instant time, String missing, List<String> columns, List<List<Cell>> rows) {

    public PartTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Whether a column holds numbers. */
    public boolean isNumber(int column) {
        return columns.get(column).startsWith("#");
    }

    /** The head of a column. */
    public String head(int column) {
        return columns.get(column).replace("#", "");
    }
}
