package io.dynamote.alert.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.dynamote.alert.evaluation.AlertState;
import io.dynamote.alert.evaluation.Cause;
import io.dynamote.alert.evaluation.Transition;
import io.dynamote.events.alert.AlertCause;
import io.dynamote.events.alert.AlertStatus;
import io.dynamote.runtime.actor.Actor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IncidentPolicyTest {

    private final Transitions host = Transitions.on("db-1");
    private final IncidentPolicy policy = new IncidentPolicy(UUID::randomUUID);
    private @Nullable Incident open;

    /** Applies transitions; the steps in one word each. */
    private List<String> after(Transition... transitions) {
        List<String> steps = new ArrayList<>();
        for (Transition transition : transitions) {
            for (Change change : policy.of(transition, open, 3)) {
                steps.add(word(change));
                open = change instanceof Change.Ended || change instanceof Change.Subsided ? null : change.incident();
            }
        }
        return steps;
    }

    private static String word(Change change) {
        String word = change.getClass().getSimpleName();
        return change instanceof Change.Moved moved ? word + " " + moved.change() : word;
    }

    private Incident open() {
        Incident incident = open;
        if (incident == null) {
            throw new AssertionError("nothing is open");
        }
        return incident;
    }

    @Test
    void shouldGoFromPendingToFiringToTheEnd() {
        assertThat(after(host.pending(0), host.firing(0, 60))).containsExactly("Began", "Fired");
        assertThat(open().state()).isEqualTo(new IncidentState.Firing(Transitions.at(60)));
        assertThat(open().activeAt()).isEqualTo(Incident.micros(Transitions.at(0)));
        assertThat(open().subject())
                .isEqualTo(new Subject.OfRule(
                        host.pending(0).rule(), 2, host.pending(0).kind(), "db-1", 3));

        List<Change> end = policy.of(host.over(120), open, 3);
        assertThat(end).singleElement().isInstanceOfSatisfying(Change.Ended.class, ended -> {
            assertThat(ended.cause()).isEqualTo(AlertCause.CONDITION);
            assertThat(ended.incident().state())
                    .isEqualTo(new IncidentState.Resolved(
                            Transitions.at(60), null, Transitions.at(120), AlertCause.CONDITION));
        });
    }

    @Test
    void shouldBeOneStepIfNothingHasToLast() {
        assertThat(after(host.firing(0, 0))).containsExactly("Fired");
        assertThat(policy.of(host.firing(0, 0), null, 3))
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.Fired.class, fired -> assertThat(fired.isNew()).isTrue());
    }

    @Test
    void shouldSubsideWithoutTraceBeforeItFires() {
        assertThat(after(host.pending(0), host.over(10))).containsExactly("Began", "Subsided");
        assertThat(open).isNull();
    }

    @Test
    void shouldTellWhatChangesWhileItFires() {
        assertThat(after(
                        host.firing(0, 60),
                        host.recovering(0, 60, 70),
                        host.firing(0, 60),
                        host.noData(new AlertState.Firing(Transitions.at(0), Transitions.at(60)), 90),
                        host.to(new AlertState.Firing(Transitions.at(0), Transitions.at(60)), 95, Cause.NO_DATA)))
                .containsExactly("Fired", "Moved RECOVERING", "Moved RELAPSED", "Moved NO_DATA", "Moved DATA");
        assertThat(open().state()).isEqualTo(new IncidentState.Firing(Transitions.at(60)));
    }

    @Test
    void shouldKeepWhoIsOnItWhileItGoesOn() {
        after(host.firing(0, 60));
        Acknowledgement ada = new Acknowledgement(new Actor("ada"), Transitions.at(65), "on it");
        IncidentState.Fired fired = (IncidentState.Fired) open().state();
        open = open().become(fired.acknowledge(ada), Transitions.at(65));

        after(host.recovering(0, 60, 70));
        assertThat(open().state().status()).isEqualTo(AlertStatus.ACKNOWLEDGED);
        assertThat(policy.of(host.over(90), open, 3)
                        .getFirst()
                        .incident()
                        .state()
                        .acknowledgement())
                .isEqualTo(ada);
    }

    @Test
    void shouldEndAndBeginAnewIfTheRuleTakesBackWhatItSaid() {
        after(host.firing(0, 60));
        IncidentId first = open().id();

        assertThat(after(host.pending(0))).containsExactly("Ended", "Began");
        assertThat(open().id()).isNotEqualTo(first);
    }

    @Test
    void shouldChangeNothingIfItIsWrittenAgain() {
        after(host.pending(0), host.firing(0, 60));

        assertThat(after(host.firing(0, 60))).isEmpty();
        open = null;
        assertThat(after(host.over(90))).isEmpty();
    }

    @Test
    void shouldMoveWithoutAWordIfOnlyTimesDo() {
        after(host.pending(0));

        assertThat(after(host.to(new AlertState.Pending(Transitions.at(30)), 40, Cause.OUTAGE)))
                .containsExactly("Moved null");
        assertThat(open().activeAt()).isEqualTo(Incident.micros(Transitions.at(30)));
    }

    @Test
    void shouldLeaveAnAlertToTheRuleThatRaisedIt() {
        after(host.firing(0, 60));
        Transitions other = host.byRule("other");

        assertThat(after(other.over(70), other.firing(0, 80), other.pending(90)))
                .isEmpty();
    }

    @Test
    void shouldNeverEndBeforeItBegan() {
        after(host.firing(0, 60));

        assertThat(policy.of(host.over(30), open, 3).getFirst().incident().state())
                .isEqualTo(
                        new IncidentState.Resolved(Transitions.at(60), null, Transitions.at(60), AlertCause.CONDITION));
    }
}
