package io.dynamote.agent.delivery;

import java.time.Duration;

/** What became of a batch that was sent. */
sealed interface Answer {

    /** telemetry-service has it. */
    record Taken() implements Answer {}

    /**
     * telemetry-service is there and wants it later.
     *
     * @param after how long to wait
     */
    record Later(Duration after) implements Answer {}

    /** The batch is too large in one piece. */
    record TooLarge() implements Answer {}

    /**
     * Nothing can be said about it: it is sent again, and telemetry-service knows it if it has it.
     *
     * @param why for people
     */
    record Unknown(String why) implements Answer {}
}
