package io.dynamote.agent.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.dynamote.agent.buffer.SampleBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DeliveryIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int SAMPLE = 2000;

    @TempDir
    private Path directory;

    private TelemetryStub stub;
    private SampleBuffer buffer;
    private Delivery delivery;
    private int appended;

    @BeforeEach
    void open() throws IOException {
        stub = new TelemetryStub();
        buffer = new SampleBuffer(directory, 512L << 20);
        delivery = new Delivery(buffer, stub.address(), Duration.ofMillis(50), Clock.systemUTC(), () -> 1);
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        delivery.close();
        buffer.close();
        stub.close();
    }

    @Test
    void shouldDeliverInOrder() throws IOException {
        delivery.start();
        append(100);
        awaitAll();
        assertThat(stub.lines()).isEqualTo(expected());
        assertThat(buffer.waitingBytes()).isZero();
    }

    @Test
    void shouldDeliverWhatCameWhileItWasCutOffForLong() throws IOException {
        // An hour of samples; a day in the full form.
        int cutOff = Boolean.getBoolean("dynamote.endurance") ? 86_400 : 3_600;
        stub.cutOff();
        delivery.start();
        append(cutOff);
        assertThat(buffer.dropped()).isZero();
        stub.open();
        awaitAll();
        assertThat(stub.lines()).isEqualTo(expected());
    }

    @Test
    void shouldComeBackSoon() throws IOException {
        stub.cutOff();
        delivery.start();
        append(1);
        // Long enough for the wait between attempts to reach its limit.
        await().atMost(PATIENCE).pollDelay(Duration.ofSeconds(6)).until(() -> true);
        stub.open();
        long back = System.nanoTime();
        awaitAll();
        assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void shouldKeepWhatIsAnsweredWithAnError() throws IOException {
        for (int status : new int[] {500, 502, 503, 400, 401, 404, 301}) {
            stub.then((exchange, lines) -> TelemetryStub.answer(exchange, status, "no"));
        }
        delivery.start();
        append(3);
        awaitAll();
        assertThat(stub.lines()).isEqualTo(expected());
        assertThat(stub.times()).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void shouldWaitAsLongAsItIsAskedTo() throws IOException {
        stub.then((exchange, lines) -> {
            exchange.getResponseHeaders().add("Retry-After", "2");
            TelemetryStub.answer(exchange, 429, "later");
        });
        delivery.start();
        append(3);
        awaitAll();
        List<Long> times = stub.times();
        assertThat(Duration.ofNanos(times.get(1) - times.get(0))).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(stub.lines()).isEqualTo(expected());
    }

    @Test
    void shouldSendAgainWhatMayHaveBeenTaken() throws IOException {
        stub.then((exchange, lines) -> {
            stub.take(exchange, lines.subList(0, 0));
            exchange.close();
        });
        CountDownLatch never = new CountDownLatch(1);
        stub.then((exchange, lines) -> {
            // Takes the batch and hangs before it says so.
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        delivery.start();
        append(1);
        await().atMost(PATIENCE).until(() -> stub.times().size() == 1);
        append(5);
        await().atMost(Duration.ofMinutes(1)).until(() -> stub.times().size() > 2);
        await().atMost(Duration.ofMinutes(1)).until(() -> buffer.waitingBytes() == 0);
        never.countDown();
        assertThat(new LinkedHashSet<>(stub.lines())).containsAll(expected().subList(1, 6));
    }

    @Test
    void shouldSendLessAtOnceIfABatchIsTooLarge() throws IOException {
        append(64);
        for (int i = 0; i < 4; i++) {
            stub.then((exchange, lines) -> TelemetryStub.answer(exchange, 413, "too large"));
        }
        delivery.start();
        awaitAll();
        assertThat(stub.lines()).isEqualTo(expected());
    }

    @Test
    void shouldTryWithFewWhileNothingAnswers() throws IOException {
        append(200);
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 3; i++) {
            stub.then((exchange, lines) -> {
                sizes.add(lines.size());
                TelemetryStub.answer(exchange, 502, "no");
            });
        }
        delivery.start();
        awaitAll();
        assertThat(sizes).containsExactly(200, 20, 20);
        assertThat(stub.lines()).isEqualTo(expected());
        // What the last small one was, and the rest at once.
        assertThat(stub.times()).hasSize(5);
    }

    @Test
    void shouldTryOnceMoreWhenItEnds() throws IOException, InterruptedException {
        delivery = new Delivery(buffer, stub.address(), Duration.ofMinutes(1), Clock.systemUTC(), () -> 1);
        append(1);
        delivery.start();
        await().atMost(PATIENCE).until(() -> buffer.waitingBytes() == 0);
        append(1);
        delivery.close();
        assertThat(stub.lines()).isEqualTo(expected());
    }

    private void append(int samples) throws IOException {
        for (int i = 0; i < samples; i++) {
            byte[] sample = text(++appended).getBytes(StandardCharsets.UTF_8);
            buffer.append(sample, sample.length);
        }
    }

    private void awaitAll() {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(stub.lines()).hasSizeGreaterThanOrEqualTo(appended));
    }

    private List<String> expected() {
        return IntStream.rangeClosed(1, appended).mapToObj(DeliveryIT::text).toList();
    }

    private static String text(int number) {
        return "{\"sequence\": " + number + ", \"pad\": \"" + "x".repeat(SAMPLE) + "\"}";
    }
}
