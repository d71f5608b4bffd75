package io.dynamote.deployment.work;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import static org.assertj.core.api.Assertions.assertThat;

/** The queue against a model of it that is too simple to be wrong, and the waits between attempts. */
class AnyWorkTest {

    private static final int KEYS = 4;

    /** Every key waits for one time at most, rests for a while, and is with nobody or with one worker. */
    private static final class Model {
        private final Map<Integer, Long> due = new HashMap<>();
        private final Map<Integer, Long> restsUntil = new HashMap<>();
        private final Set<Integer> working = new HashSet<>();

        void add(int key, long at) {
            due.merge(key, Math.max(at, restsUntil.getOrDefault(key, Long.MIN_VALUE)), Math::min);
        }

        void done(int key, long now, long rest) {
            working.remove(key);
            if (rest > 0) {
                restsUntil.put(key, now + rest);
            }
            due.computeIfPresent(key, (_, at) -> Math.max(at, now + rest));
        }

        /** When the next key could be handed out; never if nothing waits. */
        long next() {
            return due.entrySet().stream()
                    .filter(e -> !working.contains(e.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .min()
                    .orElse(Long.MAX_VALUE);
        }
    }

    @Property(tries = 500)
    void shouldHandOutWhatIsDueAndNothingElse(@ForAll long seed) {
        Random random = new Random(seed);
        AtomicLong now = new AtomicLong(1_000);
        WorkQueue<Integer> queue = new WorkQueue<>(now::get);
        Model model = new Model();
        for (int i = 0; i < 200; i++) {
            step(queue, model, now, random);
        }
    }

    private static void step(WorkQueue<Integer> queue, Model model, AtomicLong now, Random random) {
        int key = random.nextInt(KEYS);
        switch (random.nextInt(7)) {
            case 0 -> {
                queue.add(key);
                model.add(key, now.get());
            }
            case 1 -> {
                long delay = random.nextInt(50);
                queue.addAfter(key, Duration.ofNanos(delay));
                model.add(key, now.get() + delay);
            }
            case 2 -> {
                queue.addIfIdle(key);
                if (!model.due.containsKey(key) && !model.working.contains(key)) {
                    model.add(key, now.get());
                }
            }
            case 3 -> {
                queue.hasten();
                Set.copyOf(model.due.keySet()).forEach(waiting -> model.add(waiting, now.get()));
            }
            case 4 -> {
                if (model.working.contains(key)) {
                    long rest = random.nextBoolean() ? 0 : random.nextInt(30);
                    queue.done(key, Duration.ofNanos(rest));
                    model.done(key, now.get(), rest);
                }
            }
            case 5 -> now.addAndGet(random.nextInt(20));
            default -> poll(queue, model, now.get());
        }
    }

    private static void poll(WorkQueue<Integer> queue, Model model, long now) {
        Integer given = queue.poll();
        if (model.next() > now) {
            assertThat(given)
                    .as("nothing is due before %d, it is %d", model.next(), now)
                    .isNull();
        } else {
            assertThat(given).as("something is due since %d", model.next()).isNotNull();
            assertThat(model.working).as("one worker for a key").doesNotContain(given);
            assertThat(model.due.get(given)).as("the longest due first").isEqualTo(model.next());
            model.due.remove(given);
            model.working.add(given);
        }
    }

    @Property(tries = 1_000)
    void shouldWaitBetweenHalfOfTheDoubledTimeAndAllOfIt(
            @ForAll @LongRange(min = 1, max = 60_000) long firstMillis,
            @ForAll @LongRange(min = 1, max = 3_600_000) long longestMillis,
            @ForAll @IntRange(min = 1, max = 1_000_000) int failures,
            @ForAll long seed) {
        Duration first = Duration.ofMillis(firstMillis);
        Duration longest = Duration.ofMillis(longestMillis);
        Duration doubled = first;
        for (int i = 1; i < failures && doubled.compareTo(longest) < 0; i++) {
            doubled = doubled.multipliedBy(2);
        }
        Duration full = doubled.compareTo(longest) < 0 ? doubled : longest;

        Duration wait = new BackOff(first, longest).after(failures, new Random(seed));

        assertThat(wait).isBetween(full.dividedBy(2), full).isPositive();
    }
}
