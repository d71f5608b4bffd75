package io.dynamote.web.stream;

import java.nio.charset.StandardCharsets;

/**
 * An event as it goes over the wire, written once for all viewers.
 *
 * @param number its place
 * @param topic what it belongs to
 * @param bytes UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // bytes to send, never compared
record Frame(long number, String topic, byte[] bytes) {

    static final byte[] KEEP_ALIVE = ": keep-alive\n\n".getBytes(StandardCharsets.UTF_8);

    static Frame of(EventId id, String topic, ServerEvent event) {
        String text = "id: " + id + "\nevent: " + event.name() + "\ndata: " + event.data() + "\n\n";
        return new Frame(id.number(), topic, text.getBytes(StandardCharsets.UTF_8));
    }

    /** An event that has no place of its own, such as one of the state with which a stream starts. */
    static String withoutId(ServerEvent event) {
        return "event: " + event.name() + "\ndata: " + event.data() + "\n\n";
    }
}
