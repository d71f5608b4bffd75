package io.dynamote.events.host;

import java.time.Instant;

/**
 * What one host is like at one moment. Known by (host, epoch, sequence): one that comes twice is one sample.
 *
 * @param host who speaks
 * @param epoch {@code dynamote.epoch}: grows with each start of the agent
 * @param sequence {@code dynamote.sequence}: number within the epoch, from 1 on without gaps; a gap is a lost sample
 * @param time when it was taken
 * @param uptime {@code system.uptime}: seconds since the boot
 * @param sections what was read; a section that is not there has not been read since the sample before
 */
public record HostSample(
        HostIdentity host, long epoch, long sequence, Instant time, Reading<Double> uptime, HostSections sections) {

    /** Value of the header {@code schema} of the record, and of a batch over HTTP. */
    public static final String SCHEMA = "host.sample.v1";

    public HostSample {
        if (host.id().isBlank()) {
            throw new IllegalArgumentException("host.id must not be blank");
        }
        if (epoch < 1 || sequence < 1) {
            throw new IllegalArgumentException(
                    "epoch and sequence must be at least 1, not: " + epoch + " and " + sequence);
        }
    }

    /** The key of its record. */
    public String key() {
        return host.id();
    }
}
