package io.dynamote.embedded.cluster.api;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Looks at an object before it is written: completes it with defaults, or names what is wrong with it. */
@FunctionalInterface
public interface Admission {

    /**
     * Reviews a write.
     *
     * @param type kind of the object
     * @param before the object as it is; null on create
     * @param after the object as it shall be; may be changed
     * @return what is wrong; empty when it may be written
     */
    List<Cause> review(ResourceType type, @Nullable ObjectNode before, ObjectNode after);
}
