package io.dynamote.telemetry.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.dynamote.events.log.LogLine;
import io.dynamote.runtime.page.Age;
import jakarta.inject.Singleton;

/**
 * The last lines, in the order in which they came. A service that talks much pushes out its own lines before those of
 * others. Safe for many threads.
 */
@Singleton
final class LogBook {

    private final int perService;
    private final int overall;
    private final NavigableMap<Long, Kept> lines = new TreeMap<>();
    private final Map<String, Deque<Long>> byService = new HashMap<>();
    private final Deque<Kept> evicted = new ArrayDeque<>();
    private final SeenLines seen = new SeenLines();
    private LogPosition end = LogPosition.begin();
    private long next;

    /** A line and its place in the topic. */
    private record Kept(int partition, long offset, LogLine line) {}

    LogBook(LogProperties properties) {
        this.perService = properties.perService();
        this.overall = properties.overall();
    }

    /** Takes a line, unless it has been here before. */
    synchronized void add(int partition, long offset, LogLine line) {
        end = end.with(partition, offset);
        if (!seen.add(line)) {
            return;
        }
        Deque<Long> own = byService.computeIfAbsent(line.service(), _ -> new ArrayDeque<>());
        long number = next++;
        lines.put(number, new Kept(partition, offset, line));
        own.add(number);
        if (own.size() > perService) {
            evict(own.getFirst());
        } else if (lines.size() > overall) {
            evict(lines.firstKey());
        }
    }

    private void evict(long number) {
        Kept gone = lines.remove(number);
        if (gone == null) {
            throw new IllegalStateException("line " + number + " must be at hand until it is evicted");
        }
        evicted.add(gone);
        if (evicted.size() > overall) {
            evicted.removeFirst();
        }
        Deque<Long> own = byService.getOrDefault(gone.line().service(), new ArrayDeque<>());
        own.removeFirst();
        if (own.isEmpty()) {
            byService.remove(gone.line().service());
        }
    }

    /** Answers a question. */
    synchronized LogView ask(LogQuery query, Age age) {
        List<LogView.Item> items = query.after() == null ? newest(query) : since(query, query.after());
        long dropped = items.stream().mapToLong(LogView.Item::dropped).sum();
        if (query.after() != null) {
            dropped += evictedSince(query, query.after());
        }
        LogPosition reached = items.size() == query.limit() && query.after() != null
                ? LogPosition.parse(items.getLast().cursor())
                : end;
        return new LogView(
                items, dropped, age.asOf(), age.stale(), reached.offsets().isEmpty() ? null : reached.text());
    }

    private List<LogView.Item> newest(LogQuery query) {
        List<Kept> found = new ArrayList<>();
        for (Kept kept : lines.descendingMap().values()) {
            if (found.size() == query.limit()) {
                break;
            }
            if (query.matches(kept.line())) {
                found.add(kept);
            }
        }
        Collections.reverse(found);
        return items(found, lines.isEmpty() ? end : before(found));
    }

    private List<LogView.Item> since(LogQuery query, LogPosition after) {
        List<Kept> found = new ArrayList<>();
        for (Kept kept : lines.values()) {
            if (found.size() == query.limit()) {
                break;
            }
            if (after.isBefore(kept.partition(), kept.offset()) && query.matches(kept.line())) {
                found.add(kept);
            }
        }
        return items(found, after);
    }

    /** Where a reader is that has seen nothing of these, and everything before them. */
    private LogPosition before(List<Kept> found) {
        LogPosition position = LogPosition.begin();
        for (Map.Entry<Integer, Long> partition : end.offsets().entrySet()) {
            long first = found.stream()
                    .filter(kept -> kept.partition() == partition.getKey())
                    .mapToLong(Kept::offset)
                    .min()
                    .orElse(partition.getValue() + 1);
            position = first == 0 ? position : position.with(partition.getKey(), first - 1);
        }
        return position;
    }

    private static List<LogView.Item> items(List<Kept> found, LogPosition from) {
        List<LogView.Item> items = new ArrayList<>();
        LogPosition position = from;
        for (Kept kept : found) {
            position = position.with(kept.partition(), kept.offset());
            items.add(LogView.Item.of(position, kept.line()));
        }
        return items;
    }

    private long evictedSince(LogQuery query, LogPosition after) {
        return evicted.stream()
                .filter(gone -> after.isBefore(gone.partition(), gone.offset()) && query.matches(gone.line()))
                .count();
    }
}
