package io.dynamote.agent.tool;

import java.time.Duration;

import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/** How a run of another program went. */
public sealed interface ToolResult {

    /**
     * It came to an end.
     *
     * @param exit status
     * @param output what it printed, cut if it is much
     */
    record Ended(int exit, String output) implements ToolResult {}

    /**
     * It took longer than allowed and was killed.
     *
     * @param limit what was allowed
     */
    record TimedOut(Duration limit) implements ToolResult {}

    /**
     * It could not be started.
     *
     * @param message why
     */
    record NotStarted(String message) implements ToolResult {}

    /** What an end means; no end is a reason by itself. */
    default <T> Reading<T> read(String tool, Meaning<T> meaning) {
        return switch (this) {
            case Ended ended -> meaning.of(ended);
            case TimedOut(Duration limit) ->
                Reading.unavailable(Reason.TIMED_OUT, tool + " gave no answer within " + limit.toSeconds() + " s");
            case NotStarted(String message) -> notStarted(tool, message);
        };
    }

    /** The reason of a failed start. */
    static <T> Reading<T> notStarted(String tool, String message) {
        // ProcessBuilder tells the number of the system's error: 2 is "no such file", 13 "permission denied".
        if (message.contains("error=2,") || message.contains("error: 2")) {
            return Reading.unavailable(Reason.ABSENT, tool + " is not installed");
        }
        boolean denied = message.contains("error=13,") || message.contains("error: 13");
        return Reading.unavailable(denied ? Reason.DENIED : Reason.FAILED, message);
    }

    /** Makes a reading of what a program printed. */
    interface Meaning<T> {
        Reading<T> of(Ended ended);
    }
}
