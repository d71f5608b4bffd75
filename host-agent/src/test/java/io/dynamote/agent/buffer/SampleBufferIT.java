package io.dynamote.agent.buffer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.dynamote.agent.buffer.Numbers.EVERYTHING;
import static io.dynamote.agent.buffer.Numbers.append;
import static io.dynamote.agent.buffer.Numbers.drain;
import static io.dynamote.agent.buffer.Numbers.numbers;
import static org.assertj.core.api.Assertions.assertThat;

class SampleBufferIT {

    private static final long LIMIT = 1024 * 1024;

    @TempDir
    private Path directory;

    @Test
    void shouldGiveSamplesInOrderUntilTheyAreAcknowledged() throws IOException {
        try (SampleBuffer buffer = open()) {
            append(buffer, 1, 5);
            assertThat(numbers(buffer.next(3, EVERYTHING))).containsExactly(1, 2, 3);
            Batch batch = buffer.next(3, EVERYTHING);
            assertThat(numbers(batch)).containsExactly(1, 2, 3);
            buffer.acknowledge(batch);
            buffer.acknowledge(batch);
            assertThat(numbers(buffer.next(3, EVERYTHING))).containsExactly(4, 5);
        }
    }

    @Test
    void shouldBoundABatchByBytesButGiveAtLeastOne() throws IOException {
        try (SampleBuffer buffer = open()) {
            append(buffer, 100, 110);
            assertThat(numbers(buffer.next(100, 7))).containsExactly(100, 101);
            assertThat(numbers(buffer.next(100, 1))).containsExactly(100);
        }
    }

    @Test
    void shouldContinueAfterARestart() throws IOException {
        try (SampleBuffer buffer = open()) {
            append(buffer, 1, 10);
            buffer.acknowledge(buffer.next(4, EVERYTHING));
        }
        try (SampleBuffer buffer = open()) {
            append(buffer, 11, 12);
            assertThat(drain(buffer)).isEqualTo(numbers(5, 12));
            assertThat(buffer.waitingBytes()).isZero();
            assertThat(buffer.damaged()).isZero();
        }
    }

    @Test
    void shouldDropTheOldestAndCountThemWhenFull() throws IOException {
        byte[] sample = new byte[2000];
        try (SampleBuffer buffer = open()) {
            for (int i = 0; i < 2000; i++) {
                sample[0] = (byte) i;
                buffer.append(sample, sample.length);
                assertThat(Numbers.size(directory)).isLessThanOrEqualTo(LIMIT + 1000);
            }
            int left = 0;
            byte last = 0;
            for (Batch batch = buffer.next(100, EVERYTHING);
                    !batch.samples().isEmpty();
                    batch = buffer.next(100, EVERYTHING)) {
                left += batch.samples().size();
                last = batch.samples().getLast()[0];
                buffer.acknowledge(batch);
            }
            assertThat(left + buffer.dropped()).isEqualTo(2000);
            assertThat(left).isGreaterThan(400);
            assertThat(last).isEqualTo((byte) 1999);
        }
        try (SampleBuffer again = open()) {
            assertThat(again.dropped()).isPositive();
        }
    }

    @Test
    void shouldNotTakeAnAcknowledgementOfDroppedSamplesForNewerOnes() throws IOException {
        byte[] sample = new byte[2000];
        try (SampleBuffer buffer = open()) {
            buffer.append(sample, sample.length);
            Batch old = buffer.next(1, EVERYTHING);
            for (int i = 0; i < 2000; i++) {
                buffer.append(sample, sample.length);
            }
            long waiting = buffer.waitingBytes();
            buffer.acknowledge(old);
            assertThat(buffer.waitingBytes()).isEqualTo(waiting);
        }
    }

    @Test
    void shouldKeepNothingThatIsDelivered() throws IOException {
        try (SampleBuffer buffer = open()) {
            byte[] sample = new byte[2000];
            for (int i = 0; i < 5000; i++) {
                buffer.append(sample, sample.length);
                buffer.acknowledge(buffer.next(10, EVERYTHING));
                assertThat(Numbers.size(directory)).isLessThan(70_000);
            }
            assertThat(buffer.dropped()).isZero();
        }
    }

    @Test
    void shouldNumberStartsUpwardsWhateverTheClockSays() throws IOException {
        Clock now = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
        long first = Epoch.next(directory, now);
        assertThat(first).isEqualTo(now.millis());
        assertThat(Epoch.next(directory, Clock.offset(now, Duration.ofDays(-400))))
                .isEqualTo(first + 1);
        Files.writeString(directory.resolve("epoch"), "rubbish");
        assertThat(Epoch.next(directory, Clock.offset(now, Duration.ofSeconds(1))))
                .isEqualTo(first + 1000);
    }

    private SampleBuffer open() throws IOException {
        return new SampleBuffer(directory, LIMIT);
    }
}
