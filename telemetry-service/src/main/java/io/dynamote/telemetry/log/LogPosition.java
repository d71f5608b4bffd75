package io.dynamote.telemetry.log;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dynamote.runtime.problem.InvalidInputException;

/**
 * How far a reader is: the offset of the last line seen of each partition of the topic. So it means the same to every
 * instance and after every restart.
 *
 * @param offsets by partition
 */
record LogPosition(TreeMap<Integer, Long> offsets) {

    private static final Pattern FORM = Pattern.compile("\\d{1,4}-\\d{1,18}(_\\d{1,4}-\\d{1,18}){0,63}");
    private static final Pattern PART = Pattern.compile("(\\d+)-(\\d+)");

    LogPosition {
        offsets = new TreeMap<>(offsets);
    }

    /** Before the first line. */
    static LogPosition begin() {
        return new LogPosition(new TreeMap<>());
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws InvalidInputException if it is nothing of the kind
     */
    static LogPosition parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw InvalidInputException.of("after", text, "must be a cursor of an answer, as it was");
        }
        LogPosition position = begin();
        Matcher part = PART.matcher(text);
        while (part.find()) {
            position.offsets.put(Integer.valueOf(part.group(1)), Long.valueOf(part.group(2)));
        }
        return position;
    }

    /** Whether the line at this place has not been seen. */
    boolean isBefore(int partition, long offset) {
        return offset > offsets.getOrDefault(partition, -1L);
    }

    /** The position once the line at this place has been seen too. */
    LogPosition with(int partition, long offset) {
        LogPosition next = new LogPosition(offsets);
        next.offsets.merge(partition, offset, Math::max);
        return next;
    }

    /** The form that clients hand back; they need not understand it. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Integer, Long> part : offsets.entrySet()) {
            text.append(text.isEmpty() ? "" : "_")
                    .append(part.getKey())
                    .append('-')
                    .append(part.getValue());
        }
        return text.toString();
    }
}
