package io.dynamote.deployment.work;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Keys that want attention, each at most once. A key is with one worker at a time: what is added meanwhile is handed out
 * after {@link #done}. So a worker that reads the present when it is handed a key misses nothing, however many additions
 * were one.
 *
 * @param <K> type of the keys
 */
public final class WorkQueue<K> {

    private record Entry<K>(long due, K key) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Entry<K>> order = new PriorityQueue<>(Comparator.comparingLong(Entry::due));
    private final Map<K, Long> waiting = new HashMap<>();
    private final Map<K, Long> resting = new HashMap<>();
    private final Set<K> working = new HashSet<>();
    private final LongSupplier nanos;

    public WorkQueue() {
        this(System::nanoTime);
    }

    WorkQueue(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Wants attention for a key now. */
    public void add(K key) {
        addAfter(key, Duration.ZERO);
    }

    /** Wants attention for a key now, unless it waits already or is being worked on. */
    public void addIfIdle(K key) {
        lock.lock();
        try {
            if (!waiting.containsKey(key) && !working.contains(key)) {
                add(key);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Makes everything that waits due now: what it waited for may have come. */
    public void hasten() {
        lock.lock();
        try {
            List.copyOf(waiting.keySet()).forEach(this::add);
        } finally {
            lock.unlock();
        }
    }

    /** Wants attention for a key after a while, or earlier if that was wanted before. */
    public void addAfter(K key, Duration delay) {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            long due = Math.max(now + delay.toNanos(), restEnds(key, now));
            Long before = waiting.get(key);
            if (before == null || due < before) {
                waiting.put(key, due);
                offer(key, due);
            }
        } finally {
            lock.unlock();
        }
    }

    private long restEnds(K key, long now) {
        Long end = resting.get(key);
        if (end == null) {
            return now;
        }
        if (end <= now) {
            resting.remove(key);
        }
        return end;
    }

    private void offer(K key, long due) {
        if (!working.contains(key)) {
            order.add(new Entry<>(due, key));
            changed.signalAll();
        }
    }

    /**
     * Waits for a key that is due; the caller works on it until {@link #done}.
     *
     * @param wanted whether to go on waiting; asked again after {@link #wakeUp}
     * @return the key, or null if it is no longer wanted
     */
    public @Nullable K take(BooleanSupplier wanted) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (wanted.getAsBoolean()) {
                K key = poll();
                if (key != null) {
                    return key;
                }
                Entry<K> next = order.peek();
                if (next == null) {
                    changed.await();
                } else {
                    var _ = changed.await(next.due() - nanos.getAsLong(), TimeUnit.NANOSECONDS);
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Lets everyone who waits ask whether to go on. */
    public void wakeUp() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The key that is due, or null if none is. */
    @Nullable
    K poll() {
        while (true) {
            Entry<K> first = order.peek();
            if (first == null || first.due() > nanos.getAsLong()) {
                return null;
            }
            order.remove();
            Long due = waiting.get(first.key());
            if (due != null && due == first.due() && !working.contains(first.key())) {
                waiting.remove(first.key());
                working.add(first.key());
                return first.key();
            }
        }
    }

    /** Ends the work on a key. */
    public void done(K key) {
        done(key, Duration.ZERO);
    }

    /**
     * Ends the work on a key.
     *
     * @param rest for how long it is not handed out again, whoever wants it
     */
    public void done(K key, Duration rest) {
        lock.lock();
        try {
            working.remove(key);
            long end = nanos.getAsLong() + rest.toNanos();
            if (rest.isPositive()) {
                resting.put(key, end);
            }
            Long due = waiting.get(key);
            if (due != null) {
                long later = Math.max(due, end);
                waiting.put(key, later);
                offer(key, later);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How much there is to do at this moment. */
    public Depth depth() {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            long longest = 0;
            int due = 0;
            for (Map.Entry<K, Long> entry : waiting.entrySet()) {
                if (entry.getValue() <= now && !working.contains(entry.getKey())) {
                    due++;
                    longest = Math.max(longest, now - entry.getValue());
                }
            }
            return new Depth(due, waiting.size() - due, working.size(), Duration.ofNanos(longest));
        } finally {
            lock.unlock();
        }
    }

    /**
     * What is in a queue.
     *
     * @param due keys for which there is no worker
     * @param later keys that are due later, or when the work on them is done
     * @param working keys that are being worked on
     * @param overdue for how long the first of those that are due has been
     */
    public record Depth(int due, int later, int working, Duration overdue) {}

    /** Forgets everything that waits; what is being worked on goes on. */
    public void clear() {
        lock.lock();
        try {
            waiting.clear();
            resting.clear();
            order.clear();
        } finally {
            lock.unlock();
        }
    }
}
