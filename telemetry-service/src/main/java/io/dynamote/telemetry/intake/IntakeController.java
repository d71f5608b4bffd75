package io.dynamote.telemetry.intake;

import java.time.Clock;

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
    HttpResponse<IntakeReport> requests(@Body byte @Nullable [] body) throws InterruptedException {
        RequestLines lines = RequestLines.read(orEmpty(body), clock.millis());
        sender.send(lines.samples());
        return HttpResponse.accepted().body(lines.report());
    }

    /** What gateways have under way. */
    @Post(uri = "/pulses", consumes = MediaType.ALL)
    HttpResponse<IntakeReport> pulses(@Body byte @Nullable [] body) throws InterruptedException {
        PulseLines lines = PulseLines.read(orEmpty(body));
        sender.send(lines.samples());
        return HttpResponse.accepted().body(lines.report());
    }

    /** Samples of hosts. */
    @Post(uri = "/hosts", consumes = MediaType.ALL)
    HttpResponse<IntakeReport> hosts(@Body byte @Nullable [] body) throws InterruptedException {
        HostLines lines = HostLines.read(orEmpty(body));
        sender.send(lines.samples());
        return HttpResponse.accepted().body(lines.report());
    }

    /** Log lines of services. */
    @Post(uri = "/logs", consumes = MediaType.ALL)
    HttpResponse<IntakeReport> logs(@Body byte @Nullable [] body) throws InterruptedException {
        LogLines lines = LogLines.read(orEmpty(body));
        sender.send(lines.samples());
        return HttpResponse.accepted().body(lines.report());
    }

    private static byte[] orEmpty(byte @Nullable [] body) {
        return body == null ? new byte[0] : body;
    }
}
