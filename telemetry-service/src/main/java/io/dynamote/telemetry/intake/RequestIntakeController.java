package io.dynamote.telemetry.intake;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/telemetry/requests}: finished requests as JSON or NDJSON, gzip welcome. */
@Controller("/api/telemetry/requests")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RequestIntakeController {

    private final RequestSender sender;

    RequestIntakeController(RequestSender sender) {
        this.sender = sender;
    }

    /** 202 once every good line is in Kafka. */
    @Post(consumes = MediaType.ALL)
    HttpResponse<IntakeReport> take(@Body byte @Nullable [] body) throws InterruptedException {
        RequestLines lines = RequestLines.read(body == null ? new byte[0] : body);
        sender.send(lines.batches());
        return HttpResponse.accepted().body(lines.report());
    }
}
