package io.dynamote.alert.receiver;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecretUrlTest {

    private static final String ADDRESS =
            "https://ann:passw0rd-of-ann@chat.example:8443/bot12345:abcdefghijklmnop/sendMessage?key=0123456789abcdef&v=2";

    @Test
    void shouldShowWhereItGoesAndNotHow() {
        assertThat(SecretUrl.parse(ADDRESS)).hasToString("https://chat.example:8443/***");
        assertThat(SecretUrl.parse("http://127.0.0.1/x")).hasToString("http://127.0.0.1/***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ADDRESS,
                "POST " + ADDRESS + " failed",
                "/bot12345:abcdefghijklmnop/sendMessage is unknown",
                "token abcdefghijklmnop is revoked",
                "key=0123456789abcdef",
                "user ann:passw0rd-of-ann",
                "passw0rd-of-ann"
            })
    void shouldBeTakenOutOfWhatOthersSay(String said) {
        String hidden = new Redaction(SecretUrl.parse(ADDRESS).secrets()).hide(said);

        assertThat(hidden).contains("***").doesNotContain("abcdefghijklmnop", "0123456789abcdef", "passw0rd-of-ann");
    }

    @Test
    void shouldLeaveWordsThatAreNoSecrets() {
        Redaction redaction = new Redaction(SecretUrl.parse("https://hooks.example/services/T0/B0/abcdefghijkl")
                .secrets());

        assertThat(redaction.hide("404 no such service\nat hooks.example"))
                .isEqualTo("404 no such service at hooks.example");
        assertThat(new Redaction(List.of("", "abc")).hide("abc is too short to be a secret"))
                .isEqualTo("abc is too short to be a secret");
        assertThat(redaction.hide("x".repeat(1_000))).hasSize(300).endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "chat.example/s3cr3t",
                "ftp://chat.example/s3cr3t",
                "https:///s3cr3t",
                "https://chat example/s3cr3t",
                "https://chat.example/s3cr3t{",
                "file:///s3cr3t",
                "javascript:s3cr3t"
            })
    void shouldRefuseWhatIsNoAddressWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> SecretUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be an address")
                .hasMessageNotContaining("s3cr3t")
                .hasNoCause();
    }

    @Test
    void shouldBoundAddresses() {
        assertThatThrownBy(() -> SecretUrl.parse("https://chat.example/" + "x".repeat(2_000)))
                .hasMessageContaining("at most 2000");
    }
}
