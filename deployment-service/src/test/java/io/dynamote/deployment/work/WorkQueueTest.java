package io.dynamote.deployment.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WorkQueueTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AtomicLong nanos = new AtomicLong();
    private final WorkQueue<String> queue = new WorkQueue<>(nanos::get);

    @Test
    void shouldTellHowMuchThereIsToDo() {
        queue.add("due");
        queue.add("worked on");
        queue.addAfter("later", Duration.ofSeconds(10));
        assertThat(queue.poll()).isEqualTo("due");
        queue.add("due");
        pass(Duration.ofSeconds(3));

        WorkQueue.Depth depth = queue.depth();

        assertThat(depth.working()).isEqualTo(1);
        assertThat(depth.due()).as("what is being worked on waits for that").isEqualTo(1);
        assertThat(depth.later()).isEqualTo(2);
        assertThat(depth.overdue()).isEqualTo(Duration.ofSeconds(3));
        queue.clear();
        assertThat(queue.depth()).isEqualTo(new WorkQueue.Depth(0, 0, 1, Duration.ZERO));
    }

    @Test
    void shouldHandOutInTheOrderInWhichKeysAreDue() {
        queue.addAfter("later", Duration.ofSeconds(2));
        queue.addAfter("sooner", Duration.ofSeconds(1));
        queue.add("now");

        assertThat(queue.poll()).isEqualTo("now");
        assertThat(queue.poll()).as("nothing is due").isNull();
        pass(Duration.ofSeconds(3));
        assertThat(queue.poll()).isEqualTo("sooner");
        assertThat(queue.poll()).isEqualTo("later");
    }

    @Test
    void shouldHandOutAKeyOnceHoweverOftenItWasAdded() {
        queue.add("a");
        queue.add("a");
        queue.addAfter("a", Duration.ofSeconds(1));

        assertThat(queue.poll()).isEqualTo("a");
        queue.done("a");
        pass(Duration.ofSeconds(2));
        assertThat(queue.poll()).isNull();
    }

    @Test
    void shouldTakeTheEarlierOfTwoTimes() {
        queue.addAfter("a", Duration.ofSeconds(10));
        queue.addAfter("a", Duration.ofSeconds(1));
        queue.addAfter("a", Duration.ofSeconds(20));

        pass(Duration.ofSeconds(1));
        assertThat(queue.poll()).isEqualTo("a");
        queue.done("a");
        pass(Duration.ofMinutes(1));
        assertThat(queue.poll()).as("the later times are forgotten").isNull();
    }

    @Test
    void shouldKeepAKeyWithOneWorkerAndGiveItOutAgainAfterwards() {
        queue.add("a");
        assertThat(queue.poll()).isEqualTo("a");

        queue.add("a");
        assertThat(queue.poll()).as("it is being worked on").isNull();
        queue.done("a");

        assertThat(queue.poll()).isEqualTo("a");
    }

    @Test
    void shouldLetAKeyRestWhoeverWantsIt() {
        queue.add("a");
        assertThat(queue.poll()).isEqualTo("a");
        queue.done("a", Duration.ofMillis(100));

        queue.add("a");
        assertThat(queue.poll()).isNull();
        pass(Duration.ofMillis(99));
        assertThat(queue.poll()).isNull();
        pass(Duration.ofMillis(1));
        assertThat(queue.poll()).isEqualTo("a");
    }

    @Test
    void shouldLetAKeyRestThatWasWantedDuringTheWork() {
        queue.add("a");
        assertThat(queue.poll()).isEqualTo("a");
        queue.add("a");
        queue.done("a", Duration.ofMillis(100));

        assertThat(queue.poll()).isNull();
        pass(Duration.ofMillis(100));
        assertThat(queue.poll()).isEqualTo("a");
    }

    @Test
    void shouldNotDisturbWhatWaitsWhenSweeping() {
        queue.addAfter("backing-off", Duration.ofSeconds(10));
        queue.add("working");
        assertThat(queue.poll()).isEqualTo("working");

        queue.addIfIdle("backing-off");
        queue.addIfIdle("working");
        queue.addIfIdle("idle");

        assertThat(queue.poll()).isEqualTo("idle");
        assertThat(queue.poll()).isNull();
    }

    @Test
    void shouldMakeEverythingDueWhenHastened() {
        queue.addAfter("a", Duration.ofHours(1));
        queue.addAfter("b", Duration.ofHours(2));

        queue.hasten();

        assertThat(List.of(String.valueOf(queue.poll()), String.valueOf(queue.poll())))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void shouldForgetWhatWaitsWhenCleared() {
        queue.add("a");
        queue.addAfter("b", Duration.ofSeconds(1));

        queue.clear();
        pass(Duration.ofSeconds(5));

        assertThat(queue.poll()).isNull();
    }

    @Test
    void shouldWakeAWaitingWorkerForANewKeyAndForTheEnd() throws InterruptedException {
        WorkQueue<String> real = new WorkQueue<>();
        List<String> taken = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean wanted = new AtomicBoolean(true);
        Thread worker = Thread.ofVirtual().start(() -> {
            try {
                for (String key = real.take(wanted::get); key != null; key = real.take(wanted::get)) {
                    taken.add(key);
                    real.done(key);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        real.addAfter("soon", Duration.ofMillis(30));
        real.add("now");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(taken).containsExactly("now", "soon"));
        wanted.set(false);
        real.wakeUp();

        assertThat(worker.join(PATIENCE)).isTrue();
    }

    @Test
    void shouldNeverGiveOneKeyToTwoWorkersAtOnce() throws InterruptedException {
        WorkQueue<Integer> real = new WorkQueue<>();
        AtomicBoolean wanted = new AtomicBoolean(true);
        AtomicInteger collisions = new AtomicInteger();
        AtomicInteger worked = new AtomicInteger();
        List<AtomicBoolean> held = List.of(new AtomicBoolean(), new AtomicBoolean(), new AtomicBoolean());
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            workers.add(Thread.ofVirtual().start(() -> work(real, wanted, held, collisions, worked)));
        }
        for (int i = 0; i < 3_000; i++) {
            real.add(i % held.size());
            if (i % 50 == 0) {
                LockSupport.parkNanos(1_000);
            }
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(worked.get()).isPositive());
        wanted.set(false);
        real.wakeUp();
        for (Thread worker : workers) {
            assertThat(worker.join(PATIENCE)).isTrue();
        }
        assertThat(collisions).hasValue(0);
    }

    private static void work(
            WorkQueue<Integer> queue,
            AtomicBoolean wanted,
            List<AtomicBoolean> held,
            AtomicInteger collisions,
            AtomicInteger worked) {
        try {
            for (Integer key = queue.take(wanted::get); key != null; key = queue.take(wanted::get)) {
                if (!held.get(key).compareAndSet(false, true)) {
                    collisions.incrementAndGet();
                }
                LockSupport.parkNanos(1_000);
                held.get(key).set(false);
                worked.incrementAndGet();
                queue.done(key);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
