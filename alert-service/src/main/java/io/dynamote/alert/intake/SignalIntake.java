package io.dynamote.alert.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.dynamote.alert.evaluation.EvaluationPolicy;
import io.dynamote.alert.feed.ChangeFeed;
import io.dynamote.alert.feed.Channel;
import io.dynamote.alert.incident.EvaluationStore;
import io.dynamote.alert.rule.DefaultRules;
import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.store.RuleStore;
import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.Topics;
import io.dynamote.events.signal.Signal;
import io.dynamote.runtime.database.DatabaseOutage;
import io.dynamote.runtime.database.SchemaMigration;
import io.dynamote.runtime.ending.Ending;
import io.dynamote.runtime.kafka.ConsumerLags;
import io.dynamote.runtime.kafka.DeadLetters;
import io.dynamote.runtime.kafka.Heard;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.Lives;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates the partitions of {@code dynamote.signals} that Kafka's group protocol gives to this instance. How far a
 * partition was evaluated lies in Postgres beside the states that this came to; whatever fails, all that is in memory is
 * thrown away and begun anew from there.
 */
@Context
@Requires(property = "dynamote.alert.work", notEquals = "false")
final class SignalIntake implements Ending {

    private static final Logger LOG = LoggerFactory.getLogger(SignalIntake.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final SchemaMigration schema;
    private final KafkaProperties kafka;
    private final EvaluationStore store;
    private final RuleStore rules;
    private final RuleHealths healths;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final ConsumerLags lags;
    private final String owner;
    private final EvaluationPolicy policy = EvaluationPolicy.defaults();
    private final AtomicBoolean rulesChanged = new AtomicBoolean();
    private final Heard heard;
    private final Lives lives;
    private boolean complained;

    SignalIntake(
            SchemaMigration schema,
            KafkaProperties kafka,
            ChangeFeed feed,
            EvaluationStore store,
            RuleStore rules,
            RuleHealths healths,
            DeadLetters deadLetters,
            ConsumerLags lags,
            Clock clock,
            Supplier<UUID> ids) {
        this.schema = schema;
        this.kafka = kafka;
        this.store = store;
        this.rules = rules;
        this.healths = healths;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.lags = lags;
        this.owner = ids.get().toString();
        this.heard = new Heard(clock);
        feed.on(Channel.RULES, () -> rulesChanged.set(true));
        lags.heard("alert-evaluation", heard::until);
        this.lives = new Lives("signal-intake", this::live).start();
    }

    private void live(BooleanSupplier goOn) {
        if (!schema.isDone()) {
            return;
        }
        try (KafkaConsumer<String, byte[]> consumer = SignalConsumers.group(kafka);
                ConsumerLags.Watch _ = lags.watch("alert-evaluation", consumer)) {
            var _ = rules.offer(DefaultRules.read());
            heard.begin();
            Life life = new Life(consumer);
            try {
                life.live(goOn);
            } catch (RuntimeException e) {
                life.works.clear(); // they are ahead of what is stored: closing must not flush them
                throw e;
            }
        } catch (RuntimeException e) {
            if (!DatabaseOutage.causes(e)) {
                throw e;
            }
            // One line for an outage, however long it lasts; health tells of it too.
            if (!complained) {
                LOG.atWarn().addKeyValue("reason", e.getMessage()).log("signals wait for Postgres");
            }
            complained = true;
        }
    }

    /** From one beginning to what ends it. */
    private final class Life implements ConsumerRebalanceListener {

        private final KafkaConsumer<String, byte[]> consumer;
        private final Map<TopicPartition, PartitionWork> works = new HashMap<>();
        private final Set<TopicPartition> arrived = new HashSet<>();
        private List<Rule> current = List.of();
        private Instant ticked = Instant.EPOCH;

        private Life(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        private void live(BooleanSupplier goOn) {
            rulesChanged.set(false);
            current = rules.all();
            consumer.subscribe(List.of(Topics.SIGNALS.name()), this);
            while (goOn.getAsBoolean()) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                lookAtRules();
                take(records);
                begin();
                heard.polled(consumer);
                tick();
                works.values().forEach(work -> work.store(clock.instant()));
                complained = false;
            }
            works.values().forEach(work -> work.flush(clock.instant()));
        }

        private void lookAtRules() {
            if (rulesChanged.getAndSet(false)) {
                List<Rule> next = rules.all();
                if (!next.equals(current)) {
                    current = next;
                    works.values().forEach(work -> work.replaceRules(next, clock.instant()));
                    healths.put(
                            works.values().stream().map(PartitionWork::health).toList());
                }
            }
        }

        private void take(ConsumerRecords<String, byte[]> records) {
            for (TopicPartition partition : records.partitions()) {
                PartitionWork work = works.get(partition);
                List<ConsumerRecord<String, byte[]>> own = records.records(partition);
                if (work != null) {
                    own.forEach(record -> take(work, record));
                    work.reached(own.getLast().offset() + 1);
                    // At once: that another partition has much to read must not hold up what this one has found.
                    work.store(clock.instant());
                }
            }
        }

        private void take(PartitionWork work, ConsumerRecord<String, byte[]> record) {
            try {
                SignalRecord.read(record).map(this::notAhead).ifPresent(signal -> work.take(record.offset(), signal));
            } catch (InvalidSampleException | IllegalArgumentException e) {
                deadLetters.publish(
                        record.topic(), SignalRecord.headers(record), record.value(), String.valueOf(e.getMessage()));
            }
        }

        /** One from the future would make all others seem old. */
        private Signal notAhead(Signal signal) {
            Instant latest = clock.instant().plus(AHEAD);
            if (signal.time().isAfter(latest)) {
                throw new IllegalArgumentException("time must be at most " + latest + ", not: " + signal.time());
            }
            return signal;
        }

        private void begin() {
            if (!arrived.isEmpty()) {
                Instant now = clock.instant();
                Starts starts = new Starts(consumer, policy, now);
                for (TopicPartition partition : Set.copyOf(arrived)) {
                    var shard = store.take(partition.partition(), owner);
                    long first = starts.seek(partition, shard.progress());
                    works.put(partition, new PartitionWork(store, shard, policy, current, first, now));
                }
                consumer.resume(arrived);
                arrived.clear();
            }
        }

        private void tick() {
            Instant until = heard.until();
            if (until != null && Duration.between(ticked, until).compareTo(TICK) >= 0) {
                works.values().forEach(work -> work.tick(until));
                healths.put(works.values().stream().map(PartitionWork::health).toList());
                ticked = until;
            }
        }

        /** Nothing is read of new partitions until it is known where to begin. */
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            arrived.addAll(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                arrived.remove(partition);
                PartitionWork work = works.remove(partition);
                if (work != null) {
                    work.flush(clock.instant());
                }
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            arrived.removeAll(partitions);
            partitions.forEach(works::remove);
        }
    }

    @Override
    public void end() {
        lives.end();
    }

    @PreDestroy
    void close() {
        lives.close();
    }
}
