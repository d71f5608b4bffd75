package io.dynamote.embedded.cluster.api;

import java.util.function.Consumer;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The events of one watch, as text, in the order of the resource versions.
 *
 * <p>A watch that resumes from a version gets every change since, removals included; one whose version is too old is
 * told so with 410 and has to list again. That is what makes informers survive an outage without missing a deletion.
 */
final class WatchFeed {

    private final ResourcePath path;
    private final Predicate<JsonNode> selected;
    private final Consumer<String> sink;

    WatchFeed(ResourcePath path, Predicate<JsonNode> selected, Consumer<String> sink) {
        this.path = path;
        this.selected = selected;
        this.sink = sink;
    }

    /**
     * Starts the feed.
     *
     * @param since resource version after which changes are sent; empty or 0 to begin with all present objects
     * @param markInitialEnd whether the end of the present objects is marked with a bookmark
     * @return what ends it
     */
    Runnable open(ObjectStore store, String since, boolean markInitialEnd) {
        if (since.isEmpty() || since.equals("0")) {
            return store.listAndSubscribe(
                    path.type(),
                    path.namespace(),
                    present -> {
                        present.stream().filter(this::concerns).forEach(object -> send("ADDED", object));
                        if (markInitialEnd) {
                            bookmark(store.version(), true);
                        }
                    },
                    this::onChange);
        }
        return store.subscribe(number(since), this::onChange).orElseGet(() -> {
            send("ERROR", ApiRefusal.expired().status());
            return () -> {};
        });
    }

    /** Tells a quiet watch how far it is, so that it can resume from there. */
    void bookmark(long version, boolean endOfInitial) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("kind", path.type().kind())
                .put("apiVersion", path.type().apiVersion());
        object.withObject("/metadata").put("resourceVersion", Long.toString(version));
        if (endOfInitial) {
            object.withObject("/metadata/annotations").put("k8s.io/initial-events-end", "true");
        }
        send("BOOKMARK", object);
    }

    private void onChange(Change change) {
        if (!change.type().equals(path.type())) {
            return;
        }
        boolean was = concernsOrNull(change.before());
        boolean is = concernsOrNull(change.after());
        if (was && is) {
            send("MODIFIED", change.object());
        } else if (is) {
            send("ADDED", change.object());
        } else if (was) {
            send("DELETED", change.object());
        }
    }

    private boolean concernsOrNull(@Nullable ObjectNode object) {
        return object != null && concerns(object);
    }

    private boolean concerns(ObjectNode object) {
        return (path.namespace().isEmpty() || path.namespace().equals(Metadata.namespace(object)))
                && (path.name().isEmpty() || path.name().equals(Metadata.name(object)))
                && selected.test(object);
    }

    private void send(String event, ObjectNode object) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", event);
        message.set("object", object);
        sink.accept(message.toString());
    }

    /**
     * The resource version that a request names.
     *
     * @throws ApiRefusal when it is none
     */
    static long number(String version) {
        try {
            return version.isEmpty() ? 0 : Long.parseLong(version);
        } catch (NumberFormatException e) {
            throw ApiRefusal.badRequest("invalid resource version: " + version);
        }
    }
}
