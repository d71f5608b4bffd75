package io.dynamote.web.state;

import io.dynamote.events.EventType;

/**
 * The state of one key has changed or ended.
 *
 * @param type of the state
 * @param key of the record
 * @param json the state as JSON on one line; empty if it ended
 */
public record Change(EventType type, String key, String json) {

    /** Whether the key is gone. */
    public boolean ended() {
        return json.isEmpty();
    }
}
