package io.dynamote.alert.store;

import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.runtime.actor.Actor;
import io.dynamote.runtime.database.RowJson;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Rules with every revision they ever had. Who changes one says which revision they saw. */
@Singleton
public class RuleStore {

    private static final String CURRENT = "select v.* from rule r join rule_revision v"
            + " on v.rule_id = r.id and v.revision = r.revision where r.deleted_at is null ";

    private final TransactionOperations<Connection> transactions;
    private final Sql sql;
    private final RowJson json;
    private final Clock clock;

    RuleStore(TransactionOperations<Connection> transactions, Sql sql, RowJson json, Clock clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** All rules, by id. */
    public List<Rule> all() {
        return transactions.executeRead(status -> rules());
    }

    /** All rules with who saved them last, by id. */
    public List<RuleVersion> current() {
        return transactions.executeRead(status -> sql.list(CURRENT + "order by r.id", row -> RuleRow.read(row, json)));
    }

    /** A rule as it is now. */
    public Optional<RuleVersion> find(RuleId id) {
        return transactions.executeRead(
                status -> sql.first(CURRENT + "and r.id = ?", row -> RuleRow.read(row, json), id.value()));
    }

    /**
     * What a rule was, newest first, also when it is deleted.
     *
     * @param before revision at which the page before ended; {@link Integer#MAX_VALUE} for the first page
     */
    public List<RuleVersion> versions(RuleId id, int before, int limit) {
        return transactions.executeRead(status -> sql.list(
                "select * from rule_revision where rule_id = ? and revision < ? order by revision desc limit ?",
                row -> RuleRow.read(row, json),
                id.value(),
                before,
                limit));
    }

    /**
     * Saves a rule as its next revision.
     *
     * @param rule whatever revision it says
     * @param seen revision that the author saw; 0 if the rule is new
     * @return the rule with its revision; the one that is there if nothing differs
     * @throws RuleException if it was changed meanwhile, is not there, or raises the same alerts as another one
     */
    public Rule save(Rule rule, int seen, Actor author, @Nullable String reason) {
        return transactions.executeWrite(status -> {
            Known known = lock(rule.id());
            int live = known == null || known.deleted() ? 0 : known.revision();
            if (live != seen) {
                throw live == 0
                        ? new RuleException.NotFound(rule.id())
                        : new RuleException.Changed(rule.id(), seen, live);
            }
            return put(rule, known, author, reason);
        });
    }

    /** Saves rules, whatever was there under their ids: those that differ become a new revision. */
    public List<Rule> putAll(List<Rule> rules, Actor author, @Nullable String reason) {
        return transactions.executeWrite(status -> rules.stream()
                .map(rule -> put(rule, lock(rule.id()), author, reason))
                .toList());
    }

    /**
     * Offers rules that are shipped: those whose ids were never there before are saved; what people changed or deleted
     * stays so.
     */
    public List<Rule> offer(List<Rule> shipped) {
        return transactions.executeWrite(status -> {
            List<Rule> taken = new ArrayList<>();
            for (Rule rule : shipped) {
                if (lock(rule.id()) == null) {
                    taken.add(put(rule, null, Actor.SYSTEM, "shipped with Dynamote"));
                }
            }
            return taken;
        });
    }

    /**
     * Deletes a rule; its revisions are kept.
     *
     * @throws RuleException if it was changed meanwhile or is not there
     */
    public void delete(RuleId id, int seen, Actor author) {
        transactions.executeWrite(status -> {
            Known known = lock(id);
            if (known == null || known.deleted()) {
                throw new RuleException.NotFound(id);
            }
            if (known.revision() != seen) {
                throw new RuleException.Changed(id, seen, known.revision());
            }
            return sql.update(
                    "update rule set deleted_by = ?, deleted_at = ? where id = ?",
                    author.name(),
                    clock.instant(),
                    id.value());
        });
    }

    private record Known(int revision, boolean deleted) {}

    /** One writer at a time: twins are found, and the first revision of an id is written once. */
    private @Nullable Known lock(RuleId id) {
        sql.update("lock table rule in share row exclusive mode");
        return sql.first(
                        "select revision, deleted_at is not null as deleted from rule where id = ?",
                        row -> new Known(row.getInt("revision"), row.getBoolean("deleted")),
                        id.value())
                .orElse(null);
    }

    private Rule put(Rule rule, @Nullable Known known, Actor author, @Nullable String reason) {
        Rule next = rule.withRevision(known == null ? 1 : known.revision() + 1);
        List<Rule> others = rules();
        for (Rule other : others) {
            if (other.id().equals(rule.id())
                    && other.withRevision(next.revision()).equals(next)) {
                return other;
            }
            if (!other.id().equals(rule.id()) && other.identity().equals(rule.identity())) {
                throw new RuleException.Twin(rule, other.id());
            }
        }
        sql.update(
                "insert into rule (id, revision) values (?, ?) on conflict (id) do update"
                        + " set revision = excluded.revision, deleted_by = null, deleted_at = null",
                next.id().value(),
                next.revision());
        sql.update(
                RuleRow.INSERT,
                RuleRow.parameters(next, author.name(), reason, clock.instant(), json)
                        .toArray());
        return next;
    }

    private List<Rule> rules() {
        return sql.list(CURRENT + "order by r.id", row -> RuleRow.rule(row, json));
    }
}
