package io.countersign.engine.log;

/**
 * The answer to a request, kept under its idempotency key.
 *
 * @param status of HTTP
 * @param body as it was sent
 */
public record StoredAnswer(int status, String body) {}
