package io.dynamote.web.stream;

/**
 * A server-sent event before it has an id.
 *
 * @param name what the browser listens for
 * @param data JSON on one line
 */
public record ServerEvent(String name, String data) {

    public ServerEvent {
        if (data.indexOf('\n') >= 0 || data.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("data of event " + name + " must be on one line");
        }
    }
}
