package io.dynamote.telemetry.hosthistory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.dynamote.events.Topics;
import io.dynamote.events.host.HostSample;
import io.dynamote.telemetry.host.HostProperties;
import io.dynamote.telemetry.host.TestHost;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HostIntakeTest {

    private static final Instant T = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant OLDEST = T.minus(Duration.ofDays(30));

    private final HostIntake intake = new HostIntake(new HostProperties(2, Duration.ofDays(7)));

    private static ConsumerRecord<String, byte[]> record(String value, Instant stored) {
        return new ConsumerRecord<>(
                Topics.HOST_SAMPLES.name(),
                0,
                0,
                stored.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                value.getBytes(StandardCharsets.UTF_8),
                new RecordHeaders(),
                Optional.empty());
    }

    private List<HostIntake.Refused> take(Instant now, HostSample... samples) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (HostSample sample : samples) {
            records.add(record(TestHost.json(sample), now));
        }
        return intake.take(records, now, OLDEST);
    }

    private List<String> hosts() {
        return intake.batch().sources().stream()
                .map(Batch.Source::host)
                .sorted()
                .toList();
    }

    @Test
    void shouldTakeNoMoreHostsThanAreShownAndCountTheRest() {
        TestHost known = TestHost.agent("a");
        take(
                T,
                known.sample(T),
                TestHost.agent("b").sample(T),
                TestHost.agent("c").sample(T));
        take(T.plusSeconds(1), TestHost.agent("d").sample(T), known.sample(T.plusSeconds(1)));
        assertThat(hosts()).containsExactly("a", "b");
        assertThat(intake.beyond()).isEqualTo(2);
        assertThat(intake.beyond()).as("since it was asked").isZero();
    }

    @Test
    void shouldHaveRoomAgainOnceHostsAreForgotten() {
        Instant later = T.plus(Duration.ofDays(8));
        take(T, TestHost.agent("a").sample(T), TestHost.agent("b").sample(T));
        take(later, TestHost.agent("c").sample(later), TestHost.agent("d").sample(later));
        assertThat(hosts()).containsExactly("a", "b", "c", "d");
        take(later, TestHost.agent("a").sample(later));
        assertThat(intake.beyond()).as("came back and found no room").isEqualTo(1);
    }

    @Test
    void shouldKnowNumbersOfAHostUntilItsSamplesWouldBeTooOld() {
        HostSample sample = TestHost.agent("a").cpu(T, 0.5).sample(T);
        take(T, sample);
        take(T.plusSeconds(1), sample);
        RollupRow row = intake.batch().rows().get(new RollupRow.Key("a", "agent", Resolution.MINUTE, T));
        assertThat(row.counts()[0]).isEqualTo(1.0);
        intake.forgetBefore(T.plusSeconds(1));
        take(T.plusSeconds(2), sample);
        assertThat(row.counts()[0]).as("still heard of").isEqualTo(1.0);
        intake.forgetBefore(T.plusSeconds(3));
        take(T.plusSeconds(4), sample);
        assertThat(row.counts()[0]).isEqualTo(2.0);
    }

    @Test
    void shouldHandBackWhatCannotBeReadAndTakeTheRest() {
        ConsumerRecord<String, byte[]> rubbish = record("rubbish", T);
        ConsumerRecord<String, byte[]> sound =
                record(TestHost.json(TestHost.agent("a").sample(T)), T);
        assertThat(intake.take(List.of(rubbish, sound), T, OLDEST))
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.record()).isSameAs(rubbish);
                    assertThat(refused.reason()).startsWith("sample must be JSON");
                });
        assertThat(hosts()).containsExactly("a");
    }
}
