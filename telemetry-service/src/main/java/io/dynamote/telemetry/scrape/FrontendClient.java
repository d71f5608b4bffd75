package io.dynamote.telemetry.scrape;

/** Fetches the metrics of a pod. */
interface FrontendClient extends AutoCloseable {

    /**
     * The text of its metrics, read within the time and up to the size that are set.
     *
     * @throws ScrapeException if there is none
     */
    byte[] fetch(Target target) throws ScrapeException, InterruptedException;

    /** Where the metrics of a pod are, for people. */
    String address(Target target);

    @Override
    void close();
}
