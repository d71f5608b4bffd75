package io.dynamote.embedded.cluster.api;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.Yaml;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WritesTest {

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final ResourceType SERVICE = ResourceType.SERVICE;

    private final ObjectStore store = new ObjectStore();
    private final Writes writes = new Writes(
            store,
            (type, before, after) ->
                    after.path("spec").has("bad") ? List.of(Cause.forbidden("spec.bad", "no")) : List.of(),
            Clock.fixed(Instant.parse("2026-11-20T12:00:00.5Z"), ZoneOffset.UTC),
            () -> ID);

    @BeforeEach
    void plantNamespaces() {
        Writes seed = new Writes(store, (type, before, after) -> List.of(), Clock.systemUTC(), UUID::randomUUID);
        for (String name : List.of("ns", "other")) {
            ObjectNode namespace =
                    Yaml.object("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(name));
            seed.create(ResourceType.NAMESPACE, "", namespace, false);
        }
    }

    @Test
    void shouldGiveANewObjectItsIdentity() {
        ObjectNode created = writes.create(SERVICE, "ns", service("a: 1"), false);

        assertThat(created.path("metadata").toString())
                .isEqualTo(Yaml.object("""
                        name: x
                        namespace: ns
                        uid: 00000000-0000-0000-0000-000000000001
                        creationTimestamp: "2026-11-20T12:00:00Z"
                        generation: 1
                        resourceVersion: "4"
                        """).toString());
    }

    @Test
    void shouldStoreNothingOnADryRun() {
        assertThat(Metadata.name(writes.create(SERVICE, "ns", service("a: 1"), true)))
                .isEqualTo("x");
        assertThat(store.list(SERVICE, "")).isEmpty();

        writes.create(SERVICE, "ns", service("a: 1"), false);
        ObjectNode changed = writes.change(path(), true, object -> with(object, "a", 2));
        assertThat(changed.at("/spec/a").asInt()).isEqualTo(2);
        writes.delete(path(), false, true);
        assertThat(present().at("/spec/a").asInt()).isEqualTo(1);
    }

    @Test
    void shouldCountGenerationsOfTheSpecAndKeepIdentityAndStatus() {
        writes.create(SERVICE, "ns", service("a: 1"), false);
        writes.change(status(), false, object -> {
            object.putObject("status").put("ok", true);
            object.putObject("spec").put("a", 9);
            return object;
        });
        assertThat(present().at("/metadata/generation").asInt())
                .as("status only")
                .isEqualTo(1);
        assertThat(present().at("/spec/a").asInt()).isEqualTo(1);

        writes.change(path(), false, object -> {
            object.withObject("/metadata").put("uid", "forged").put("creationTimestamp", "never");
            object.putObject("status").put("ok", false);
            return with(object, "a", 2);
        });

        assertThat(present().at("/metadata/generation").asInt()).isEqualTo(2);
        assertThat(present().at("/metadata/uid").asText()).isEqualTo(ID.toString());
        assertThat(present().at("/status/ok").asBoolean()).isTrue();
    }

    @Test
    void shouldNotTakeAVersionForAChangeThatChangesNothing() {
        writes.create(SERVICE, "ns", service("a: 1"), false);
        long version = store.version();

        writes.change(path(), false, object -> object);

        assertThat(store.version()).isEqualTo(version);
    }

    @Test
    void shouldRefuseConflictsDuplicatesStrangersAndWhatAdmissionRefuses() {
        writes.create(SERVICE, "ns", service("a: 1"), false);

        refused(409, () -> writes.create(SERVICE, "ns", service("a: 1"), false));
        refused(404, () -> writes.create(SERVICE, "nowhere", service("a: 1"), false));
        refused(422, () -> writes.create(SERVICE, "other", service("bad: 1"), false));
        refused(422, () -> writes.change(path(), false, object -> with(object, "bad", 1)));
        refused(400, () -> writes.create(ResourceType.POD, "ns", service("a: 1"), false));
        refused(
                409,
                () -> writes.change(path(), false, object -> {
                    object.withObject("/metadata").put("resourceVersion", "1");
                    return object;
                }));
        refused(404, () -> writes.delete(new ResourcePath(SERVICE, "ns", "none", ""), false, false));
        refused(400, () -> {
            ObjectNode elsewhere = service("a: 1");
            elsewhere.withObject("/metadata").put("namespace", "other");
            writes.create(SERVICE, "ns", elsewhere, false);
        });
    }

    @Test
    void shouldMarkWhatHasFinalizersAndRemoveItWithTheLast() {
        ObjectNode held = service("a: 1");
        held.withObject("/metadata").withArray("/finalizers").add("nvidia.com/finalizer");
        writes.create(SERVICE, "ns", held, false);

        writes.delete(path(), false, false);
        assertThat(present().at("/metadata/deletionTimestamp").asText()).isEqualTo("2026-11-20T12:00:00Z");
        long version = store.version();
        writes.delete(path(), false, false);
        assertThat(store.version()).as("a second delete changes nothing").isEqualTo(version);

        writes.edit(SERVICE, "ns", "x", object -> {
            object.withObject("/metadata").remove("finalizers");
            return object;
        });
        assertThat(store.get(SERVICE, "ns", "x")).isEmpty();
    }

    private static void refused(int code, org.assertj.core.api.ThrowableAssert.ThrowingCallable write) {
        assertThatThrownBy(write).isInstanceOfSatisfying(ApiRefusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.status().path("status").asText()).isEqualTo("Failure");
            assertThat(refusal.status().path("message").asText()).isEqualTo(refusal.getMessage());
        });
    }

    private ObjectNode present() {
        return store.get(SERVICE, "ns", "x").orElseThrow();
    }

    private static ResourcePath path() {
        return new ResourcePath(SERVICE, "ns", "x", "");
    }

    private static ResourcePath status() {
        return new ResourcePath(SERVICE, "ns", "x", "status");
    }

    private static ObjectNode service(String spec) {
        return Yaml.object("{apiVersion: v1, kind: Service, metadata: {name: x}, spec: {" + spec + "}}");
    }

    private static ObjectNode with(ObjectNode object, String field, int value) {
        object.withObject("/spec").put(field, value);
        return object;
    }
}
