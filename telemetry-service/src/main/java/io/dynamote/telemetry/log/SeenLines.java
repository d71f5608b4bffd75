package io.dynamote.telemetry.log;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

import io.dynamote.events.log.LogLine;

/**
 * Recognises lines that were sent twice, by instance and number. Of each instance the last {@value #WINDOW} numbers are
 * known; an older one counts as seen, as it could not be shown any more.
 */
final class SeenLines {

    private static final int WINDOW = 4_096;
    private static final int MOST_INSTANCES = 1_000;

    private final Map<String, Numbers> instances = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Numbers> eldest) {
            return size() > MOST_INSTANCES;
        }
    };

    /** Notes the line; false if it was noted before. */
    boolean add(LogLine line) {
        String instance = line.service() + "\n" + line.instance();
        return instances.computeIfAbsent(instance, _ -> new Numbers()).add(line.sequence());
    }

    /** Numbers up to the highest one seen, as bits that are used over and over. */
    private static final class Numbers {

        private final BitSet bits = new BitSet(WINDOW);
        private long highest;

        boolean add(long number) {
            if (number <= highest - WINDOW) {
                return false;
            }
            if (number > highest) {
                forget(number);
                highest = number;
            }
            int bit = (int) (number % WINDOW);
            boolean isNew = !bits.get(bit);
            bits.set(bit);
            return isNew;
        }

        /** The bits between the highest number so far and this one stood for older numbers. */
        private void forget(long number) {
            if (number - highest >= WINDOW) {
                bits.clear();
                return;
            }
            for (long between = highest + 1; between <= number; between++) {
                bits.clear((int) (between % WINDOW));
            }
        }
    }
}
