package io.dynamote.contracts.compat;

/**
 * Something that worked by the older document and does not by the newer one.
 *
 * @param where the place in the document, for example {@code GET /api/rules 200 items[].name}
 * @param what how it changed, in words
 */
public record Break(String where, String what) {

    @Override
    public String toString() {
        return where + ": " + what;
    }
}
