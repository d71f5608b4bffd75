package io.dynamote.events.traffic;

import java.util.Random;

/** Requests for tests. */
final class Requests {

    static final long NOON_MICROS = 1_795_176_000_000_000L; // 2026-11-20T12:00:00Z

    private Requests() {}

    /** One with every field. */
    static RequestFields whole() {
        RequestFields request = new RequestFields();
        request.producer = "gateway-7f9c-1";
        request.epoch = 1_795_000_000;
        request.sequence = 42;
        request.endMicros = NOON_MICROS + 123_456;
        request.deployment = "dynamo-system/qwen3-chat";
        request.team = "search";
        request.model = "Qwen/Qwen3-0.6B";
        request.responseModel = "Qwen/Qwen3-0.6B";
        request.operation = "chat";
        request.provider = "nvidia.dynamo";
        request.stream = true;
        request.status = 200;
        request.durationMicros = 1_250_000;
        request.firstTokenMicros = 85_000;
        request.inputTokens = 512;
        request.outputTokens = 128;
        request.cacheReadTokens = 256;
        request.cacheWriteTokens = 64;
        request.reasoningTokens = 32;
        return request;
    }

    /** Any valid one, with fields missing now and then. */
    static RequestFields any(Random random, long sequence) {
        RequestFields request = new RequestFields();
        request.producer = "gateway-1";
        request.epoch = 9;
        request.sequence = random.nextInt(20) == 0 ? RequestFields.UNKNOWN : sequence;
        request.endMicros = NOON_MICROS + random.nextInt(2_000_000) - 1_000_000;
        request.deployment = random.nextInt(5) == 0 ? "" : "ns/d-" + random.nextInt(20);
        request.team = random.nextInt(5) == 0 ? "" : "team-" + random.nextInt(5);
        request.model = "org/modèle-" + random.nextInt(10);
        request.responseModel = random.nextBoolean() ? "" : request.model;
        request.operation = random.nextBoolean() ? "" : "chat";
        request.provider = random.nextBoolean() ? "" : "nvidia.dynamo";
        request.stream = random.nextBoolean();
        request.status = random.nextInt(10) == 0 ? RequestFields.UNKNOWN : 200 + random.nextInt(400);
        request.error = random.nextInt(4) == 0
                ? ErrorClass.all().get(random.nextInt(ErrorClass.all().size()))
                : null;
        request.cancelled = random.nextInt(10) == 0;
        request.durationMicros = random.nextInt(90_000_000);
        request.firstTokenMicros =
                random.nextInt(4) == 0 ? RequestFields.UNKNOWN : (long) (request.durationMicros * random.nextDouble());
        request.inputTokens = maybe(random, 100_000);
        request.outputTokens = maybe(random, 8_000);
        request.cacheReadTokens = maybe(random, 50_000);
        request.cacheWriteTokens = maybe(random, 50_000);
        request.reasoningTokens = maybe(random, 4_000);
        return request;
    }

    private static long maybe(Random random, int bound) {
        return random.nextInt(6) == 0 ? RequestFields.UNKNOWN : random.nextInt(bound);
    }
}
