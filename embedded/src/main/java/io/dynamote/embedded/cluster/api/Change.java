package io.dynamote.embedded.cluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One change of one object. Its nodes are shared with the store: read only.
 *
 * @param version resource version at which it happened
 * @param type kind of the object
 * @param before the object until then; null when it was created
 * @param after the object since then; null when it was removed
 */
public record Change(
        long version,
        ResourceType type,
        @Nullable ObjectNode before,
        @Nullable ObjectNode after) {

    public Change {
        if (before == null && after == null) {
            throw new IllegalArgumentException("change " + version + " has neither before nor after");
        }
    }

    /** The object after the change, or what was removed. */
    public ObjectNode object() {
        if (after != null) {
            return after;
        }
        if (before != null) {
            return before;
        }
        throw new IllegalStateException("change without an object");
    }
}
