package io.dynamote.telemetry.scrape;

import io.dynamote.events.traffic.FrontendReading;

/** Takes what was read. */
@FunctionalInterface
interface ReadingPublisher {

    /**
     * Hands a reading on, without waiting.
     *
     * @param stored is called once it is sure that it is not lost; if that never happens the next reading says it all
     */
    void publish(FrontendReading reading, Runnable stored);
}
