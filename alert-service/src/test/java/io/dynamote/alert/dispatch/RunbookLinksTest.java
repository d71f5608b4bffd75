package io.dynamote.alert.dispatch;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

import io.dynamote.alert.incident.Portal;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.rule.DefaultRules;
import io.dynamote.alert.state.Alert;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunbookLinksTest {

    private static final RunbookLinks LINKS = new RunbookLinks(new Portal(URI.create("https://dynamote.example")));

    private static Alert alert(Map<String, String> labels, Map<String, String> annotations) {
        return Alert.firing(LabelSet.of(labels), annotations, Instant.EPOCH, "");
    }

    @Test
    void shouldLinkAlertsOfEachRuleOfANewInstallation() {
        assertThat(DefaultRules.read()).isNotEmpty().allSatisfy(rule -> {
            Alert ours = alert(Map.of("alertname", rule.name(), "entity_kind", "host"), Map.of("summary", "s"));
            assertThat(LINKS.add(ours).annotations())
                    .containsOnly(
                            Map.entry("summary", "s"),
                            Map.entry("runbook_url", "https://dynamote.example/runbooks/" + rule.name()));
        });
    }

    @Test
    void shouldLeaveOtherAlertsAsTheyAre() {
        Alert own = alert(Map.of("alertname", "OfMyOwn", "entity_kind", "host"), Map.of());
        Alert foreign = alert(Map.of("alertname", "HostSilent"), Map.of());
        Alert named = alert(
                Map.of("alertname", "HostSilent", "entity_kind", "host"),
                Map.of("runbook_url", "https://wiki.example/silent"));
        assertThat(LINKS.add(own)).isEqualTo(own);
        assertThat(LINKS.add(foreign)).isEqualTo(foreign);
        assertThat(LINKS.add(named)).isEqualTo(named);
    }

    @Test
    void shouldLinkNothingAsLongAsNobodyHasSaidWhereThePortalIs() {
        Alert ours = alert(Map.of("alertname", "HostSilent", "entity_kind", "host"), Map.of());
        assertThat(new RunbookLinks(new Portal(null)).add(ours)).isEqualTo(ours);
    }
}
