package io.dynamote.telemetry.host;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.events.host.Reading;
import io.dynamote.events.signal.HostVariables;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.events.signal.SignalLabels;
import io.dynamote.telemetry.signal.SignalSource;
import jakarta.inject.Singleton;

/** The signals of hosts. Of a host that is silent only what stays true is told: old figures must not look like new ones. */
@Singleton
final class HostSignals implements SignalSource {

    private final Hosts hosts;

    HostSignals(Hosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public List<Signal> signals(Instant now) {
        return hosts.all().stream().map(report -> of(report, now)).toList();
    }

    static Signal of(HostReport report, Instant now) {
        Map<String, Double> values = new HashMap<>();
        Map<String, String> unavailable = new HashMap<>();
        boolean silent = report.state().isSilent();
        values.put(HostVariables.SILENT, silent ? 1.0 : 0.0);
        values.put(HostVariables.MAINTENANCE, report.state() instanceof HostState.InMaintenance ? 1.0 : 0.0);
        report.ageSeconds(now)
                .ifPresentOrElse(
                        age -> values.put(HostVariables.SECONDS_SINCE_SAMPLE, age),
                        () -> unavailable.put(HostVariables.SECONDS_SINCE_SAMPLE, "there was no sample yet"));
        report.figures().forEach((figure, reading) -> {
            String variable = figure.variable();
            if (variable == null) {
                return;
            }
            switch (reading) {
                case Reading.Known<Double>(Double known)
                when !silent || figure.isLasting() -> values.put(variable, known);
                case Reading.Known<Double> _ -> unavailable.put(variable, "the host is silent");
                case Reading.Unavailable<Double> missing -> unavailable.put(variable, Unavailable.words(missing));
            }
        });
        Map<String, String> labels = Map.of(
                SignalLabels.NAME,
                report.name(),
                SignalLabels.ROLE,
                report.role(),
                SignalLabels.STATE,
                report.state().word());
        return new Signal(SignalKind.HOST, report.id(), now, labels, values, unavailable);
    }
}
