package io.dynamote.alert.secret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that let who has them do one thing to one subject for a while, such as to acknowledge what a message tells of:
 * subject, end and an HMAC of both by a key that is derived from the one of the secrets.
 */
public final class SignedTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BODY = 2 * Long.BYTES + Long.BYTES;
    private static final int MAC = 32;

    private final SecretKeySpec key;

    /**
     * Tokens for one purpose; those for another one are not taken.
     *
     * @param purpose what they allow
     */
    public SignedTokens(SecretBox box, String purpose) {
        this.key = new SecretKeySpec(box.derive("tokens: " + purpose), ALGORITHM);
    }

    /** A token for a subject, good up to a time. */
    public String token(UUID subject, Instant until) {
        byte[] body = ByteBuffer.allocate(BODY)
                .putLong(subject.getMostSignificantBits())
                .putLong(subject.getLeastSignificantBits())
                .putLong(until.getEpochSecond())
                .array();
        byte[] whole =
                ByteBuffer.allocate(BODY + MAC).put(body).put(mac(key, body)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** The subject of a token; empty if it is none of ours, or its time is over. */
    public Optional<UUID> subject(String token, Instant now) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (whole.length != BODY + MAC) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(whole, BODY);
        byte[] mac = Arrays.copyOfRange(whole, BODY, whole.length);
        ByteBuffer fields = ByteBuffer.wrap(body);
        UUID subject = new UUID(fields.getLong(), fields.getLong());
        boolean isGood = MessageDigest.isEqual(mac, mac(key, body)) && now.getEpochSecond() < fields.getLong();
        return isGood ? Optional.of(subject) : Optional.empty();
    }

    static byte[] mac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
