package io.dynamote.runtime.idempotency;

/**
 * An answer as it was given and is given again.
 *
 * @param status HTTP status code
 * @param contentType media type of the body
 * @param body the body as text
 */
public record StoredAnswer(int status, String contentType, String body) {}
