package io.dynamote.agent.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.dynamote.events.host.Reading;

/**
 * A mounted file system on a local disk. File systems of the network are left out: asking one whose server is gone hangs.
 *
 * @param point where it is mounted
 * @param type for example ext4
 * @param device what is mounted
 */
record Mount(String point, String type, String device) {

    private static final int BEFORE_POINT = 4;

    /** The mounts of {@code /proc/self/mountinfo}, each device once. */
    static Reading<List<Mount>> parse(Cursor text) {
        List<Mount> mounts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        do {
            for (int i = 0; i < BEFORE_POINT; i++) {
                text.word();
            }
            String point = plain(text.word());
            String field = text.word();
            while (!field.isEmpty() && !field.equals("-")) {
                field = text.word();
            }
            String type = text.word();
            String device = plain(text.word());
            boolean local = device.startsWith("/dev/") || type.equals("zfs");
            if (point.startsWith("/") && local && !type.equals("squashfs") && seen.add(device)) {
                mounts.add(new Mount(point, type, device));
            }
        } while (text.nextLine());
        return Reading.of(List.copyOf(mounts));
    }

    /** The kernel writes blanks and backslashes as three octal digits. */
    private static String plain(String escaped) {
        if (escaped.indexOf('\\') < 0) {
            return escaped;
        }
        StringBuilder plain = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            String octal = c == '\\' && i + 4 <= escaped.length() ? escaped.substring(i + 1, i + 4) : "";
            if (octal.matches("[0-3][0-7]{2}")) {
                plain.append((char) Integer.parseInt(octal, 8));
                i += 3;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
