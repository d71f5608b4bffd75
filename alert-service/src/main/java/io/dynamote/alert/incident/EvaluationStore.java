package io.dynamote.alert.incident;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import io.dynamote.alert.evaluation.StoredAlert;
import io.dynamote.alert.evaluation.Transition;
import io.dynamote.alert.incident.Shard.Lease;
import io.dynamote.alert.incident.Shard.Progress;
import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.store.Sql;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What evaluation leaves behind: its transitions as incidents, with how far it has read, in one transaction. Whoever takes
 * a partition over ends the right of the one before to write, so that two that both believe to own it never do.
 */
@Singleton
public class EvaluationStore {

    private static final Logger LOG = LoggerFactory.getLogger(EvaluationStore.class);

    private final TransactionOperations<Connection> transactions;
    private final Sql sql;
    private final IncidentTable incidents;
    private final Journal journal;
    private final IncidentPolicy policy;
    private final Clock clock;

    EvaluationStore(
            TransactionOperations<Connection> transactions,
            Sql sql,
            IncidentTable incidents,
            Journal journal,
            Clock clock,
            Supplier<UUID> ids) {
        this.transactions = transactions;
        this.sql = sql;
        this.incidents = incidents;
        this.journal = journal;
        this.policy = new IncidentPolicy(ids);
        this.clock = clock;
    }

    /** Takes a partition over, from whoever has it. Waits for a write of the one before that is just being committed. */
    public Shard take(int partition, String owner) {
        String take = "insert into shard (\"partition\", epoch, owner, taken_at) values (?, 1, ?, ?)"
                + " on conflict (\"partition\") do update set epoch = shard.epoch + 1, owner = excluded.owner,"
                + " taken_at = excluded.taken_at returning epoch, next_offset, heard_at";
        return transactions.executeWrite(status -> {
            List<StoredAlert> alerts = new ArrayList<>();
            Shard taken = sql.first(
                            take,
                            row -> new Shard(new Lease(partition, row.getLong("epoch")), progress(row), alerts),
                            partition,
                            owner,
                            clock.instant())
                    .orElseThrow();
            incidents.openOfShard(partition).forEach(incident -> alerts.add(stored(incident)));
            return new Shard(taken.lease(), taken.progress(), alerts);
        });
    }

    /**
     * Stores what evaluation has come to.
     *
     * @param transitions all since the last write, in order
     * @throws FencedException if somebody else owns the partition by now; nothing is stored then
     */
    public void write(Lease lease, Progress progress, List<Transition> transitions) {
        transactions.executeWrite(status -> {
            move(lease, progress);
            journal.write(changes(lease, transitions));
            return status;
        });
    }

    /**
     * Stores the newest values and annotations of alerts that go on; messages from now on say them.
     *
     * @throws FencedException as {@link #write} does
     */
    public void refresh(Lease lease, Progress progress, List<StoredAlert> active) {
        transactions.executeWrite(status -> {
            move(lease, progress);
            Map<Fingerprint, Incident> open = open(active.stream()
                    .map(alert -> LabelSet.of(alert.labels()).fingerprint())
                    .toList());
            List<Incident> changed = new ArrayList<>();
            for (StoredAlert alert : active) {
                Incident incident = open.get(LabelSet.of(alert.labels()).fingerprint());
                Incident.Reading reading = new Incident.Reading(alert.value(), alert.annotations());
                if (incident != null
                        && isOf(incident, alert)
                        && !incident.reading().equals(reading)) {
                    changed.add(incident.read(reading, clock.instant()));
                }
            }
            journal.refresh(changed);
            return status;
        });
    }

    private void move(Lease lease, Progress progress) {
        int moved = sql.update(
                "update shard set next_offset = ?, heard_at = ? where \"partition\" = ? and epoch = ?",
                progress.nextOffset(),
                progress.heardAt(),
                lease.partition(),
                lease.epoch());
        if (moved == 0) {
            throw new FencedException("partition " + lease.partition() + " of the signals", lease.epoch());
        }
    }

    private List<Change> changes(Lease lease, List<Transition> transitions) {
        Map<Fingerprint, Incident> open = open(transitions.stream()
                .map(transition -> transition.labels().fingerprint())
                .distinct()
                .toList());
        List<Change> all = new ArrayList<>();
        for (Transition transition : transitions) {
            Fingerprint alert = transition.labels().fingerprint();
            Incident before = open.get(alert);
            if (before != null && !IncidentPolicy.isOf(before, transition)) {
                LOG.atWarn()
                        .addKeyValue("rule", transition.rule())
                        .addKeyValue("incident", before.id())
                        .log("another rule or system raises the same alert; this rule's is left out");
            }
            for (Change change : policy.of(transition, before, lease.partition())) {
                all.add(change);
                follow(open, alert, change);
            }
        }
        return all;
    }

    private static void follow(Map<Fingerprint, Incident> open, Fingerprint alert, Change change) {
        if (change instanceof Change.Ended || change instanceof Change.Subsided) {
            open.remove(alert);
        } else {
            open.put(alert, change.incident());
        }
    }

    private Map<Fingerprint, Incident> open(List<Fingerprint> alerts) {
        Map<Fingerprint, Incident> open = new HashMap<>();
        incidents.lockOpen(alerts).forEach(incident -> open.put(incident.fingerprint(), incident));
        return open;
    }

    private static boolean isOf(Incident incident, StoredAlert alert) {
        return incident.subject() instanceof Subject.OfRule of && of.rule().equals(alert.rule());
    }

    private static @Nullable Progress progress(ResultSet row) throws SQLException {
        Long next = row.getObject("next_offset", Long.class);
        return next == null ? null : new Progress(next, Sql.instant(row, "heard_at"));
    }

    private static StoredAlert stored(Incident incident) {
        if (!(incident.subject() instanceof Subject.OfRule of)) {
            throw new IllegalStateException("no alert of a rule: " + incident.id());
        }
        return new StoredAlert(
                of.rule(),
                of.revision(),
                of.kind(),
                of.entity(),
                incident.activeAt(),
                incident.state().firedAt(),
                incident.recoveringSince(),
                incident.noDataSince(),
                incident.reading().value(),
                incident.labels().values(),
                incident.reading().annotations());
    }
}
