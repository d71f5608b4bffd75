package io.dynamote.alert.secret;

/** A sealed secret cannot be opened, or there is no key to do so. The message says what to do and holds no secret. */
public final class SealedSecretException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    SealedSecretException(String message) {
        super(message);
    }

    SealedSecretException(String message, Throwable cause) {
        super(message, cause);
    }
}
