package io.dynamote.web.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dynamote.events.alert.AlertState;
import io.dynamote.web.page.Figures;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.QueryString;
import io.dynamote.web.page.Span;

/**
 * The course of the figure that fired an alert, where the history of telemetry-service has it.
 *
 * @param figure what is drawn
 * @param shape of the answer: {@code host} or {@code traffic}
 * @param series name of the figure in the answer
 * @param factor by which the threshold becomes the unit of the answer
 * @param unit of the answer, as the browser writes it
 * @param address of the answer
 * @param span that it shows
 */
public record FiredChart(
        FiredFigure figure, String shape, String series, double factor, String unit, String address, Span span) {

    private static final Duration AROUND = Duration.ofMinutes(30);
    private static final Set<String> OF_HOSTS = Set.of(
            "cpuUtilization",
            "cpuLoad1m",
            "memoryUtilization",
            "swapUtilization",
            "rootFilesystemUtilization",
            "fullestFilesystemUtilization",
            "temperatureCelsius",
            "driveTemperatureCelsius",
            "driveWearRatio",
            "gpuUtilization",
            "gpuMemoryUtilization",
            "gpuTemperatureCelsius");
    private static final Set<String> OF_TRAFFIC =
            Set.of("requestsPerSecond", "errorRatio", "inputTokensPerSecond", "outputTokensPerSecond");
    private static final Pattern PERCENTILE =
            Pattern.compile("(duration|time_to_first_token|time_per_output_token)_(p\\d+)_seconds");
    private static final Pattern ERRORS = Pattern.compile("([a-z]+)_errors_per_second");

    /** The chart of an alert; none if no course of its figure is kept. */
    static Optional<FiredChart> of(AlertState alert, FiredFigure figure, Query query, Instant now) {
        AlertState.Entity entity = alert.entity();
        if (entity == null) {
            return Optional.empty();
        }
        Span span = span(alert, query, now);
        return switch (entity.kind()) {
            case HOST -> host(entity.name(), figure, span);
            case TRAFFIC -> traffic(entity.name(), figure, span);
            case JOB, DEPLOYMENT -> Optional.empty();
        };
    }

    /** The time around the incident, unless the address says another. */
    private static Span span(AlertState alert, Query query, Instant now) {
        if (!query.text("from").isEmpty()) {
            return Span.of(query, now);
        }
        Instant end = alert.endsAt() == null ? now : alert.endsAt().plus(AROUND);
        Instant to = (end.isAfter(now) ? now : end).truncatedTo(ChronoUnit.SECONDS);
        Instant from = alert.activeAt().minus(AROUND).truncatedTo(ChronoUnit.SECONDS);
        return new Span(Span.Range.OWN, from.isBefore(to) ? from : to.minus(AROUND), to);
    }

    private static Optional<FiredChart> host(String id, FiredFigure figure, Span span) {
        String series = camel(figure.variable());
        String address = "/api/hosts/" + QueryString.encode(id) + "/history?" + span.query() + "&metrics=" + series;
        return OF_HOSTS.contains(series)
                ? Optional.of(new FiredChart(figure, "host", series, 1, figure.unit(), address, span))
                : Optional.empty();
    }

    private static Optional<FiredChart> traffic(String scope, FiredFigure figure, Span span) {
        String address = "/api/traffic/history?" + span.query() + "&scope=" + QueryString.encode(scope);
        Matcher percentile = PERCENTILE.matcher(figure.variable());
        if (percentile.matches()) {
            String series = camel(percentile.group(1)) + "Millis." + percentile.group(2);
            return Optional.of(new FiredChart(figure, "traffic", series, 1_000, "millis", address, span));
        }
        Matcher errors = ERRORS.matcher(figure.variable());
        String series = errors.matches() ? "errorsPerSecond." + errors.group(1) : camel(figure.variable());
        return errors.matches() || OF_TRAFFIC.contains(series)
                ? Optional.of(new FiredChart(figure, "traffic", series, 1, figure.unit(), address, span))
                : Optional.empty();
    }

    private static String camel(String variable) {
        return Pattern.compile("_([a-z0-9])")
                .matcher(variable)
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    /** The threshold in the unit of the answer, for the script. */
    public String threshold() {
        return Figures.plain(figure.threshold() * factor);
    }
}
