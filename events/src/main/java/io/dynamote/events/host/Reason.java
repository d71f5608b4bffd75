package io.dynamote.events.host;

import java.util.Locale;

/** Why a value is not available. In JSON the name in lower case with dashes. */
public enum Reason {
    /** The host does not have such a part, or the tool that reads it is not installed. */
    ABSENT,
    /** The part is there and does not know this value. */
    NOT_SUPPORTED,
    /** Nobody asked the agent to read it. */
    NOT_CONFIGURED,
    /** The agent may not read it. */
    DENIED,
    /** Reading it failed. */
    FAILED,
    /** Reading it took too long. */
    TIMED_OUT,
    /** What was read makes no sense. */
    UNREADABLE,
    /** It needs another reading first, as a rate does. */
    NOT_YET;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The form in JSON. */
    public String id() {
        return id;
    }
}
