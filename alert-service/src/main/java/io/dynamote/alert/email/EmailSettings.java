package io.dynamote.alert.email;

import java.time.Duration;
import java.util.List;

import io.dynamote.alert.receiver.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Where and how mail is sent.
 *
 * @param from address of the sender
 * @param to addresses
 * @param username null to send without signing in
 * @param tls how the connection is kept secret
 * @param timeout for each step of the dialogue
 */
public record EmailSettings(
        String host,
        int port,
        String from,
        List<String> to,
        @Nullable String username,
        Secret password,
        Tls tls,
        Duration timeout) {

    /** How a connection is kept secret. */
    public enum Tls {
        /** Not at all: for a server on the same machine. */
        NONE,
        /** By STARTTLS; without it nothing is sent. */
        STARTTLS,
        /** From the first byte. */
        IMPLICIT
    }

    public EmailSettings {
        to = List.copyOf(to);
    }
}
