package io.dynamote.telemetry.intake;

import java.time.Clock;
import java.util.List;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/telemetry/…}: telemetry as JSON or NDJSON, gzip welcome. 202 once every good line is in Kafka. */
@Controller("/api/telemetry")
@ExecuteOn(TaskExecutors.BLOCKING)
final class IntakeController {

    private final SampleSender sender;
    private final IntakeFigures figures;
    private final Clock clock;

    IntakeController(SampleSender sender, IntakeFigures figures, Clock clock) {
        this.sender = sender;
        this.figures = figures;
        this.clock = clock;
    }

    /** Finished requests of gateways. */
    @Post(uri = "/requests", consumes = MediaType.ALL)
    HttpResponse<IntakeReport> requests(HttpRequest<?> request, @Body byte @Nullable [] body)
            throws InterruptedException {
        RequestLines lines = RequestLines.read(arrived(request, body), clock.millis());
        return send(IntakeFigures.Kind.REQUESTS, lines.samples(), lines.report());
    }

    /** What gateways have under way. */
    @Post(uri = "/pulses", consumes = MediaType.ALL)
    HttpResponse<IntakeReport> pulses(HttpRequest<?> request, @Body byte @Nullable [] body)
            throws InterruptedException {
        PulseLines lines = PulseLines.read(arrived(request, body));
        return send(IntakeFigures.Kind.PULSES, lines.samples(), lines.report());
    }

    /** Samples of hosts. */
    @Post(uri = "/hosts", consumes = MediaType.ALL)
    HttpResponse<IntakeReport> hosts(HttpRequest<?> request, @Body byte @Nullable [] body) throws InterruptedException {
        HostLines lines = HostLines.read(arrived(request, body));
        return send(IntakeFigures.Kind.HOSTS, lines.samples(), lines.report());
    }

    /** Log lines of services. */
    @Post(uri = "/logs", consumes = MediaType.ALL)
    HttpResponse<IntakeReport> logs(HttpRequest<?> request, @Body byte @Nullable [] body) throws InterruptedException {
        LogLines lines = LogLines.read(arrived(request, body));
        return send(IntakeFigures.Kind.LOGS, lines.samples(), lines.report());
    }

    private HttpResponse<IntakeReport> send(IntakeFigures.Kind kind, List<OutgoingSample> samples, IntakeReport report)
            throws InterruptedException {
        try {
            sender.send(samples);
        } catch (IntakeException e) {
            figures.refused(e);
            throw e;
        }
        figures.took(kind, report);
        return HttpResponse.accepted().body(report);
    }

    private static byte[] arrived(HttpRequest<?> request, byte @Nullable [] body) {
        byte[] there = body == null ? new byte[0] : body;
        IntakeGate.arrived(request, there.length);
        return there;
    }
}
