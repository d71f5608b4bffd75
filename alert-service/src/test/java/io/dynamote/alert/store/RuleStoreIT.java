package io.dynamote.alert.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.AlertDatabase;
import io.dynamote.alert.rule.DefaultRules;
import io.dynamote.alert.rule.NoDataPolicy;
import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.rule.RuleExamples;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.alert.rule.Severity;
import io.dynamote.runtime.actor.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RuleStoreIT {

    private static final Actor ADA = new Actor("ada");

    private AlertDatabase database;
    private RuleStore rules;

    @BeforeEach
    void open() {
        database = AlertDatabase.empty();
        rules = database.bean(RuleStore.class);
    }

    private static RuleExamples example(String id) {
        return RuleExamples.host("memory_utilization > 0.9").id(id);
    }

    @Test
    void shouldKeepEveryFieldOfEveryRevision() {
        Rule first = example("memory")
                .name("Memory ü")
                .clear("memory_utilization < 0.8")
                .holdFor(Duration.ofMillis(90_500))
                .keepFiringFor(Duration.ofMinutes(2))
                .noData(NoDataPolicy.KEEP)
                .severity(Severity.CRITICAL)
                .labels(Map.of("tier", "1"))
                .team("search")
                .description("what to do\nabout it")
                .disabled()
                .rule();
        Rule second = example("memory").rule();

        assertThat(rules.save(first, 0, ADA, "begin")).isEqualTo(first);
        assertThat(rules.save(second, 1, new Actor("grace"), null)).isEqualTo(second.withRevision(2));

        assertThat(rules.all()).containsExactly(second.withRevision(2));
        List<RuleVersion> versions = rules.versions(first.id(), Integer.MAX_VALUE, 10);
        assertThat(versions).extracting(RuleVersion::rule).containsExactly(second.withRevision(2), first);
        assertThat(versions).extracting(RuleVersion::author).containsExactly("grace", "ada");
        assertThat(versions).extracting(RuleVersion::reason).containsExactly(null, "begin");
        assertThat(rules.versions(first.id(), 2, 10)).hasSize(1);
    }

    @Test
    void shouldMakeNoRevisionOfWhatIsTheSame() {
        rules.save(example("memory").rule(), 0, ADA, null);

        assertThat(rules.save(example("memory").rule(), 1, ADA, "again").revision())
                .isEqualTo(1);
        assertThat(rules.versions(new RuleId("memory"), Integer.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    void shouldRefuseWhoDidNotSeeTheNewestRevision() {
        rules.save(example("memory").rule(), 0, ADA, null);

        assertThatExceptionOfType(RuleException.Changed.class)
                .isThrownBy(() -> rules.save(example("memory").disabled().rule(), 0, ADA, null))
                .withMessageContaining("at revision 1, not at 0");
        assertThatExceptionOfType(RuleException.NotFound.class)
                .isThrownBy(() -> rules.save(example("other").rule(), 3, ADA, null));
        assertThatExceptionOfType(RuleException.Changed.class)
                .isThrownBy(() -> rules.delete(new RuleId("memory"), 7, ADA));
    }

    @Test
    void shouldRefuseTwoRulesThatRaiseTheSameAlerts() {
        rules.save(example("memory").name("Memory").rule(), 0, ADA, null);

        assertThatExceptionOfType(RuleException.Twin.class)
                .isThrownBy(() -> rules.save(example("twin").name("Memory").rule(), 0, ADA, null))
                .satisfies(e -> assertThat(e.errors()).extracting("field").containsExactly("name"));
        Rule critical =
                example("twin").name("Memory").severity(Severity.CRITICAL).rule();
        assertThat(rules.save(critical, 0, ADA, null).revision()).isEqualTo(1);
    }

    @Test
    void shouldKeepRevisionsOfADeletedRuleAndCountOn() {
        RuleId id = new RuleId("memory");
        rules.save(example("memory").rule(), 0, ADA, null);
        rules.delete(id, 1, ADA);

        assertThat(rules.all()).isEmpty();
        assertThat(rules.find(id)).isEmpty();
        assertThat(rules.versions(id, Integer.MAX_VALUE, 10)).hasSize(1);
        assertThatExceptionOfType(RuleException.NotFound.class).isThrownBy(() -> rules.delete(id, 1, ADA));
        assertThat(rules.save(example("memory").rule(), 0, ADA, null).revision())
                .isEqualTo(2);
        assertThat(rules.find(id)).isPresent();
    }

    @Test
    void shouldOfferWhatIsShippedOnce() {
        List<Rule> shipped = DefaultRules.read();
        assertThat(rules.offer(shipped)).hasSameSizeAs(shipped);
        Rule gone = shipped.getFirst();
        rules.delete(gone.id(), 1, ADA);
        Rule changed = shipped.getLast();
        rules.save(changed.withEnabled(!changed.enabled()), 1, ADA, null);

        assertThat(rules.offer(shipped)).isEmpty();
        assertThat(rules.all()).hasSize(shipped.size() - 1);
        assertThat(rules.find(changed.id()).orElseThrow().rule().revision()).isEqualTo(2);
    }

    @Test
    void shouldTakeAFileAsAWholeOrNotAtAll() {
        rules.save(example("a").name("A").rule(), 0, ADA, null);
        List<Rule> file = List.of(
                example("a").name("A").disabled().rule(), example("b").name("B").rule());

        assertThat(rules.putAll(file, ADA, "import")).extracting(Rule::revision).containsExactly(2, 1);
        List<Rule> wrong =
                List.of(example("c").name("C").rule(), example("d").name("C").rule());
        assertThatExceptionOfType(RuleException.Twin.class).isThrownBy(() -> rules.putAll(wrong, ADA, null));
        assertThat(rules.all()).extracting(rule -> rule.id().value()).containsExactly("a", "b");
    }

    @Test
    void shouldNotLetARevisionBeChangedByAnybody() {
        rules.save(example("memory").rule(), 0, ADA, null);

        assertThatThrownBy(() ->
                        database.write(() -> database.bean(Sql.class).update("update rule_revision set name = 'x'")))
                .hasStackTraceContaining("revision 1 of rule memory is immutable");
    }
}
