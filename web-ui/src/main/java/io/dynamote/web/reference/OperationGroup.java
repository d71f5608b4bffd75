package io.dynamote.web.reference;

import java.util.List;

/**
 * Operations of one kind.
 *
 * @param name of the tag
 * @param about what they are for
 * @param operations those that are shown
 */
public record OperationGroup(String name, String about, List<OperationView> operations) {
    public OperationGroup {
        operations = List.copyOf(operations);
    }

    /** Where links within the page find it. */
    public String id() {
        return "tag-" + name.toLowerCase(java.util.Locale.ROOT);
    }
}
