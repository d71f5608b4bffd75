package io.dynamote.alert.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;

import io.dynamote.alert.secret.SecretKeys;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AcknowledgeLinksTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final UUID MESSAGE = new UUID(4, 2);

    private static AcknowledgeLinks links(int key, Instant now) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) key;
        return new AcknowledgeLinks(
                SecretKeys.of(Base64.getEncoder().encodeToString(bytes), "test"), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void shouldKnowWhatItSigned() {
        String token = links(1, NOW).token(MESSAGE);
        assertThat(links(1, NOW.plus(Duration.ofHours(23))).message(token)).contains(MESSAGE);
        assertThat(token).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void shouldRefuseWhatIsOver() {
        String token = links(1, NOW).token(MESSAGE);
        assertThat(links(1, NOW.plus(Duration.ofHours(24))).message(token)).isEmpty();
    }

    @Test
    void shouldRefuseWhatWasSignedByAnotherKey() {
        assertThat(links(1, NOW).message(links(2, NOW).token(MESSAGE))).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNoToken() {
        assertThat(links(1, NOW).message("")).isEmpty();
        assertThat(links(1, NOW).message("AAAA")).isEmpty();
        assertThat(links(1, NOW).message("../../etc")).isEmpty();
    }
}
