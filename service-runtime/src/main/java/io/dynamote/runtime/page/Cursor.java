package io.dynamote.runtime.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.dynamote.runtime.problem.InvalidInputException;

/**
 * Where a page begins: after this key in the order of the list. Opaque to clients.
 *
 * @param after key of the last item of the page before
 */
public record Cursor(String after) {

    private static final int LONGEST = 1_000;

    /** The text that clients hand back. */
    public String encoded() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(after.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what a client handed back.
     *
     * @throws InvalidInputException if it is not a cursor
     */
    public static Cursor decode(String encoded) {
        if (encoded.length() > LONGEST) {
            throw refused(encoded);
        }
        try {
            byte[] key = Base64.getUrlDecoder().decode(encoded);
            return new Cursor(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw refused(encoded);
        }
    }

    private static InvalidInputException refused(String encoded) {
        return InvalidInputException.of("cursor", encoded, "must be the nextCursor of an earlier answer");
    }
}
