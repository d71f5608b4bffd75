package io.dynamote.telemetry.traffic;

import java.time.Instant;
import java.util.Random;

import io.dynamote.events.traffic.ErrorClass;
import io.dynamote.events.traffic.RequestFields;

/** Requests as gateways would tell them. */
final class TrafficRequests {

    private TrafficRequests() {}

    static RequestFields request(Instant end, String deployment, String model, String team) {
        RequestFields request = new RequestFields();
        request.producer = "gateway-1";
        request.epoch = 1;
        request.endMicros = end.toEpochMilli() * 1_000;
        request.deployment = deployment;
        request.model = model;
        request.team = team;
        request.status = 200;
        return request;
    }

    /** Latencies with a long tail and two humps, tokens, and one failure in ten. */
    static RequestFields any(Random random, Instant end) {
        int place = random.nextInt(12);
        RequestFields request = request(end, "ns/d-" + place, "model-" + place % 5, "team-" + random.nextInt(3));
        double hump = random.nextInt(4) == 0 ? 14.5 : 12;
        request.durationMicros = (long) Math.exp(hump + 0.7 * random.nextGaussian());
        request.inputTokens = random.nextInt(4_000);
        request.outputTokens = random.nextInt(900);
        request.cacheReadTokens = request.inputTokens / 2;
        request.cacheWriteTokens = request.inputTokens % 7;
        request.reasoningTokens = request.outputTokens / 3;
        request.firstTokenMicros = (long) (request.durationMicros * random.nextDouble());
        if (random.nextInt(10) == 0) {
            request.error = ErrorClass.all().get(random.nextInt(ErrorClass.all().size()));
        }
        request.cancelled = request.error == null && random.nextInt(30) == 0;
        return request;
    }
}
