package io.dynamote.alert.secret;

import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SecretBoxTest {

    private static SecretBox box(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return SecretKeys.of(Base64.getEncoder().encodeToString(key), "the key of test " + seed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://hooks.example/T000/s3cr3t", "ü 模型 🚀\n\u0000"})
    void shouldOpenWhatItSealed(String text) {
        String sealed = box(1).seal(text);

        assertThat(SecretBox.isSealed(sealed)).isTrue();
        assertThat(box(1).open(sealed)).isEqualTo(text);
        assertThat(text.isEmpty() || !sealed.contains(text)).isTrue();
    }

    @Test
    void shouldSealTheSameTextInAnotherWayEachTime() {
        assertThat(box(1).seal("a")).isNotEqualTo(box(1).seal("a"));
    }

    @Test
    void shouldSayThatTheKeyIsAnotherOneAndWhatToDo() {
        String sealed = box(1).seal("s3cr3t");

        assertThatExceptionOfType(SealedSecretException.class)
                .isThrownBy(() -> box(2).open(sealed))
                .withMessageContaining("sealed with the key ")
                .withMessageContaining("the key of test 2")
                .withMessageContaining("enter the secrets of all receivers anew");
    }

    @Test
    void shouldNoticeEveryChangedCharacter() {
        SecretBox box = box(1);
        String sealed = box.seal("8 chars:"); // so many that Base64 has no bits to spare
        for (int i = sealed.lastIndexOf(':') + 1; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
            assertThatExceptionOfType(SealedSecretException.class)
                    .as("changed at %d", i)
                    .isThrownBy(() -> box.open(changed));
        }
        assertThatExceptionOfType(SealedSecretException.class).isThrownBy(() -> box.open("sealed:v1:short"));
        assertThatExceptionOfType(SealedSecretException.class)
                .isThrownBy(() -> box.open(sealed.substring(0, sealed.lastIndexOf(':') + 4)));
        assertThatExceptionOfType(SealedSecretException.class)
                .isThrownBy(() -> box.open("plain"))
                .withMessage("a stored secret is not sealed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no base64!", "c2hvcnQ="})
    void shouldRefuseAKeyThatIsNoneWithoutQuotingIt(String key) {
        assertThatExceptionOfType(SealedSecretException.class)
                .isThrownBy(() -> SecretKeys.of(key, "dynamote.alert.secret-key"))
                .withMessageStartingWith("dynamote.alert.secret-key must be 32 bytes in Base64")
                .satisfies(e -> assertThat(key.isEmpty() || !e.getMessage().contains(key))
                        .isTrue());
    }

    @Test
    void shouldNotShowTheKey() {
        assertThat(box(1).toString()).matches("key [0-9a-f]{8} of the key of test 1");
    }
}
