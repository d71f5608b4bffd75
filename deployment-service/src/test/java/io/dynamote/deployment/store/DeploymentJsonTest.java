package io.dynamote.deployment.store;

import java.sql.SQLException;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.deployment.verdict.RolloutStep;
import io.dynamote.deployment.verdict.RolloutStep.Kind;
import io.dynamote.deployment.verdict.RolloutStep.Status;
import io.dynamote.events.deployment.DeploymentEvent.FieldProblem;
import io.dynamote.events.deployment.Phase;
import io.dynamote.runtime.database.RowJson;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeploymentJsonTest {

    private final DeploymentJson json = new DeploymentJson(new RowJson(new ObjectMapper()
            .findAndRegisterModules()
            .disable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)));

    @Test
    void shouldReadStepsThatWereStoredBeforeTheyHadATime() throws SQLException {
        assertThat(json.steps("""
                [{"kind": "ACCEPTED", "status": "DONE", "detail": "revision 1"},
                 {"kind": "APPLIED", "status": "CURRENT", "detail": ""}]"""))
                .containsExactly(
                        new RolloutStep(Kind.ACCEPTED, Status.DONE, "revision 1", null),
                        new RolloutStep(Kind.APPLIED, Status.CURRENT, "", null));
    }

    @Test
    void shouldReadBackWhatItWrote() throws SQLException {
        List<RolloutStep> steps = List.of(
                new RolloutStep(Kind.ACCEPTED, Status.DONE, "revision \"1\"\n", Rows.NOON),
                new RolloutStep(Kind.SCHEDULED, Status.WAITING, "0 of 2", null));
        var state = Rows.state("chat", Phase.FAILED, "Naïve ☃ \"quoted\"", Rows.NOON.plusNanos(123_456_000));
        var refusal =
                new Refusal(new RevisionNumber(7), "no", List.of(new FieldProblem("spec.components", "must be less")));

        assertThat(json.steps(json.write(steps))).isEqualTo(steps);
        assertThat(json.state(json.write(state))).isEqualTo(state);
        assertThat(json.refusal(json.refusal(refusal))).isEqualTo(refusal);
        assertThat(json.refusal((String) null)).isNull();
        assertThat(json.refusal((Refusal) null)).isNull();
    }

    @Test
    void shouldIgnoreWhatANewerVersionWrote() throws SQLException {
        assertThat(json.steps("""
                [{"kind": "ACCEPTED", "status": "DONE", "detail": "", "at": null, "percent": 40}]""")).hasSize(1);
    }

    @Test
    void shouldSayWhichColumnIsBroken() {
        assertThatThrownBy(() -> json.steps("{"))
                .isInstanceOf(SQLException.class)
                .hasMessage("a JSON column does not hold a RolloutStep[]");
        assertThatThrownBy(() -> json.state("[]")).hasMessageContaining("DeploymentState");
    }
}
