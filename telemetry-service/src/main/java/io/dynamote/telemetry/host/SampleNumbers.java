package io.dynamote.telemetry.host;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which samples of one agent or poller have come. Samples mostly come one after the other, but a batch may be sent again,
 * and what was waiting on the disk of an agent may come after newer ones. Not safe for threads.
 */
public final class SampleNumbers {

    /** Most epochs that are kept apart; samples of an older one are taken for ones that came before. */
    static final int MOST_EPOCHS = 16;
    /** Most gaps of an epoch; beyond it the oldest gap is taken as filled. */
    static final int MOST_GAPS = 1_000;

    private final NavigableMap<Long, NavigableMap<Long, Long>> epochs = new TreeMap<>();

    /** Adds a number; false if it was there. */
    public boolean add(long epoch, long sequence) {
        if (epochs.size() == MOST_EPOCHS && epoch < epochs.firstKey()) {
            return false;
        }
        boolean added = add(epochs.computeIfAbsent(epoch, _ -> new TreeMap<>()), sequence);
        if (epochs.size() > MOST_EPOCHS) {
            epochs.pollFirstEntry();
        }
        return added;
    }

    private static boolean add(NavigableMap<Long, Long> ranges, long number) {
        Map.Entry<Long, Long> below = ranges.floorEntry(number);
        if (below != null && below.getValue() >= number) {
            return false;
        }
        long first = below != null && below.getValue() == number - 1 ? below.getKey() : number;
        Long last = ranges.remove(number + 1);
        ranges.put(first, last == null ? number : last);
        if (ranges.size() > MOST_GAPS) {
            Map.Entry<Long, Long> oldest = ranges.pollFirstEntry();
            Map.Entry<Long, Long> next = ranges.pollFirstEntry();
            ranges.put(oldest.getKey(), next.getValue());
        }
        return true;
    }

    /** The ranges of each epoch as text: {@code epoch:first-last,first-last;epoch:…}. */
    public String text() {
        StringBuilder text = new StringBuilder();
        epochs.forEach((epoch, ranges) -> {
            text.append(text.isEmpty() ? "" : ";").append(epoch).append(':');
            String separator = "";
            for (Map.Entry<Long, Long> range : ranges.entrySet()) {
                text.append(separator).append(range.getKey()).append('-').append(range.getValue());
                separator = ",";
            }
        });
        return text.toString();
    }

    /** What {@link #text} wrote. */
    public static SampleNumbers parse(String text) {
        SampleNumbers numbers = new SampleNumbers();
        if (text.isEmpty()) {
            return numbers;
        }
        for (String epoch : text.split(";", -1)) {
            int colon = epoch.indexOf(':');
            NavigableMap<Long, Long> ranges = new TreeMap<>();
            for (String range : epoch.substring(colon + 1).split(",", -1)) {
                int dash = range.indexOf('-');
                ranges.put(Long.valueOf(range.substring(0, dash)), Long.valueOf(range.substring(dash + 1)));
            }
            numbers.epochs.put(Long.valueOf(epoch.substring(0, colon)), ranges);
        }
        return numbers;
    }
}
