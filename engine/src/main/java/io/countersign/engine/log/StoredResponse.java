package io.countersign.engine.log;

/**
 * The response to a request, kept under its idempotency key.
 *
 * @param status of HTTP
 * @param body as it was sent
 */
public record StoredResponse(int status, String body) {}
