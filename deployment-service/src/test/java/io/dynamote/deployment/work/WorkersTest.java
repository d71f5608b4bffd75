package io.dynamote.deployment.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WorkersTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final BackOff QUICK = new BackOff(Duration.ofMillis(10), Duration.ofMillis(20));

    private final WorkQueue<String> queue = new WorkQueue<>();
    private final List<String> passes = new CopyOnWriteArrayList<>();

    @Test
    void shouldRepeatAPassUntilItSucceeds() {
        try (Workers<String> workers = workers(key -> passes.size() < 3 ? new Pass.Failed() : new Pass.Done())) {
            workers.start(2);
            queue.add("a");

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(passes).hasSize(3));
            await().during(Duration.ofMillis(100))
                    .untilAsserted(() -> assertThat(passes).hasSize(3));
        }
    }

    @Test
    void shouldTakeAnExceptionForAFailure() {
        try (Workers<String> workers = workers(key -> {
            if (passes.size() < 2) {
                throw new IllegalStateException("broken");
            }
            return new Pass.Done();
        })) {
            workers.start(1);
            queue.add("a");

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(passes).hasSize(2));
        }
    }

    @Test
    void shouldLookAgainWhenAPassAsksForIt() {
        try (Workers<String> workers =
                workers(key -> passes.size() < 2 ? new Pass.Repeat(Duration.ofMillis(20)) : new Pass.Done())) {
            workers.start(1);
            queue.add("a");

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(passes).containsExactly("a", "a"));
        }
    }

    @Test
    void shouldFinishThePassUnderWayBeforeItEnds() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicBoolean finished = new AtomicBoolean();
        Workers<String> workers = workers(key -> {
            begun.countDown();
            try {
                interrupted.set(new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            finished.set(true);
            return new Pass.Done();
        });
        workers.start(1);
        queue.add("a");
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

        workers.close();

        assertThat(finished).isTrue();
        assertThat(interrupted).isFalse();
    }

    @Test
    void shouldWorkAgainAfterAnotherStart() {
        Workers<String> workers = workers(_ -> new Pass.Done());
        workers.start(1);
        queue.add("a");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(passes).containsExactly("a"));
        workers.close();
        queue.add("b");
        await().during(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(passes).containsExactly("a"));

        workers.start(1);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(passes).containsExactly("a", "b"));
        workers.close();
    }

    private Workers<String> workers(Function<String, Pass> work) {
        return new Workers<>("test", queue, QUICK, key -> {
            passes.add(key);
            return work.apply(key);
        });
    }
}
