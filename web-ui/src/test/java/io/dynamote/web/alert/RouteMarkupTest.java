package io.dynamote.web.alert;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamote.events.alert.AlertState;
import io.dynamote.web.AlertSamples;
import io.dynamote.web.RouteSamples;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.TestTemplates;
import io.dynamote.web.upstream.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The tree of routes, and where an alert goes. */
class RouteMarkupTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final List<AlertState> ACTIVE = AlertSamples.active(NOW);
    private static final Answer<List<ReceiverView>> RECEIVERS = new Answer.Found<>(List.of(
            new ReceiverView("ops", List.of("slack #ops")),
            new ReceiverView("search", List.of("teams")),
            new ReceiverView("nobody", List.of())));

    @Test
    void shouldShowTheTreeWithWhatEachRouteChanges() {
        String html = routes(tree(RouteSamples.tree()), "");
        assertThat(TestTemplates.text(html))
                .contains("every alert ops grouped by alertname, team · first message after 30s, at once if critical"
                        + " · news every 5m, repeated after 4h · ends of what flaps after 15m of quiet")
                .contains("team=&quot;search&quot; search Mute now: nights Continues"
                        + " first message at once · mute during nights")
                .contains("severity=&quot;info&quot; nobody Tells nobody"
                        + " all in one group · each end at once · only during days")
                .contains("severity=~&quot;crit.*&quot; ops"
                        + " each alert alone · first message after 1m30s · news every 1m, repeated after 1h")
                .contains("Where would this alert go?", "HostMemoryCritical, gpu-01")
                .doesNotContain("Takes it", "A new group is told");
        assertThat(html.split("<li class=\"route", -1)).as("each route once").hasSize(1 + 4);
    }

    @Test
    void shouldShowTheWayOfAnAlertAndWhoIsTold() {
        String html = routes(tree(RouteSamples.taken()), "?labels=team%3Dsearch");
        assertThat(TestTemplates.text(html))
                .contains("Mute now: nights Continues Takes it", "severity=~&quot;crit.*&quot; ops Takes it")
                .contains("search teams A new group is told at once , together with others of"
                        + " alertname=&quot;&lt;i&gt;Slow&quot;, team=&quot;search&quot; .")
                .contains("Mute now: nights. It is told when that is over.")
                .contains("ops slack #ops A new group is told after 1m30s .")
                .doesNotContain("Silenced by");
        assertThat(html).contains("class=\"route is-passed\"").doesNotContain("<i>Slow");
    }

    @Test
    void shouldSayThatAReceiverTellsNobody() {
        RouteTree tree = tree(RouteSamples.taken()
                        .replace("\"receiver\": \"ops\", \"group\"", "\"receiver\": \"nobody\", \"group\""))
                .orElse(null);
        assertThat(TestTemplates.text(routes(new Answer.Found<>(tree), "?labels=a%3Db")))
                .contains("nobody has no place to send to: nobody is told");
    }

    @Test
    void shouldSayThatAnAlertIsSilencedWhereverItGoes() {
        String html = routes(tree(RouteSamples.taken()), "?alert=00000000000000a4");
        assertThat(TestTemplates.text(html)).contains("Silenced by planned load test: nobody is told now.");
        assertThat(html).contains("value=\"00000000000000a4\" selected=\"selected\"", ">alertname=ErrorRatioHigh\n");
    }

    @Test
    void shouldSayWhatFailedAndKeepWhatWasWritten() {
        String html = routes(new Answer.Unavailable<>("alert-service", "alert-service is slow"), "?labels=a%3Db");
        assertThat(TestTemplates.text(html)).contains("The routes cannot be read: alert-service is slow");
        assertThat(routes(tree(RouteSamples.tree()), "?labels=a%3Db%0Anonsense"))
                .contains("Line 2 must be name=value, not: nonsense", "a=b\nnonsense</textarea>");
    }

    @Test
    void shouldDoWithoutActiveAlerts() {
        RouteQuestion question = question("");
        Map<String, Object> model = RoutesModel.of(tree(RouteSamples.tree()), question, List.of(), RECEIVERS);
        assertThat(TestTemplates.at(NOW).fragment("receivers", "routes", model))
                .contains("One with these labels")
                .doesNotContain("One of the active alerts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | ''",
                "?labels=b%3D2%0Aa%3D1 | ?label=a%3D1&label=b%3D2",
                "?labels=team%3D%22se%20arch%22%0A%0A | ?label=team%3Dse%20arch",
                "?labels=url%3Da%3Db | ?label=url%3Da%3Db",
                "?labels=no%20label | ''",
                "?labels=%3Dx | ''",
                "?alert=unheard-of | ''",
                "?labels=a%3D1&alert=00000000000000a1 | ?label=a%3D1"
            })
    void shouldAskWhatTheAddressSays(String address, String asked) {
        assertThat(question(address).query()).isEqualTo(asked);
    }

    @Test
    void shouldAskForAllLabelsOfAnAlert() {
        RouteQuestion question = question("?alert=" + AlertSamples.MEMORY);
        assertThat(question.labels()).isEqualTo(AlertSamples.memory(NOW).labels());
        assertThat(question.text()).contains("alertname=HostMemoryCritical\n");
        assertThat(question("?alert=unheard-of").trouble()).isEqualTo("That alert is over meanwhile.");
    }

    private static RouteQuestion question(String address) {
        return RouteQuestion.of(Query.of(URI.create("/" + address)), RouteMarkupTest::active);
    }

    private static Optional<AlertState> active(String fingerprint) {
        return ACTIVE.stream()
                .filter(alert -> alert.fingerprint().equals(fingerprint))
                .findFirst();
    }

    private static Answer<RouteTree> tree(String json) {
        try {
            return new Answer.Found<>(JsonMapper.builder().build().readValue(json, RouteTree.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static String routes(Answer<RouteTree> answer, String address) {
        return TestTemplates.at(NOW)
                .fragment("receivers", "routes", RoutesModel.of(answer, question(address), ACTIVE, RECEIVERS));
    }
}
