package io.dynamote.telemetry.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.dynamote.events.traffic.FrontendReading;
import org.jspecify.annotations.Nullable;

/** Where the counters of each frontend stood when they were counted last. */
final class FrontendPositions {

    /** A frontend that was not read for so long is gone; its readings have left Kafka. */
    static final Duration KEPT = Duration.ofDays(1);

    /** Models of a frontend that are remembered beside those that it tells of now. */
    private static final int MOST_MISSING = 500;

    /** About how large a position may become by models that are only remembered: half of what Kafka takes. */
    private static final int MOST_BYTES = 500_000;

    private static final int BYTES_OF_NUMBER = 25;

    private final Map<String, FrontendReading> last = new HashMap<>();

    /** What a reading adds, by model; empty if it adds nothing. The reading is the position from now on. */
    List<FrontendDelta> count(FrontendReading reading) {
        FrontendReading before = last.get(reading.producer());
        ReadingProgress progress = ReadingProgress.of(before, reading);
        return switch (progress) {
            case STALE -> List.of();
            case BASELINE -> {
                last.put(reading.producer(), reading);
                yield List.of();
            }
            case FROM_ZERO -> {
                last.put(reading.producer(), reading);
                yield deltas(Map.of(), reading);
            }
            case FROM_LAST -> {
                Map<String, FrontendReading.Model> models = before == null ? Map.of() : models(before);
                last.put(reading.producer(), withMissing(models, reading));
                yield deltas(models, reading);
            }
        };
    }

    private static List<FrontendDelta> deltas(Map<String, FrontendReading.Model> before, FrontendReading reading) {
        return reading.models().stream()
                .map(model -> FrontendDelta.between(before.get(model.model()), model))
                .filter(delta -> !delta.isEmpty())
                .toList();
    }

    /** A model that is not told this once may be told again where it was. */
    private static FrontendReading withMissing(Map<String, FrontendReading.Model> before, FrontendReading reading) {
        Map<String, FrontendReading.Model> now = models(reading);
        List<FrontendReading.Model> all = new ArrayList<>(reading.models());
        int most = Math.min(FrontendReading.MOST_MODELS, all.size() + MOST_MISSING);
        long bytes = all.stream().mapToLong(FrontendPositions::bytes).sum();
        for (FrontendReading.Model model : before.values()) {
            if (!now.containsKey(model.model()) && all.size() < most && bytes + bytes(model) <= MOST_BYTES) {
                bytes += bytes(model);
                all.add(model);
            }
        }
        return all.size() == reading.models().size()
                ? reading
                : new FrontendReading(
                        reading.producer(),
                        reading.time(),
                        reading.deployment(),
                        reading.team(),
                        reading.pod(),
                        reading.intervalSeconds(),
                        reading.uptimeSeconds(),
                        reading.watchedFromStart(),
                        all);
    }

    private static long bytes(FrontendReading.Model model) {
        long numbers = 30L
                + 2L
                        * (model.duration().counts().size()
                                + model.timeToFirstToken().counts().size()
                                + model.interTokenLatency().counts().size());
        long texts = model.model().length()
                + model.failed().keySet().stream().mapToLong(String::length).sum();
        return numbers * BYTES_OF_NUMBER + texts * 6;
    }

    private static Map<String, FrontendReading.Model> models(FrontendReading reading) {
        return reading.models().stream()
                .collect(Collectors.toMap(FrontendReading.Model::model, Function.identity(), (first, second) -> first));
    }

    /** Where a frontend stands; null if it was not read or is gone. */
    @Nullable
    FrontendReading last(String producer) {
        return last.get(producer);
    }

    /** Learns where a frontend stands. */
    void restore(String producer, FrontendReading reading) {
        last.put(producer, reading);
    }

    /** Forgets a frontend. */
    void forget(String producer) {
        last.remove(producer);
    }

    /** Forgets the frontends that are gone, and says which those were. */
    List<String> forgetGone(Instant now) {
        List<String> gone = last.values().stream()
                .filter(reading -> reading.time().isBefore(now.minus(KEPT)))
                .map(FrontendReading::producer)
                .toList();
        gone.forEach(last::remove);
        return gone;
    }
}
