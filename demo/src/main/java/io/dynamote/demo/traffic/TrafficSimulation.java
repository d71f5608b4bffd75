package io.dynamote.demo.traffic;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import io.dynamote.events.traffic.ErrorClass;
import io.dynamote.events.traffic.GatewayPulse;
import io.dynamote.events.traffic.RequestFields;

/**
 * A gateway's day in short: requests arrive at random around a rate that swells and ebbs, take their time, fail now and
 * then, and every few minutes one of the deployments has a bad half minute.
 */
final class TrafficSimulation {

    private static final Duration WAVE = Duration.ofMinutes(7);
    private static final Duration TROUBLE_EVERY = Duration.ofMinutes(5);
    private static final Duration TROUBLE = Duration.ofSeconds(40);
    private static final List<String> CALLERS = List.of("search", "support", "research");
    private static final int MOST_UNDER_WAY = 20_000;

    private final RandomGenerator random;
    private final double perSecond;
    private final String producer;
    private final long epoch;
    private final PriorityQueue<RequestFields> underWay =
            new PriorityQueue<>(Comparator.comparingLong(request -> request.endMicros));
    private final Instant begin;
    private Instant before;
    private long sequence;

    /**
     * Nothing under way.
     *
     * @param perSecond requests over all targets, in the mean
     */
    TrafficSimulation(RandomGenerator random, double perSecond, String producer, Instant begin) {
        this.random = random;
        this.perSecond = perSecond;
        this.producer = producer;
        this.epoch = begin.toEpochMilli();
        this.begin = begin;
        this.before = begin;
    }

    /** Lets the time pass; requests that ended meanwhile, in the order of their ends. */
    List<RequestFields> advance(Instant now, List<Target> targets) {
        double seconds = Math.min(5, Duration.between(before, now).toMillis() / 1_000.0);
        for (int i = 0; i < targets.size(); i++) {
            int arrivals = poisson(rate(now, i, targets.size()) * seconds);
            boolean troubled = isTroubled(now, i, targets.size());
            for (int j = 0; j < arrivals && underWay.size() < MOST_UNDER_WAY; j++) {
                Instant arrival = now.minusMillis((long) (random.nextDouble() * seconds * 1_000));
                underWay.add(request(targets.get(i), arrival, troubled));
            }
        }
        before = now;
        List<RequestFields> ended = new ArrayList<>();
        while (!underWay.isEmpty() && underWay.peek().endMicros <= micros(now)) {
            RequestFields request = underWay.remove();
            request.sequence = ++sequence;
            ended.add(request);
        }
        return ended;
    }

    /** Earlier targets have more to do; each swells at its own time. */
    private double rate(Instant now, int target, int targets) {
        double weight = 2.0 * (targets - target) / (targets * (targets + 1.0));
        double phase =
                2 * Math.PI * (Duration.between(begin, now).toMillis() / (double) WAVE.toMillis() + target / 3.0);
        return perSecond * weight * (1 + 0.4 * Math.sin(phase) + 0.15 * Math.sin(7.3 * phase));
    }

    private boolean isTroubled(Instant now, int target, int targets) {
        long millis = Duration.between(begin, now).toMillis();
        long round = millis / TROUBLE_EVERY.toMillis();
        boolean during = millis % TROUBLE_EVERY.toMillis()
                >= TROUBLE_EVERY.minus(TROUBLE).toMillis();
        return during && round % targets == target;
    }

    private RequestFields request(Target target, Instant arrival, boolean troubled) {
        Pace pace = Pace.of(target.model());
        RequestFields request = new RequestFields();
        request.producer = producer;
        request.epoch = epoch;
        request.deployment = target.deployment();
        request.team = random.nextInt(3) > 0 ? target.team() : CALLERS.get(random.nextInt(CALLERS.size()));
        request.model = target.model();
        request.responseModel = target.model();
        request.operation = "chat";
        request.provider = "dynamo";
        request.stream = random.nextInt(10) > 0;
        request.inputTokens = Math.round(logNormal(420, 0.9));
        double slower = troubled ? 4 : 1;
        request.firstTokenMicros = Math.round(1_000 * slower * logNormal(pace.firstTokenMillis(), 0.35));
        long tokens = Math.max(1, Math.round(logNormal(pace.outputTokens(), 0.7)));
        double each = slower * logNormal(pace.perTokenMillis(), 0.15);
        request.outputTokens = tokens;
        request.status = 200;
        request.durationMicros = request.firstTokenMicros + Math.round(1_000 * each * (tokens - 1));
        end(request, troubled);
        request.endMicros = micros(arrival) + request.durationMicros;
        return request;
    }

    /** How it ends: nearly always well. */
    private void end(RequestFields request, boolean troubled) {
        double chance = random.nextDouble();
        if (troubled && chance < 0.12) {
            fail(request, ErrorClass.UPSTREAM, 502, request.durationMicros / 3);
        } else if (chance < 0.002) {
            fail(request, ErrorClass.TIMEOUT, 504, 30_000_000);
        } else if (chance < 0.005) {
            fail(request, ErrorClass.UPSTREAM, 502, request.firstTokenMicros / 2);
        } else if (chance < 0.011) {
            fail(request, ErrorClass.VALIDATION, 400, 900);
        } else if (chance < 0.014) {
            fail(request, ErrorClass.AUTH, 401, 400);
        } else if (chance < 0.04) {
            request.cancelled = true;
            request.outputTokens = Math.max(1, request.outputTokens / 4);
            request.durationMicros = request.firstTokenMicros + (request.durationMicros - request.firstTokenMicros) / 4;
        }
    }

    private static void fail(RequestFields request, ErrorClass error, int status, long micros) {
        request.error = error;
        request.status = status;
        request.durationMicros = Math.max(1, micros);
        request.firstTokenMicros = RequestFields.UNKNOWN;
        request.outputTokens = RequestFields.UNKNOWN;
    }

    /** What is under way, as a pulse tells it. */
    List<GatewayPulse.Active> active() {
        Map<List<String>, Long> counts = underWay.stream()
                .collect(Collectors.groupingBy(
                        request -> List.of(request.deployment, request.team, request.model),
                        () -> new TreeMap<>(Comparator.comparing(List::toString)),
                        Collectors.counting()));
        return counts.entrySet().stream()
                .map(each -> new GatewayPulse.Active(
                        each.getKey().get(0),
                        each.getKey().get(1),
                        each.getKey().get(2),
                        each.getValue()))
                .toList();
    }

    /** The pulse of this gateway. */
    GatewayPulse pulse(Instant now, int leaseSeconds) {
        return new GatewayPulse(producer, epoch, now, leaseSeconds, active());
    }

    private double logNormal(double median, double sigma) {
        return median * Math.exp(sigma * random.nextGaussian());
    }

    private int poisson(double mean) {
        double limit = Math.exp(-Math.min(mean, 500));
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
