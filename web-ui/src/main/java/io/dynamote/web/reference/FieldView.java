package io.dynamote.web.reference;

/**
 * A field or a parameter as the page shows it.
 *
 * @param depth 0 for the outermost
 * @param name as it is written
 * @param type in words, with what it may be
 * @param note {@code required}, {@code path} and the like; empty if there is nothing to say
 * @param about what it is; empty if its name says it
 */
public record FieldView(int depth, String name, String type, String note, String about) {

    private static final int DEEPEST = 4;

    /** Class that indents it. */
    public String css() {
        return "depth-" + Math.min(depth, DEEPEST);
    }
}
