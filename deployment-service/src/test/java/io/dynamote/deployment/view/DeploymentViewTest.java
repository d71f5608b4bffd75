package io.dynamote.deployment.view;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.deployment.store.Deployment;
import io.dynamote.deployment.store.Rows;
import io.dynamote.deployment.verdict.RolloutStep;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeploymentViewTest {

    @Test
    void shouldShowTheFieldsOfTheStateBesideItsAge() {
        Deployment row = Rows.accepted("chat")
                .seen(
                        Rows.accepted("chat").state(),
                        List.of(
                                new RolloutStep(
                                        RolloutStep.Kind.ACCEPTED, RolloutStep.Status.DONE, "revision 1", Rows.NOON),
                                new RolloutStep(RolloutStep.Kind.IMAGE_PULLED, RolloutStep.Status.CURRENT, "", null)));

        JsonNode json = new ObjectMapper()
                .findAndRegisterModules()
                .valueToTree(DeploymentView.of(row, new Freshness.Age(Rows.NOON, true)));

        assertThat(json.path("name").asText()).isEqualTo("chat");
        assertThat(json.path("phase").asText()).isEqualTo("Pending");
        assertThat(json.at("/replicas/desired").asInt()).isEqualTo(1);
        assertThat(json.path("stale").asBoolean()).isTrue();
        assertThat(json.has("asOf")).isTrue();
        assertThat(json.has("state")).isFalse();
        assertThat(json.at("/steps/0/name").asText()).isEqualTo("Accepted");
        assertThat(json.at("/steps/0/state").asText()).isEqualTo("done");
        assertThat(json.at("/steps/0/at").isMissingNode()).isFalse();
        assertThat(json.at("/steps/1/at").isNull()).isTrue();
        assertThat(json.at("/steps/1/name").asText()).isEqualTo("Image pulled");
        assertThat(json.at("/steps/1/state").asText()).isEqualTo("current");
    }
}
