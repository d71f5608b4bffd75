package io.dynamote.alert.secret;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SignedTokensTest {

    private static final UUID SUBJECT = UUID.fromString("5f0c7a52-5d2b-4f3e-9a64-6f0d1c2b3a49");
    private static final Instant UNTIL = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant BEFORE = UNTIL.minusSeconds(1);

    private final SignedTokens tokens = new SignedTokens(box(1), "acknowledge");

    private static SecretBox box(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return SecretKeys.of(Base64.getEncoder().encodeToString(key), "the key of test " + seed);
    }

    @Test
    void shouldNameTheSubjectUpToItsTime() {
        String token = tokens.token(SUBJECT, UNTIL);

        assertThat(token).matches("[A-Za-z0-9_-]{75}");
        assertThat(tokens.subject(token, BEFORE)).contains(SUBJECT);
        assertThat(tokens.subject(token, UNTIL)).isEmpty();
    }

    @Test
    void shouldNotTakeTokensOfAnotherKeyOrPurpose() {
        assertThat(new SignedTokens(box(2), "acknowledge").subject(tokens.token(SUBJECT, UNTIL), BEFORE))
                .isEmpty();
        assertThat(new SignedTokens(box(1), "silence").subject(tokens.token(SUBJECT, UNTIL), BEFORE))
                .isEmpty();
        assertThat(new SignedTokens(box(1), "acknowledge").subject(tokens.token(SUBJECT, UNTIL), BEFORE))
                .isPresent();
    }

    @Test
    void shouldNoticeEveryChangedBit() {
        byte[] whole = Base64.getUrlDecoder().decode(tokens.token(SUBJECT, UNTIL));
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] changed = whole.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(tokens.subject(Base64.getUrlEncoder().encodeToString(changed), BEFORE))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "no base64!", "…"})
    void shouldTakeNothingElse(String token) {
        assertThat(tokens.subject(token, BEFORE)).isEmpty();
    }
}
