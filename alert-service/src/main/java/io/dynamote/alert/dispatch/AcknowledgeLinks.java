package io.dynamote.alert.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import io.dynamote.alert.secret.SecretBox;
import io.dynamote.alert.secret.SignedTokens;
import jakarta.inject.Singleton;

/** Tokens by which who got a message may take on what it tells of, without signing in. Nothing about them is stored. */
@Singleton
public class AcknowledgeLinks {

    private static final Duration VALID = Duration.ofDays(1);

    private final SignedTokens tokens;
    private final Clock clock;

    AcknowledgeLinks(SecretBox box, Clock clock) {
        this.tokens = new SignedTokens(box, "acknowledge");
        this.clock = clock;
    }

    /** A token for a message, from now on for a day. */
    public String token(UUID message) {
        return tokens.token(message, clock.instant().plus(VALID));
    }

    /** The message of a token; empty if it was not made here, or is over. */
    public Optional<UUID> message(String token) {
        return tokens.subject(token, clock.instant());
    }
}
