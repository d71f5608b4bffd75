package io.dynamote.deployment.service;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.deployment.DeploymentService;
import io.dynamote.embedded.cluster.SimulationOptions;
import io.dynamote.embedded.process.ServiceProcess;
import io.dynamote.embedded.process.StartCache;
import io.dynamote.events.Event;
import io.dynamote.events.Topics;
import io.dynamote.events.deployment.DeploymentEvent;
import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.deployment.Phase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The service killed by SIGKILL at random points while clients create and delete: no event lost, none seen twice after
 * de-duplication by id, order per deployment kept, the cluster as wanted in the end.
 */
class DeploymentCrashIT {

    private static final int KILLS = Boolean.getBoolean("dynamote.endurance") ? 100 : 3;
    private static final int WORTH_A_CACHE = 10;
    private static final int CLIENTS = 3;
    private static final Duration STARTED = Duration.ofSeconds(90);
    private static final Duration SETTLED = Duration.ofMinutes(2);
    private static final long SEED = Long.getLong("dynamote.crash.seed", 20261121L);
    private static final String NAMESPACE = "dynamo-system";

    @TempDir
    Path directory;

    @Test
    void shouldLoseNothingHoweverOftenItIsKilled() throws Exception {
        Random random = new Random(SEED);
        SimulationOptions simulation =
                SimulationOptions.defaults().withSpeed(100).withNodes(50, 8);
        try (Parts parts = Parts.start(simulation);
                ServiceProcess service = process(parts, KILLS < WORTH_A_CACHE ? null : warmUp(parts));
                ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            Door door = new Door(service.address());
            AtomicBoolean goOn = new AtomicBoolean(true);
            List<StubbornClient> clients = new ArrayList<>();
            List<Future<Map<String, StubbornClient.Wish>>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                StubbornClient client = new StubbornClient(door, (char) ('a' + i) + "-", random.nextLong(), goOn::get);
                clients.add(client);
                running.add(threads.submit(client));
            }

            for (int kill = 0; kill < KILLS; kill++) {
                // Every tenth kill hits the start itself.
                if (kill % 10 != 9) {
                    awaitAnswer(door);
                }
                LockSupport.parkNanos(random.nextLong(1_500_000_000));
                service.killAndRestart();
            }
            goOn.set(false);
            Map<String, StubbornClient.Wish> wishes = new TreeMap<>();
            for (Future<Map<String, StubbornClient.Wish>> client : running) {
                wishes.putAll(client.get());
            }

            assertThat(clients)
                    .allSatisfy(client -> assertThat(client.strange()).isEmpty());
            assertThat(wishes).hasSizeGreaterThan(CLIENTS);
            awaitDesiredState(parts, wishes);
            await().atMost(SETTLED)
                    .untilAsserted(() -> checkEvents(door, parts.kafka().bootstrapServers(), wishes));
        }
    }

    private ServiceProcess process(Parts parts, @Nullable StartCache cache) {
        return new ServiceProcess(DeploymentService.class, parts.properties(), directory.resolve("service.log"), cache);
    }

    /** Has the service run once until it has loaded what it needs, for all that follow to start from. */
    private StartCache warmUp(Parts parts) {
        StartCache cache = StartCache.in(directory);
        try (ServiceProcess first = process(parts, cache)) {
            awaitAnswer(new Door(first.address()));
            first.end();
        }
        assertThat(cache.isWritten()).isTrue();
        return cache;
    }

    private static void awaitAnswer(Door door) {
        await().atMost(STARTED)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> door.get("/health/ready").status() == 200);
    }

    private static void awaitDesiredState(Parts parts, Map<String, StubbornClient.Wish> wishes) {
        Set<String> wanted = new HashSet<>();
        wishes.forEach((name, wish) -> {
            if (wish.present()) {
                wanted.add(name);
            }
        });
        await().atMost(SETTLED)
                .untilAsserted(() -> assertThat(parts.cluster()
                                .client()
                                .genericKubernetesResources("nvidia.com/v1beta1", "DynamoGraphDeployment")
                                .inNamespace(NAMESPACE)
                                .list()
                                .getItems())
                        .extracting(graph -> graph.getMetadata().getName())
                        .containsExactlyInAnyOrderElementsOf(wanted));
    }

    private static void checkEvents(Door door, String kafka, Map<String, StubbornClient.Wish> wishes) {
        Map<String, List<Event<?>>> facts = byKey(Published.all(kafka, Topics.DEPLOYMENT_EVENTS));
        Map<String, List<Event<?>>> states = byKey(Published.all(kafka, Topics.DEPLOYMENTS));
        wishes.forEach((name, wish) -> {
            String key = NAMESPACE + "/" + name;
            List<Event<?>> seen = facts.getOrDefault(key, List.of());
            assertThat(Published.words(seen))
                    .as("events of %s are its history", name)
                    .isEqualTo(history(door, name));
            checkLives(name, seen, wish);
            Event<?> last = states.getOrDefault(key, List.of()).getLast();
            if (wish.present()) {
                assertThat(((DeploymentState) last.data()).phase()).as(name).isEqualTo(Phase.RUNNING);
            } else {
                assertThat(last.data()).as("tombstone of %s", name).isNull();
            }
        });
    }

    /** Every life begins with its request and ends with its deletion; each phase follows from the one before. */
    private static void checkLives(String name, List<Event<?>> facts, StubbornClient.Wish wish) {
        List<String> words = Published.words(facts);
        assertThat(Collections.frequency(words, "revision-accepted")).as(name).isEqualTo(wish.lives());
        assertThat(Collections.frequency(words, "deleted"))
                .as(name)
                .isEqualTo(wish.present() ? wish.lives() - 1 : wish.lives());
        @Nullable Phase phase = null;
        boolean alive = false;
        for (Event<?> fact : facts) {
            switch (fact.data()) {
                case DeploymentEvent.Requested requested ->
                    assertThat(requested.action()).as(name).isEqualTo(alive ? "delete" : "create");
                case DeploymentEvent.RevisionAccepted _ -> {
                    assertThat(alive).as(name).isFalse();
                    alive = true;
                }
                case DeploymentEvent.PhaseChanged changed -> {
                    assertThat(changed.from()).as("%s: %s", name, words).isEqualTo(phase);
                    phase = changed.to();
                }
                case DeploymentEvent.Deleted _ -> {
                    assertThat(alive).as(name).isTrue();
                    alive = false;
                    phase = null;
                }
                case DeploymentEvent.Applied _ -> assertThat(alive).as(name).isTrue();
                case DeploymentEvent.Rejected rejected -> throw new AssertionError(rejected);
                case null, default -> throw new AssertionError(fact);
            }
        }
    }

    /** The first of each id, in the order of the topic: what a consumer makes of at-least-once delivery. */
    private static Map<String, List<Event<?>>> byKey(List<Event<?>> events) {
        Set<Object> ids = new HashSet<>();
        Map<String, List<Event<?>>> byKey = new TreeMap<>();
        events.stream()
                .filter(event -> ids.add(event.id()))
                .forEach(event -> byKey.computeIfAbsent(event.key(), _ -> new ArrayList<>())
                        .add(event));
        return byKey;
    }

    private static List<String> history(Door door, String name) {
        JsonNode items = door.get("/api/deployments/" + name + "/history?limit=200")
                .json()
                .path("items");
        List<String> types = new ArrayList<>(items.findValuesAsText("type"));
        Collections.reverse(types);
        return types;
    }
}
