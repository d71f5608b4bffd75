package io.dynamote.alert.incident;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.alert.AlertDatabase;
import io.dynamote.alert.evaluation.Transition;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.label.Matchers;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.alert.silence.Silence;
import io.dynamote.alert.silence.SilenceId;
import io.dynamote.alert.silence.Silences;
import io.dynamote.alert.state.Alert;
import io.dynamote.events.alert.AlertStatus;
import io.dynamote.runtime.actor.Actor;
import io.dynamote.runtime.page.Cursor;
import io.dynamote.runtime.problem.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class IncidentsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Actor ADA = new Actor("ada");

    private final Transitions db1 = Transitions.on("db-1");
    private AlertDatabase database;
    private EvaluationStore store;
    private IncidentHistory history;
    private Incidents incidents;
    private ForeignAlerts foreign;
    private Shard.Lease lease;

    @BeforeEach
    void open() {
        database = AlertDatabase.empty();
        store = database.bean(EvaluationStore.class);
        history = database.bean(IncidentHistory.class);
        incidents = database.bean(Incidents.class);
        foreign = database.bean(ForeignAlerts.class);
        lease = store.take(0, "one").lease();
    }

    private Incident write(Transition... transitions) {
        store.write(lease, new Shard.Progress(1, Transitions.at(1)), List.of(transitions));
        return history.page(IncidentQuery.all(1)).getFirst();
    }

    private Incident now(Incident incident) {
        return history.find(incident.id()).orElseThrow();
    }

    @Test
    void shouldSayWhoIsOnItSinceWhenAndWhy() {
        Incident incident = write(db1.firing(0, 10));
        Incident acknowledged = incidents.acknowledge(incident.id(), ADA, "looking");
        incidents.acknowledge(incident.id(), ADA, "looking");
        incidents.acknowledge(incident.id(), new Actor("grace"), null);
        incidents.note(incident.id(), ADA, "it is the cache");
        incidents.release(incident.id(), new Actor("grace"), "off to sleep");
        write(db1.over(90));
        incidents.note(incident.id(), ADA, "was the cache");

        assertThat(acknowledged.state()).isInstanceOfSatisfying(IncidentState.Acknowledged.class, state -> {
            assertThat(state.acknowledgement().by()).isEqualTo(ADA);
            assertThat(state.acknowledgement().note()).isEqualTo("looking");
        });
        assertThat(history.timeline(incident.id(), 0, 100))
                .extracting(entry -> entry.actor() + " " + entry.type())
                .containsExactly(
                        "system fired",
                        "ada acknowledged",
                        "grace acknowledged",
                        "ada noted",
                        "grace unacknowledged",
                        "system resolved",
                        "ada noted");
        assertThat(database.told())
                .containsSequence("acknowledged", "state", "acknowledged", "state", "noted", "unacknowledged", "state");
    }

    @Test
    void shouldOnlyDoWhatTheStateAllows() {
        Incident pending = write(db1.pending(0));
        assertThatExceptionOfType(IncidentException.WrongState.class)
                .isThrownBy(() -> incidents.acknowledge(pending.id(), ADA, null))
                .withMessageContaining("is pending");
        Incident resolved = write(db1.firing(0, 10), db1.over(20));
        assertThatExceptionOfType(IncidentException.WrongState.class)
                .isThrownBy(() -> incidents.acknowledge(resolved.id(), ADA, null));
        assertThatExceptionOfType(IncidentException.WrongState.class)
                .isThrownBy(() -> incidents.release(resolved.id(), ADA, null))
                .withMessageContaining("nobody is on it");
        assertThatExceptionOfType(IncidentException.NotFound.class)
                .isThrownBy(() -> incidents.note(new IncidentId(new UUID(1, 1)), ADA, "x"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> incidents.note(resolved.id(), ADA, " "));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> incidents.note(resolved.id(), ADA, "x".repeat(1_001)));
    }

    @Test
    void shouldNoteWhatIsSilencedAndWhatIsNoMore() {
        Incident incident = write(db1.firing(0, 10), Transitions.on("db-2").firing(0, 10));
        Silences silences = new Silences();
        Instant now = Instant.now();
        Silence silence = new Silence(
                new SilenceId(new UUID(0, 5)),
                Matchers.parse("entity=db-1"),
                now.minusSeconds(5),
                now.plusSeconds(600),
                "ada",
                "known",
                now);
        silences.put(silence);

        assertThat(incidents.mute(silences)).isEqualTo(1);
        assertThat(incidents.mute(silences)).isZero();
        assertThat(history.page(query(null, "db-1", null)).getFirst().silencedBy())
                .containsExactly(silence.id().toString());
        silences.forget(silence.name());
        assertThat(incidents.mute(silences)).isEqualTo(1);
        assertThat(now(incident).silencedBy()).isEmpty();
        assertThat(database.told()).endsWith("silenced", "state", "unsilenced", "state");
    }

    private static IncidentQuery query(String severity, String entity, String text) {
        return new IncidentQuery(Set.of(), severity, null, null, null, entity, text, null, null, null, 50);
    }

    @Test
    void shouldFindByWhatSomebodyAsks() {
        write(db1.firing(0, 10), db1.over(20));
        write(Transitions.on("db-2").firing(30, 40));
        RuleId rule = db1.pending(0).rule();
        IncidentQuery all = IncidentQuery.all(50);

        assertThat(history.page(all)).hasSize(2);
        assertThat(history.page(query("warning", null, null))).hasSize(2);
        assertThat(history.page(query("critical", null, null))).isEmpty();
        assertThat(history.page(query(null, "db-2", null))).hasSize(1);
        assertThat(history.page(query(null, null, "MEMORY OF DB-1"))).hasSize(1);
        assertThat(history.page(query(null, null, "memoryhigh"))).hasSize(2);
        assertThat(history.page(new IncidentQuery(
                        Set.of(AlertStatus.RESOLVED), null, "search", null, rule, null, null, null, null, null, 50)))
                .hasSize(1);
        assertThat(history.page(new IncidentQuery(
                        Set.of(), null, null, null, null, null, null, Transitions.at(25), null, null, 50)))
                .hasSize(1);
        assertThat(history.page(new IncidentQuery(
                        Set.of(), null, null, null, null, null, null, null, Transitions.at(25), null, 50)))
                .hasSize(1);
    }

    @Test
    void shouldPageThroughEverythingOnce() {
        Transition[] many = new Transition[23];
        for (int i = 0; i < many.length; i++) {
            many[i] = Transitions.on("host-" + i).firing(i / 3, 50);
        }
        write(many);
        List<IncidentId> seen = new ArrayList<>();
        IncidentQuery query = IncidentQuery.all(5);
        List<Incident> page = history.page(query);
        while (!page.isEmpty()) {
            page.forEach(incident -> seen.add(incident.id()));
            String cursor = IncidentQuery.Position.of(page.getLast()).encoded();
            page = history.page(query.after(IncidentQuery.Position.decode(cursor)));
        }
        assertThat(seen).hasSize(23).doesNotHaveDuplicates();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> IncidentQuery.Position.decode("nonsense"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> IncidentQuery.Position.decode(new Cursor("x y").encoded()));
    }

    @Test
    void shouldExportAllPartsInBothForms() throws IOException {
        Transition[] many = new Transition[1_001];
        for (int i = 0; i < many.length; i++) {
            many[i] = Transitions.on("host-" + i).firing(i, i);
        }
        write(many);
        IncidentExport export = database.bean(IncidentExport.class);

        String csv = text(export.export(IncidentQuery.all(1), ExportFormat.CSV));
        assertThat(csv.split("\r\n", -1)).hasSize(1_001 + 2);
        assertThat(csv).startsWith(ExportLine.HEADER).contains(",host-0,").contains(",host-1000,");
        JsonNode json = new ObjectMapper().readTree(text(export.export(IncidentQuery.all(1), ExportFormat.JSON)));
        assertThat(json.size()).isEqualTo(1_001);
        assertThat(json.get(0).path("entity").path("name").asText()).isEqualTo("host-1000");
        IncidentQuery nothing = query("critical", null, null);
        assertThat(text(export.export(nothing, ExportFormat.CSV))).isEqualTo(ExportLine.HEADER);
        assertThat(text(export.export(nothing, ExportFormat.JSON))).isEqualTo("[]\n");
    }

    private static String text(InputStream stream) throws IOException {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldForgetTheStateOfWhatIsLongOverButNotHistory() {
        write(db1.firing(0, 10), db1.over(20), Transitions.on("db-2").firing(0, 10));

        assertThat(incidents.forget(Duration.ZERO)).isEqualTo(1);
        assertThat(incidents.forget(Duration.ZERO)).isZero();
        assertThat(database.told()).endsWith("gone").containsOnlyOnce("gone");
        assertThat(history.page(IncidentQuery.all(10))).hasSize(2);
    }

    @Test
    void shouldDiscardHistoryThatIsOldEnoughWithItsTimeline() {
        write(db1.firing(0, 10), db1.over(20), Transitions.on("db-2").firing(0, 10));
        assertThat(incidents.discard(Transitions.at(30)))
                .as("its state is still told")
                .isZero();
        incidents.forget(Duration.ZERO);

        assertThat(incidents.discard(Transitions.at(20))).isZero();
        assertThat(incidents.discard(Transitions.at(30))).isEqualTo(1);
        assertThat(history.page(IncidentQuery.all(10))).hasSize(1);
        assertThat(database.count("select count(*) from timeline")).isEqualTo(1);
    }

    @Test
    void shouldKeepTheStateOfAnAlertThatCameBack() {
        write(db1.firing(0, 10), db1.over(20), db1.firing(30, 30));

        assertThat(incidents.forget(Duration.ZERO)).isEqualTo(1);
        assertThat(database.told()).doesNotContain("gone");
    }

    @Test
    void shouldTakeAlertsOfOtherSystems() {
        LabelSet labels = LabelSet.of(Map.of("alertname", "Up", "job", "api"));
        Instant start = Instant.now().minusSeconds(60);
        Alert firing = new Alert(
                labels, Map.of("summary", "down"), start, Instant.now().plusSeconds(300), true, start, "http://p/g");
        foreign.take(List.of(firing));
        foreign.take(List.of(firing, firing));
        Incident incident = history.page(IncidentQuery.all(1)).getFirst();

        assertThat(incident.subject()).isInstanceOf(Subject.OfSource.class);
        assertThat(incident.state().status()).isEqualTo(AlertStatus.FIRING);
        assertThat(database.told()).containsExactly("fired", "state");
        foreign.take(List.of(firing.resolved(Instant.now().minusMillis(1))));
        assertThat(now(incident).state().status()).isEqualTo(AlertStatus.RESOLVED);
        foreign.take(List.of(firing.resolved(Instant.now().minusMillis(1))));
        assertThat(database.told()).containsExactly("fired", "state", "resolved", "state");
    }

    @Test
    void shouldEndAlertsWhoseSourceIsSilent() {
        LabelSet labels = LabelSet.of(Map.of("alertname", "Up"));
        Instant start = Instant.now().minusSeconds(60);
        foreign.take(List.of(
                new Alert(labels, Map.of(), start, Instant.now().plusMillis(50), true, start, ""),
                Alert.firing(LabelSet.of(Map.of("alertname", "Other")), Map.of(), start, "")));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(foreign.endSilent()).isEqualTo(1));
        assertThat(history.page(IncidentQuery.all(10)))
                .extracting(incident -> incident.state().status())
                .containsExactlyInAnyOrder(AlertStatus.FIRING, AlertStatus.RESOLVED);
    }
}
