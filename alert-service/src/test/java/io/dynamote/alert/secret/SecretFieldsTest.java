package io.dynamote.alert.secret;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretFieldsTest {

    private static final String FILE = """
            # Who is told 🚀
            route:
              receiver: ops   # the url: below is another one
            receivers:
            - name: ops
              slack_configs:
              - api_url: 'https://hooks.example/one'  # of the team
              - send_resolved: false
                api_url: https://hooks.example/two
              email_configs: [{to: ops@example.com, auth_username: me, auth_password: "pass \\" word"}]
            - name: 模型
              telegram_configs:
              - bot_token: 123:abc
                chat_id: '-100'
            """;

    @Test
    void shouldFindTheSecretsByTheirPlace() {
        assertThat(SecretFields.of(FILE).values())
                .isEqualTo(Map.of(
                        "ops/slack_configs/0/api_url", "https://hooks.example/one",
                        "ops/slack_configs/1/api_url", "https://hooks.example/two",
                        "ops/email_configs/0/auth_password", "pass \" word",
                        "模型/telegram_configs/0/bot_token", "123:abc"));
    }

    @Test
    void shouldReplaceThemWhereTheyStandAndNothingElse() {
        assertThat(SecretFields.of(FILE).replace(secret -> SecretFields.HIDDEN)).isEqualTo("""
                # Who is told 🚀
                route:
                  receiver: ops   # the url: below is another one
                receivers:
                - name: ops
                  slack_configs:
                  - api_url: "***"  # of the team
                  - send_resolved: false
                    api_url: "***"
                  email_configs: [{to: ops@example.com, auth_username: me, auth_password: "***"}]
                - name: 模型
                  telegram_configs:
                  - bot_token: "***"
                    chat_id: '-100'
                """);
        assertThat(SecretFields.of(FILE).replace(secret -> secret)).isEqualTo(FILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "\"quoted\"", "back\\slash", "colon: # hash", "ü 模型 🚀", "line\nbreak", ""})
    void shouldReadBackWhatItWrote(String secret) {
        String changed = SecretFields.of(FILE).replace(before -> secret);

        assertThat(SecretFields.of(changed).values().values()).containsOnly(secret);
    }

    @Test
    void shouldRevealWhatIsHiddenFromWhereItWasBefore() {
        Map<String, String> before = SecretFields.of(FILE).values();
        String shown = SecretFields.of(FILE).replace(secret -> SecretFields.HIDDEN);
        String edited = shown.replaceFirst("\"\\*\\*\\*\"", "https://hooks.example/new") + """
                  slack_configs:
                  - api_url: "***"
                """;

        assertThat(SecretFields.of(SecretFields.of(edited).reveal(before)).values())
                .containsEntry("ops/slack_configs/0/api_url", "https://hooks.example/new")
                .containsEntry("ops/slack_configs/1/api_url", "https://hooks.example/two")
                .containsEntry("模型/telegram_configs/0/bot_token", "123:abc")
                .containsEntry("模型/slack_configs/0/api_url", SecretFields.HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "receivers: [",
                "receivers: 5",
                "- a",
                "receivers: [{slack_configs: [a, {api_url: [b]}]}]",
                "a: *b"
            })
    void shouldFindNothingInWhatIsNoSuchFile(String file) {
        assertThat(SecretFields.of(file).values()).isEmpty();
        assertThat(SecretFields.of(file).replace(secret -> "x")).isEqualTo(file);
    }
}
