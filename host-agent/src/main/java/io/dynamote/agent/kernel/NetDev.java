package io.dynamote.agent.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.dynamote.events.host.NetworkInterface;
import io.dynamote.events.host.Reading;

/** Traffic of network interfaces as {@code /proc/net/dev} tells it. */
final class NetDev {

    private static final int RECEIVE_REST = 4;

    private NetDev() {}

    /** The interfaces that are wanted. */
    static Reading<List<NetworkInterface>> parse(Cursor text, Predicate<String> wanted) {
        List<NetworkInterface> found = new ArrayList<>();
        // Two lines of headings.
        text.nextLine();
        while (text.nextLine()) {
            String name = text.until(':');
            if (!name.isEmpty() && wanted.test(name)) {
                found.add(line(name, text));
            }
        }
        return Reading.of(List.copyOf(found));
    }

    private static NetworkInterface line(String name, Cursor text) {
        long bytesIn = text.number();
        long packetsIn = text.number();
        long errorsIn = text.number();
        long droppedIn = text.number();
        for (int i = 0; i < RECEIVE_REST; i++) {
            text.number();
        }
        long bytesOut = text.number();
        long packetsOut = text.number();
        long errorsOut = text.number();
        long droppedOut = text.number();
        return new NetworkInterface(
                name,
                Figures.count(bytesIn),
                Figures.count(bytesOut),
                Figures.count(packetsIn),
                Figures.count(packetsOut),
                Figures.count(droppedIn),
                Figures.count(droppedOut),
                Figures.count(errorsIn),
                Figures.count(errorsOut));
    }
}
