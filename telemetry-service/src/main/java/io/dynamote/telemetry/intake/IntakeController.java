package io.dynamote.telemetry.intake;

import java.time.Clock;

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
    private final Clock clock;

    IntakeController(SampleSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    /** Finished requests of gateways. */
    @Post(uri = "/requests", consumes = MediaType.ALL)
    HttpResponse<IntakeReport> requests(HttpRequest<?> request, @Body byte @Nullable [] body)
            throws InterruptedException {
        RequestLines lines = RequestLines.read(arrived(request, body), clock.millis());
        sender.send(lines.samples());
        return HttpResponse.accepted().body(lines.report());
    }

    /** What gateways have under way. */
    @Post(uri = "/pulses", consumes = MediaType.ALL)
    HttpResponse<IntakeReport> pulses(HttpRequest<?> request, @Body byte @Nullable [] body)
            throws InterruptedException {
        PulseLines lines = PulseLines.read(arrived(request, body));
        sender.send(lines.samples());
        return HttpResponse.accepted().body(lines.report());
    }

    /** Samples of hosts. */
    @Post(uri = "/hosts", consumes = MediaType.ALL)
    HttpResponse<IntakeReport> hosts(HttpRequest<?> request, @Body byte @Nullable [] body) throws InterruptedException {
        HostLines lines = HostLines.read(arrived(request, body));
        sender.send(lines.samples());
        return HttpResponse.accepted().body(lines.report());
    }

    /** Log lines of services. */
    @Post(uri = "/logs", consumes = MediaType.ALL)
    HttpResponse<IntakeReport> logs(HttpRequest<?> request, @Body byte @Nullable [] body) throws InterruptedException {
        LogLines lines = LogLines.read(arrived(request, body));
        sender.send(lines.samples());
        return HttpResponse.accepted().body(lines.report());
    }

    private static byte[] arrived(HttpRequest<?> request, byte @Nullable [] body) {
        byte[] there = body == null ? new byte[0] : body;
        IntakeGate.arrived(request, there.length);
        return there;
    }
}
