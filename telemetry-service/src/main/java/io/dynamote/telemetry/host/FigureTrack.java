package io.dynamote.telemetry.host;

import java.util.Map;
import java.util.Optional;

import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.Reading;
import org.jspecify.annotations.Nullable;

/** The samples of one host through one way, one after the other, as figures of each sample alone. Not safe for threads. */
public final class FigureTrack {

    private @Nullable WayReport known;
    private @Nullable HostSample newest;

    /** What this sample tells; nothing of sections that are not in it. Rates need the sample before. */
    public Map<Figure, Reading<Double>> take(HostSample sample) {
        WayReport own = WayReport.first(sample, sample.time());
        WayReport before = known;
        if (before == null) {
            known = own;
            newest = sample;
            return HostFigures.of(own, sample.time());
        }
        boolean newer = before.isBefore(sample);
        known = before.after(sample, sample.time());
        newest = newer ? sample : newest;
        boolean rates = newer && sample.sections().networks() != null;
        return HostFigures.of(rates ? own.withRates(known.rates()) : own, sample.time());
    }

    /** The newest sample, with the newest of every section. */
    public Optional<HostSample> latest() {
        WayReport report = known;
        HostSample sample = newest;
        return report == null || sample == null
                ? Optional.empty()
                : Optional.of(new HostSample(
                        sample.host(),
                        sample.epoch(),
                        sample.sequence(),
                        sample.time(),
                        sample.uptime(),
                        report.sections()));
    }
}
