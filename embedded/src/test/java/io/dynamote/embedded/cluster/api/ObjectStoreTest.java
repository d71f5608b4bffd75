package io.dynamote.embedded.cluster.api;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.Yaml;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectStoreTest {

    private static final ResourceType POD = ResourceType.POD;

    private final ObjectStore store = new ObjectStore();

    @Test
    void shouldGiveEachChangeTheNextVersionAndTheObjectThatVersion() {
        long start = store.version();

        assertThat(put("a")).isTrue();
        assertThat(put("b")).isTrue();

        assertThat(store.version()).isEqualTo(start + 2);
        assertThat(version(present("b"))).isEqualTo(Long.toString(start + 2));
    }

    @Test
    void shouldWriteNothingWhenSomebodyWasFaster() {
        put("a");
        ObjectNode seen = present("a");
        assertThat(store.swap(POD, "ns", "a", seen, named("a"))).isTrue();
        long version = store.version();

        assertThat(store.swap(POD, "ns", "a", seen, named("a"))).isFalse();
        assertThat(store.swap(POD, "ns", "a", seen, null)).isFalse();
        assertThat(put("a")).as("it exists").isFalse();
        assertThat(store.version()).isEqualTo(version);
    }

    @Test
    void shouldListByNamespaceInOrder() {
        store.swap(POD, "b", "1", null, named("1"));
        store.swap(POD, "a", "2", null, named("2"));
        store.swap(POD, "a", "1", null, named("1"));
        store.swap(POD, "ab", "3", null, named("3"));
        store.swap(ResourceType.SERVICE, "a", "service", null, named("service"));

        assertThat(store.list(POD, "a")).extracting(Metadata::name).containsExactly("1", "2");
        assertThat(store.list(POD, "")).hasSize(4);
        assertThat(store.list(POD, "none")).isEmpty();
    }

    @Test
    void shouldReplayWhatASubscriberMissedRemovalsIncludedThenGoOn() {
        put("a");
        long seen = store.version();
        put("b");
        store.swap(POD, "ns", "a", present("a"), null);
        List<Change> changes = new ArrayList<>();

        Runnable unsubscribe = store.subscribe(seen, changes::add).orElseThrow();
        put("c");
        unsubscribe.run();
        put("d");

        assertThat(changes).extracting(change -> Metadata.name(change.object())).containsExactly("b", "a", "c");
        assertThat(changes.get(1).after()).isNull();
        assertThat(version(changes.get(1).object()))
                .as("a watch resumes after the removal")
                .isEqualTo(Long.toString(changes.get(1).version()));
    }

    @Test
    void shouldSendWhoIsTooFarBehindToListAgain() {
        long early = store.version();
        for (int i = 0; i <= ObjectStore.HISTORY; i++) {
            put("p" + i);
        }

        assertThat(store.subscribe(early, change -> {})).isEmpty();
        assertThat(store.subscribe(early + 1, change -> {})).isPresent();
    }

    @Test
    void shouldHandOverPresentObjectsAndChangesWithoutAGap() {
        put("a");
        List<String> seen = new ArrayList<>();

        store.listAndSubscribe(
                POD,
                "ns",
                present -> present.forEach(object -> seen.add("present " + Metadata.name(object))),
                change -> seen.add("change " + Metadata.name(change.object())));
        put("b");

        assertThat(seen).containsExactly("present a", "change b");
    }

    private boolean put(String name) {
        return store.swap(POD, "ns", name, null, named(name));
    }

    private ObjectNode present(String name) {
        return store.get(POD, "ns", name).orElseThrow();
    }

    private static ObjectNode named(String name) {
        return Yaml.object("{metadata: {name: '" + name + "'}}");
    }

    private static String version(ObjectNode object) {
        return object.at("/metadata/resourceVersion").asText();
    }
}
