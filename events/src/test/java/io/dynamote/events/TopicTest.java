package io.dynamote.events;

import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TopicTest {

    @Test
    void shouldListEveryTopicThatATypeIsPublishedOn() {
        assertThat(Topics.all())
                .containsAll(
                        Arrays.stream(EventType.values()).map(EventType::topic).toList());
    }

    @Test
    void shouldNameEachTopicOnce() {
        assertThat(Topics.all()).extracting(Topic::name).doesNotHaveDuplicates();
    }

    @Test
    void shouldKeepStateForEver() {
        assertThat(Topics.MODELS.cleanup()).isEqualTo(Topic.Cleanup.COMPACT);
        assertThat(Topics.DEPLOYMENTS.cleanup()).isEqualTo(Topic.Cleanup.COMPACT);
        assertThat(Topics.DEPLOYMENT_EVENTS.retention()).isEqualTo(Duration.ofDays(30));
        assertThat(Topics.ALERTS.cleanup()).isEqualTo(Topic.Cleanup.COMPACT);
        assertThat(Topics.ALERT_EVENTS.retention()).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void shouldKeepStateOfWhatEndsForAWhile() {
        assertThat(Topics.JOBS.cleanup().policy()).isEqualTo("compact,delete");
        assertThat(Topics.JOBS.retention()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void shouldKeepFactsAndStateOfAnAlertInOneOrder() {
        assertThat(Topics.ALERTS.partitions()).isEqualTo(Topics.ALERT_EVENTS.partitions());
        assertThat(Topics.ALERTS.key()).isEqualTo(Topics.ALERT_EVENTS.key());
    }

    @Test
    void shouldListEveryTopicOfSamples() {
        assertThat(Topics.all())
                .containsAll(Arrays.stream(SampleType.values())
                        .map(SampleType::topic)
                        .toList());
    }

    @Test
    void shouldRefuseAForeignName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Topic.state("other.models", 1, "id"))
                .withMessageContaining("other.models");
    }

    @Test
    void shouldRefuseNoPartitions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Topic.state("dynamote.things", 0, "id"))
                .withMessageContaining("at least 1, not: 0");
    }

    @Test
    void shouldRefuseARetentionOfCompactedState() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topic("dynamote.things", 1, Topic.Cleanup.COMPACT, Duration.ofDays(1), "id"));
    }
}
