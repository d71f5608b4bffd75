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
 * @param epoch of the newest sample
 * @param sequence of the newest sample
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
        long epoch,
        long sequence,
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
                sample.epoch(),
                sample.sequence(),
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
        boolean newer = isBefore(sample);
        Duration gap = delivered.isBefore(heard) ? Duration.ZERO : Duration.between(heard, delivered);
        return new WayReport(
                newer ? sample.host() : identity,
                newer ? sample.epoch() : epoch,
                newer ? sample.sequence() : sequence,
                newer ? sample.time() : sampled,
                heard.plus(gap),
                isSilent(delivered) ? delivered : liveSince,
                rhythm.after(gap),
                newer ? sample.uptime() : uptime,
                newer ? Sections.replaced(sections, sample.sections()) : withLate(sample),
                newer ? rates.next(sections, sample.sections()) : rates,
                newer ? outage(outage, sample, delivered) : outage);
    }

    /**
     * Whether a sample was taken after all that are known. Within an epoch its number says so, whatever happened to the
     * clock of the host meanwhile. Another epoch is later if it is higher, or by its time: an agent that lost its directory,
     * or another poller, may begin with a lower one.
     */
    boolean isBefore(HostSample sample) {
        return sample.epoch() == epoch
                ? sample.sequence() > sequence
                : sample.epoch() > epoch || sample.time().isAfter(sampled);
    }

    /** What came late is there to fill gaps; if the clock went back since then, times do not say what is newer. */
    private HostSections withLate(HostSample late) {
        return late.time().isAfter(sampled)
                ? Sections.replaced(late.sections(), sections)
                : Sections.newest(sections, late.sections());
    }

    /** When the newest sample was taken, as far as the clock of the host is believed. */
    Instant lastSample() {
        return HostClock.believed(sampled, heard);
    }

    /** With other rates. */
    WayReport withRates(Rates other) {
        return new WayReport(
                identity, epoch, sequence, sampled, heard, liveSince, rhythm, uptime, sections, other, outage);
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
