package io.dynamote.alert.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * Seals texts with AES-256 in GCM: {@code sealed:v1:<key>:<nonce and text>}, where the key is named by the beginning of its
 * digest, so that a wrong key is recognised as such. Knows no text but the one it is given.
 */
public final class SecretBox {

    private static final String PREFIX = "sealed:v1:";
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final byte[] CONTEXT = "dynamote alert-service".getBytes(StandardCharsets.UTF_8);
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int NAME_BYTES = 4;

    private final SecretKeySpec key;
    private final String name;
    private final String source;
    private final SecureRandom random = new SecureRandom();

    SecretBox(byte[] key, String source) {
        this.key = new SecretKeySpec(key, "AES");
        this.name = HexFormat.of().formatHex(Arrays.copyOf(digest(key), NAME_BYTES));
        this.source = source;
    }

    /** Whether a text is sealed, with whatever key. */
    public static boolean isSealed(String text) {
        return text.startsWith(PREFIX);
    }

    /** The text, sealed: another one each time. */
    public String seal(String text) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
        byte[] whole = ByteBuffer.allocate(NONCE + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return PREFIX + name + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /**
     * The text that was sealed.
     *
     * @throws SealedSecretException if it was sealed with another key, or changed
     */
    public String open(String sealed) {
        if (!isSealed(sealed)) {
            throw new SealedSecretException("a stored secret is not sealed");
        }
        String[] parts = sealed.substring(PREFIX.length()).split(":", -1);
        if (parts.length != 2) {
            throw damaged(null);
        }
        if (!parts[0].equals(name)) {
            throw new SealedSecretException(
                    "stored secrets were sealed with the key " + parts[0] + ", but " + source + " is the key " + name
                            + ": bring the former key back, or enter the secrets of all receivers anew");
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(parts[1]);
            byte[] nonce = Arrays.copyOf(whole, NONCE);
            byte[] text = crypt(
                    Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(whole, Math.min(NONCE, whole.length), whole.length));
            return new String(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    /** A key for something else, which says nothing about the one for secrets. */
    byte[] derive(String purpose) {
        return SignedTokens.mac(
                new SecretKeySpec(key.getEncoded(), "HmacSHA256"), purpose.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(CONTEXT);
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw damaged(e);
        }
    }

    private static SealedSecretException damaged(@Nullable Exception cause) {
        String message = "a stored secret was changed since it was sealed: enter it anew";
        return cause == null ? new SealedSecretException(message) : new SealedSecretException(message, cause);
    }

    private static byte[] digest(byte[] key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Names the key. */
    @Override
    public String toString() {
        return "key " + name + " of " + source;
    }
}
