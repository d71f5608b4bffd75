package io.dynamote.deployment.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.random.RandomGenerator;

import io.dynamote.runtime.database.DatabaseOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workers on one queue. A pass that fails is repeated after a back-off that grows with each failure of that key.
 *
 * @param <K> type of the keys
 */
public final class Workers<K> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final WorkQueue<K> queue;
    private final Function<K, Pass> work;
    private final BackOff backOff;
    private final Map<K, Integer> failures = new ConcurrentHashMap<>();
    private final LongAdder done = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private Shift shift = new Shift();

    /**
     * Creates workers that do not work yet.
     *
     * @param work one pass over what a key stands for; a {@link RuntimeException} counts as a failure
     */
    public Workers(String name, WorkQueue<K> queue, BackOff backOff, Function<K, Pass> work) {
        this.name = name;
        this.queue = queue;
        this.backOff = backOff;
        this.work = work;
    }

    /** Begins to work with so many threads. */
    public synchronized void start(int count) {
        Shift begun = new Shift();
        shift = begun;
        for (int i = 0; i < count; i++) {
            begun.threads.add(Thread.ofVirtual().name(name + "-" + i).start(() -> run(begun)));
        }
    }

    private void run(Shift current) {
        try {
            while (current.wanted) {
                K key = queue.take(() -> current.wanted);
                if (key != null) {
                    work(key);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(K key) {
        Pass pass = attempt(key);
        switch (pass) {
            case Pass.Done _ -> {
                done.increment();
                failures.remove(key);
            }
            case Pass.Repeat(Duration after) -> {
                repeated.increment();
                queue.addAfter(key, after);
            }
            case Pass.Failed _ -> {
                failed.increment();
                queue.addAfter(key, backOff.after(failures.merge(key, 1, Integer::sum), RandomGenerator.getDefault()));
            }
        }
        queue.done(key, pass.rest());
    }

    private Pass attempt(K key) {
        try {
            return work.apply(key);
        } catch (RuntimeException e) {
            // Whatever went wrong, the key stays wanted: giving up on it would leave a deployment half-done.
            if (DatabaseOutage.causes(e)) {
                LOG.atDebug().addKeyValue("key", key).log("{}: Postgres is away", name);
            } else {
                LOG.atWarn().addKeyValue("key", key).setCause(e).log("{}: pass failed, trying again", name);
            }
            return new Pass.Failed();
        }
    }

    /** Name of the work. */
    public String name() {
        return name;
    }

    WorkQueue.Depth depth() {
        return queue.depth();
    }

    /** How the passes so far ended. */
    Map<String, Long> passes() {
        return Map.of("done", done.sum(), "repeat", repeated.sum(), "failed", failed.sum());
    }

    /** Forgets earlier failures of a key: something new may make it succeed. */
    public void forgive(K key) {
        failures.remove(key);
    }

    /** Ends the work once the passes under way are done, or after a few seconds. */
    @Override
    public synchronized void close() {
        Shift ending = shift;
        ending.wanted = false;
        queue.wakeUp();
        try {
            for (Thread thread : ending.threads) {
                // An interrupt would cut connections to Postgres and to the cluster in the middle of a word.
                var _ = thread.join(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        failures.clear();
    }

    /** From one start to the next close. */
    private static final class Shift {
        private final List<Thread> threads = new ArrayList<>();
        private volatile boolean wanted = true;
    }
}
