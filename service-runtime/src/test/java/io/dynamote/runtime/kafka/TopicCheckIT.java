package io.dynamote.runtime.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.runtime.service.ServiceRuntime;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class TopicCheckIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static EmbeddedKafka kafka;
    private static Admin admin;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(KafkaOptions.temporary());
        admin = Admin.create(AdminSettings.of(new KafkaProperties(kafka.bootstrapServers(), (short) 1)));
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    void shouldCreateWhatIsMissingAndTakeItAgain() throws Exception {
        TopicCheck check = check(new TopicSettings("created", 3, true, null));
        check.createMissingAndVerify(PATIENCE);
        check.createMissingAndVerify(PATIENCE);
        assertThat(admin.describeTopics(Set.of("created"))
                        .allTopicNames()
                        .get()
                        .get("created")
                        .partitions())
                .hasSize(3);
    }

    @Test
    void shouldRefuseStateThatWouldBeDeleted() throws Exception {
        exists("state-deleted", Map.of("cleanup.policy", "delete"));
        assertThatExceptionOfType(UnsafeTopicException.class)
                .isThrownBy(() ->
                        check(new TopicSettings("state-deleted", 1, true, null)).createMissingAndVerify(PATIENCE))
                .withMessageContaining("state-deleted has cleanup.policy=delete")
                .withMessageContaining("expected compact");
    }

    @Test
    void shouldRefuseFactsThatAreKeptForTooShort() throws Exception {
        exists("facts-short", Map.of("cleanup.policy", "delete", "retention.ms", "1000"));
        assertThatExceptionOfType(UnsafeTopicException.class)
                .isThrownBy(() -> check(new TopicSettings("facts-short", 1, false, Duration.ofDays(30)))
                        .createMissingAndVerify(PATIENCE))
                .withMessageContaining("retention.ms=1000");
    }

    @Test
    void shouldTakeFactsThatAreKeptLonger() throws Exception {
        exists("facts-long", Map.of("cleanup.policy", "delete", "retention.ms", "-1"));
        TopicCheck check = check(new TopicSettings("facts-long", 1, false, Duration.ofDays(30)));
        assertThatNoException().isThrownBy(() -> check.createMissingAndVerify(PATIENCE));
    }

    @Test
    void shouldCompactAndDeleteStateThatIsKeptForAWhile() throws Exception {
        TopicSettings jobs = new TopicSettings("state-for-a-week", 1, true, Duration.ofDays(7));
        check(jobs).createMissingAndVerify(PATIENCE);
        assertThatNoException().isThrownBy(() -> check(jobs).createMissingAndVerify(PATIENCE));
        assertThatExceptionOfType(UnsafeTopicException.class)
                .isThrownBy(() -> check(new TopicSettings("state-for-a-week", 1, true, Duration.ofDays(30)))
                        .createMissingAndVerify(PATIENCE))
                .withMessageContaining("retention.ms");
        assertThatExceptionOfType(UnsafeTopicException.class)
                .isThrownBy(() -> check(new TopicSettings("state-for-a-week", 1, true, null))
                        .createMissingAndVerify(PATIENCE))
                .withMessageContaining("cleanup.policy");
    }

    /** Its name says what the service {@code probe} has there. */
    @Test
    void shouldKeepAServiceFromStarting() throws Exception {
        exists("dynamote.logs", Map.of("cleanup.policy", "compact"));
        assertThatExceptionOfType(UnsafeTopicException.class)
                .isThrownBy(() -> ServiceRuntime.start(
                        "probe",
                        ServiceOptions.defaults()
                                .withPort(0)
                                .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers())))
                .withMessageContaining("dynamote.logs has cleanup.policy=compact");
    }

    private static TopicCheck check(TopicSettings topic) {
        return new TopicCheck(admin, List.of(topic), (short) 1);
    }

    private static void exists(String topic, Map<String, String> configs) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1).configs(configs)))
                .all()
                .get();
    }
}
