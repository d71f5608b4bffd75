package io.dynamote.alert.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.dynamote.alert.notification.LaneKey;

/** Short names of lanes: labels may be too long for the key of an index. */
final class LaneDigest {

    private LaneDigest() {}

    /** SHA-256 of what names the lane, each part after its length, so that no two lanes read the same. */
    static String of(LaneKey lane) {
        StringBuilder text = new StringBuilder();
        part(text, lane.destination());
        part(text, lane.group().route());
        lane.group().labels().values().forEach((name, value) -> {
            part(text, name);
            part(text, value);
        });
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void part(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part);
    }
}
