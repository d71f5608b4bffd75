package io.dynamote.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.dynamote.alert.AlertDatabase;
import io.dynamote.alert.api.FiringAlerts;
import io.dynamote.alert.evaluation.AlertState;
import io.dynamote.alert.evaluation.Cause;
import io.dynamote.alert.evaluation.Transition;
import io.dynamote.alert.incident.EvaluationStore;
import io.dynamote.alert.incident.Incident;
import io.dynamote.alert.incident.Incidents;
import io.dynamote.alert.incident.Shard;
import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.label.Matchers;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.alert.silence.Silence;
import io.dynamote.alert.silence.SilenceId;
import io.dynamote.alert.silence.Silences;
import io.dynamote.events.signal.SignalKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Everything fires at once: nothing is left out, and it takes as long as it may. */
class ManyAlertsIT {

    private static final int ALERTS = Boolean.getBoolean("dynamote.endurance") ? 20_000 : 3_000;
    private static final int AT_ONCE = 1_000;
    private static final int HOSTS_OF_A_ROLE = 100;

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private final Silences silences = new Silences();
    private AlertDatabase database;
    private Incidents incidents;

    @BeforeEach
    void fire() {
        database = AlertDatabase.empty();
        incidents = database.bean(Incidents.class);
        EvaluationStore evaluation = database.bean(EvaluationStore.class);
        Shard.Lease lease = evaluation.take(0, "test").lease();
        for (int host = 0; host < ALERTS; host += AT_ONCE) {
            List<Transition> some = IntStream.range(host, host + AT_ONCE)
                    .mapToObj(ManyAlertsIT::fires)
                    .toList();
            evaluation.write(lease, new Shard.Progress(host, START), some);
        }
    }

    private static Transition fires(int host) {
        String name = "host-" + host;
        return new Transition(
                new RuleId("memory-high"),
                1,
                SignalKind.HOST,
                name,
                new AlertState.Pending(START),
                new AlertState.Firing(START, START),
                Cause.CONDITION,
                START,
                0.95,
                LabelSet.of(
                        Map.of("alertname", "MemoryHigh", "entity", name, "role", "role-" + host / HOSTS_OF_A_ROLE)),
                Map.of("summary", "memory of " + name));
    }

    private static Silence silence(String matchers) {
        Instant now = Instant.now();
        return new Silence(
                new SilenceId(UUID.randomUUID()),
                Matchers.parse(matchers),
                now.minusSeconds(1),
                now.plusSeconds(3_600),
                "ada",
                "known",
                now);
    }

    private static String timed(String what, IntSupplier work) {
        long start = System.nanoTime();
        int result = work.getAsInt();
        return "%s: %d in %d ms"
                .formatted(
                        what,
                        result,
                        Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    @Test
    void shouldNoteWhatIsSilencedAmongAllAlerts() {
        List<String> times = new ArrayList<>();
        times.add(timed("without silences", () -> incidents.mute(silences)));
        Silence role = silence("role=role-7,entity!=host-700");
        silences.put(role);
        times.add(timed("a silence of one role", () -> incidents.mute(silences)));
        assertThat(silenced()).isEqualTo(HOSTS_OF_A_ROLE - 1);
        times.add(timed("the same again", () -> incidents.mute(silences)));
        silences.forget(role.name());
        silences.put(silence("entity=~host-.+"));
        int parts = (ALERTS + Incidents.MUTED_AT_ONCE - 1) / Incidents.MUTED_AT_ONCE;
        for (int part = 0; part < parts; part++) {
            times.add(timed("a silence of all", () -> incidents.mute(silences)));
        }
        assertThat(silenced()).isEqualTo(ALERTS);
        assertThat(incidents.mute(silences)).isZero();
        assertThat(database.bean(FiringAlerts.class).all())
                .extracting(Incident::id)
                .hasSize(ALERTS)
                .doesNotHaveDuplicates();
        System.out.println(String.join("\n", times));
    }

    private long silenced() {
        return database.count("select count(*) from incident where silenced_by <> '{}'");
    }

    @Test
    void shouldTellOfAllAndFindThoseThatAreSilenced() {
        silences.put(silence("role=role-7"));
        Notifier notifier =
                database.bean(Notifiers.class).begin("test", Plan.routing(), silences, Plan.RETRY, new Random(1));

        String time = timed("queued", () -> {
            int decided = 0;
            while (database.count("select count(*) from news") > 0) {
                decided += notifier.step();
            }
            return decided;
        });

        Set<Fingerprint> silenced = IntStream.range(7 * HOSTS_OF_A_ROLE, 8 * HOSTS_OF_A_ROLE)
                .mapToObj(host -> fires(host).labels().fingerprint())
                .collect(Collectors.toSet());
        assertThat(notifier.misjudged()).isEqualTo(silenced);
        assertThat(notifier.misjudged()).isEmpty();
        assertThat(incidents.mute(silences, silenced)).isEqualTo(HOSTS_OF_A_ROLE);
        int groups = ALERTS / HOSTS_OF_A_ROLE - 1;
        assertThat(database.count("select count(distinct lane) from delivery"))
                .isEqualTo((long) groups * Plan.DESTINATIONS.size());
        System.out.println(time);
    }
}
