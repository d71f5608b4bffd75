package io.dynamote.telemetry.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

import io.dynamote.events.SampleType;
import io.dynamote.events.traffic.RequestBatch;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.RequestJson;

/**
 * A gateway that reports in an untidy way: some requests alone, some in batches, out of order, one parcel in twenty
 * twice, and everything again that it is not sure has arrived. What it means to tell is in the ledger once.
 */
final class Gateway implements Callable<Long>, AutoCloseable {

    private static final int ROUND = 400;
    /** One round in so many is its last before it starts anew, with numbers of its own. */
    private static final int LIFE = 40;

    private final String name;
    private final long least;
    private final Duration pause;
    private final Delivery delivery;
    private final Ledger ledger;
    private final Random random;
    private final Deque<Delivery.Parcel> sentBefore = new ArrayDeque<>();
    private volatile boolean enough;
    private long epoch = 1;

    /**
     * A gateway that has not begun yet.
     *
     * @param least how many requests it tells of at least
     * @param pause between its rounds
     */
    Gateway(String name, long least, Duration pause, Delivery delivery, Ledger ledger) {
        this.name = name;
        this.least = least;
        this.pause = pause;
        this.delivery = delivery;
        this.ledger = ledger;
        this.random = new Random(name.hashCode());
    }

    @Override
    public Long call() throws InterruptedException {
        long told = 0;
        long sequence = 0;
        while (told < least || !enough) {
            long end = sequence + ROUND;
            deliver(round(sequence, end));
            sequence = end;
            told += ROUND;
            if (random.nextInt(LIFE) == 0) {
                epoch++;
                sequence = 0;
                sentBefore.clear();
            }
            LockSupport.parkNanos(pause.toNanos());
        }
        return told;
    }

    /** It may end as soon as it has told of what it must. */
    void enough() {
        enough = true;
    }

    private List<Delivery.Parcel> round(long from, long end) {
        List<Delivery.Parcel> round = new ArrayList<>();
        long told = from;
        while (told < end) {
            told = !delivery.takesBatches() || random.nextBoolean() ? alone(told, round) : together(told, end, round);
        }
        Collections.shuffle(round, random);
        return round;
    }

    private void deliver(List<Delivery.Parcel> round) throws InterruptedException {
        for (Delivery.Parcel parcel : List.copyOf(round)) {
            if (random.nextInt(20) == 0) {
                sentBefore.add(parcel);
            }
        }
        if (sentBefore.size() > 50) {
            round.addAll(sentBefore);
            sentBefore.clear();
        }
        delivery.deliver(round);
    }

    private long alone(long told, List<Delivery.Parcel> round) {
        RequestFields request = next(told + 1);
        round.add(new Delivery.Parcel(
                SampleType.LLM_REQUEST, RequestJson.write(request).getBytes(StandardCharsets.UTF_8)));
        return told + 1;
    }

    private long together(long told, long end, List<Delivery.Parcel> round) {
        RequestBatch.Writer batch = new RequestBatch.Writer(name, epoch);
        long last = Math.min(end, told + 1 + random.nextInt(60));
        for (long sequence = told + 1; sequence <= last; sequence++) {
            batch.add(next(sequence));
        }
        round.add(new Delivery.Parcel(SampleType.LLM_REQUEST_BATCH, batch.bytes()));
        return last;
    }

    private RequestFields next(long sequence) {
        RequestFields request =
                TrafficRequests.any(random, Instant.now().minusMillis(random.nextInt(20) == 0 ? 60_000 : 200));
        request.producer = name;
        request.epoch = epoch;
        request.sequence = sequence;
        ledger.tell(request);
        return request;
    }

    @Override
    public void close() {
        delivery.close();
    }
}
