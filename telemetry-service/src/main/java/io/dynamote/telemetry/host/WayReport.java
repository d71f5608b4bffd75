package io.dynamote.telemetry.host;

import java.time.Duration;
import java.time.Instant;

import io.dynamote.events.host.HostIdentity;
import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.HostSections;
import io.dynamote.events.host.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a host through one way of reading it: the newest of each section, merged from all samples.
 *
 * @param identity who spoke last
 * @param sampled time of the newest sample, by the clock of the host
 * @param heard when something was delivered for the last time, by our clock
 * @param liveSince since when it has been heard of without a silence
 * @param rhythm how often it is usually heard of
 * @param uptime seconds since the boot
 * @param sections the newest of each, with its own time
 * @param rates of counters
 * @param outage of a host that answers nothing to its poller; null if it does
 */
record WayReport(
        HostIdentity identity,
        Instant sampled,
        Instant heard,
        Instant liveSince,
        Rhythm rhythm,
        Reading<Double> uptime,
        HostSections sections,
        Rates rates,
        @Nullable Outage outage) {

    /**
     * Nothing can be read.
     *
     * @param since the first sample in which nothing was
     * @param reason in words
     */
    record Outage(Instant since, String reason) {}

    /** From the first sample. */
    static WayReport first(HostSample sample, Instant heard) {
        return new WayReport(
                sample.host(),
                sample.time(),
                heard,
                heard,
                Rhythm.unknown(),
                sample.uptime(),
                sample.sections(),
                Rates.unknown(),
                outage(null, sample, heard));
    }

    /** After another sample, which may be older than what is known. */
    WayReport after(HostSample sample, Instant delivered) {
        boolean newer = !sample.time().isBefore(sampled);
        Duration gap = delivered.isBefore(heard) ? Duration.ZERO : Duration.between(heard, delivered);
        return new WayReport(
                newer ? sample.host() : identity,
                newer ? sample.time() : sampled,
                heard.plus(gap),
                isSilent(delivered) ? delivered : liveSince,
                rhythm.after(gap),
                newer ? sample.uptime() : uptime,
                Sections.newest(sections, sample.sections()),
                newer ? rates.next(sections, sample.sections()) : rates,
                newer ? outage(outage, sample, delivered) : outage);
    }

    /** With other rates. */
    WayReport withRates(Rates other) {
        return new WayReport(identity, sampled, heard, liveSince, rhythm, uptime, sections, other, outage);
    }

    /** Whether it should have been heard of by now. */
    boolean isSilent(Instant now) {
        return heard.plus(rhythm.patience()).isBefore(now);
    }

    private static @Nullable Outage outage(@Nullable Outage before, HostSample sample, Instant heard) {
        Reading.Unavailable<?> nothing = Sections.whyNothing(sample.sections());
        if (nothing == null) {
            return null;
        }
        String reason = Unavailable.words(nothing);
        return new Outage(before == null ? heard : before.since(), reason);
    }
}
