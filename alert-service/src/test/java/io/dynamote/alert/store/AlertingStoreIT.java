package io.dynamote.alert.store;

import java.util.Base64;

import io.dynamote.alert.AlertDatabase;
import io.dynamote.alert.secret.SealedSecretException;
import io.dynamote.alert.secret.SecretBox;
import io.dynamote.alert.secret.SecretFields;
import io.dynamote.alert.secret.SecretKeys;
import io.dynamote.runtime.actor.Actor;
import io.dynamote.runtime.problem.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AlertingStoreIT {

    private static final Actor ADA = new Actor("ada");
    private static final String FILE = """
            # Ours
            route: {receiver: ops}
            receivers:
            - name: ops
              slack_configs:
              - api_url: https://hooks.example/T000/s3cr3t
              webhook_configs:
              - url: http://127.0.0.1:9/t0ken
            """;

    private AlertDatabase database;
    private AlertingStore store;

    @BeforeEach
    void open() {
        database = AlertDatabase.empty();
        store = database.bean(AlertingStore.class);
    }

    private String stored() {
        return database.write(() -> database.bean(Sql.class)
                .list("select document from alerting_revision order by revision desc", row -> row.getString(1))
                .getFirst());
    }

    @Test
    void shouldHaveNothingAtFirst() {
        assertThat(store.current()).isEmpty();
        assertThat(store.load()).isEmpty();
    }

    @Test
    void shouldSealSecretsShowNoneAndReadThemAll() {
        AlertingRevision saved = store.save(FILE, 0, ADA, "begin");

        assertThat(saved.revision()).isEqualTo(1);
        assertThat(saved.document()).contains("# Ours", "api_url: \"***\"", "url: \"***\"");
        assertThat(stored())
                .contains("# Ours", "sealed:v1:")
                .doesNotContain("s3cr3t")
                .doesNotContain("t0ken");
        assertThat(store.current()).contains(saved);
        assertThat(store.load().orElseThrow().receivers()).containsOnlyKeys("ops/slack/0", "ops/webhook/0");
    }

    @Test
    void shouldKeepSecretsThatComeBackHidden() {
        AlertingRevision saved = store.save(FILE, 0, ADA, null);
        String edited = saved.document().replace("# Ours", "# Ours, edited");
        store.save(edited, 1, ADA, null);

        String revealed = database.write(() -> SecretFields.of(stored()).replace(database.bean(SecretBox.class)::open));
        assertThat(revealed)
                .contains("# Ours, edited", "https://hooks.example/T000/s3cr3t", "http://127.0.0.1:9/t0ken");
        assertThat(store.revisions(Integer.MAX_VALUE, 10))
                .extracting(AlertingRevision::revision)
                .containsExactly(2, 1);
    }

    @Test
    void shouldRefuseAHiddenSecretThatWasNeverThere() {
        String hidden = FILE.replace("https://hooks.example/T000/s3cr3t", "'***'");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> store.save(hidden, 0, ADA, null))
                .withMessageContaining("ops/slack_configs/0/api_url");
    }

    @Test
    void shouldNameTheLineOfAFaultAndQuoteNoSecret() {
        String wrong = FILE.replace("https://hooks.example", "ftp://hooks.example");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> store.save(wrong, 0, ADA, null))
                .satisfies(e -> assertThat(e.errors()).singleElement().satisfies(error -> {
                    assertThat(error.field()).isEqualTo("receivers[0].slack_configs[0].api_url");
                    assertThat(error.message()).startsWith("line 6:");
                    assertThat(error.toString()).doesNotContain("s3cr3t");
                }));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> store.check("route: ["));
        assertThat(store.check(FILE).receivers()).hasSize(2);
        assertThat(store.current()).isEmpty();
    }

    @Test
    void shouldRefuseWhoDidNotSeeTheNewestRevision() {
        store.save(FILE, 0, ADA, null);

        assertThatExceptionOfType(AlertingException.Changed.class)
                .isThrownBy(() -> store.save(FILE, 0, ADA, null))
                .withMessageContaining("at revision 1, not at 0");
    }

    @Test
    void shouldSayThatTheKeyIsAnotherOne() {
        byte[] key = new byte[32];
        key[31] = 1;
        SecretBox other = SecretKeys.of(Base64.getEncoder().encodeToString(key), "the key of another machine");
        store.save(FILE, 0, ADA, null);
        database.write(() -> database.bean(Sql.class)
                .update(
                        "insert into alerting_revision (revision, document, author, created_at)"
                                + " values (2, ?, 'ada', now())",
                        SecretFields.of(FILE).replace(other::seal)));

        assertThatExceptionOfType(SealedSecretException.class)
                .isThrownBy(() -> store.load())
                .withMessageContaining("bring the former key back");
        assertThat(store.current().orElseThrow().document()).contains("***");
    }

    @Test
    void shouldNotLetARevisionBeChangedByAnybody() {
        store.save(FILE, 0, ADA, null);

        assertThatThrownBy(() -> database.write(
                        () -> database.bean(Sql.class).update("update alerting_revision set document = ''")))
                .hasStackTraceContaining("revision 1 of the routes is immutable");
    }
}
