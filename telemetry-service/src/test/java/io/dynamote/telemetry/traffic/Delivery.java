package io.dynamote.telemetry.traffic;

import java.util.List;

import io.dynamote.events.SampleType;

/** A way by which a gateway tells of requests. */
interface Delivery extends AutoCloseable {

    /**
     * What goes out as one.
     *
     * @param type of the bytes
     * @param bytes one request as JSON, or a batch
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Parcel(SampleType type, byte[] bytes) {}

    /** Whether batches can be sent, not only requests one by one. */
    boolean takesBatches();

    /** Sends all of it, again and again until it is acknowledged; what is in doubt is sent twice. */
    void deliver(List<Parcel> parcels) throws InterruptedException;

    @Override
    void close();
}
