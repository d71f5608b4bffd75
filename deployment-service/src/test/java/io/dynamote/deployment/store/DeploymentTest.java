package io.dynamote.deployment.store;

import java.util.List;

import io.dynamote.deployment.model.RevisionNumber;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeploymentTest {

    private static final Deployment ACCEPTED = Rows.accepted("chat");
    private static final Refusal REFUSAL = new Refusal(RevisionNumber.FIRST, "too many GPUs", List.of());

    @Test
    void shouldBeAppliedOnceAccepted() {
        assertThat(ACCEPTED.task()).isEqualTo(new Task.Apply(RevisionNumber.FIRST));
        assertThat(ACCEPTED.isApplied()).isFalse();
    }

    @Test
    void shouldRestOnceTheClusterTookIt() {
        Deployment applied = ACCEPTED.hindered("busy").accepted(Rows.APPLIED);

        assertThat(applied.task()).isEqualTo(new Task.Rest());
        assertThat(applied.isApplied()).isTrue();
        assertThat(applied.hindrance()).as("it got through").isNull();
    }

    @Test
    void shouldNotTryARefusedRevisionAgain() {
        Deployment refused = ACCEPTED.refused(REFUSAL);

        assertThat(refused.task()).isEqualTo(new Task.Rest());
        assertThat(refused.isRefused()).isTrue();
        assertThat(refused.isLive()).isTrue();
    }

    @Test
    void shouldApplyANewerRevisionThanTheRefusedOrAppliedOne() {
        Refusal older = REFUSAL;
        Deployment next = new Deployment(
                ACCEPTED.id(),
                ACCEPTED.ref(),
                Desired.PRESENT,
                new RevisionNumber(2),
                Rows.APPLIED,
                older,
                null,
                ACCEPTED.state(),
                List.of(),
                null);

        assertThat(next.task()).isEqualTo(new Task.Apply(new RevisionNumber(2)));
        assertThat(next.isApplied()).isFalse();
        assertThat(next.isRefused()).isFalse();
    }

    @Test
    void shouldBeRemovedWhateverBecameOfIt() {
        assertThat(ACCEPTED.unwanted().task()).isEqualTo(new Task.Remove());
        assertThat(ACCEPTED.refused(REFUSAL).unwanted().task()).isEqualTo(new Task.Remove());
        assertThat(ACCEPTED.accepted(Rows.APPLIED).unwanted().task()).isEqualTo(new Task.Remove());
    }

    @Test
    void shouldRestForEverAtItsEnd() {
        Deployment ended = ACCEPTED.deleted(Rows.NOON);

        assertThat(ended.task()).isEqualTo(new Task.Rest());
        assertThat(ended.isLive()).isFalse();
        assertThat(ended.desired()).isEqualTo(Desired.ABSENT);
    }
}
