package io.dynamote.alert.label;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SortedMap;

/**
 * Short name of a set of labels: FNV-1a of 64 bits over names and values in the order of names, each ended by a byte 255,
 * as {@code model.LabelSet.Fingerprint} of prometheus/common has it.
 */
public record Fingerprint(long bits) {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int END = 255;

    static Fingerprint of(SortedMap<String, String> labels) {
        long hash = OFFSET;
        for (var label : labels.entrySet()) {
            hash = add(add(hash, label.getKey()), label.getValue());
        }
        return new Fingerprint(hash);
    }

    private static long add(long before, String text) {
        long hash = before;
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * PRIME;
        }
        return (hash ^ END) * PRIME;
    }

    /** Sixteen hexadecimal digits, as APIs write it. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(bits);
    }
}
