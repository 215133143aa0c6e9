package io.countersign.engine.log;

/**
 * The payload of an event that this version can't read: of a kind or a form that it doesn't know.
 *
 * @param json as it is stored
 * @param failure why it can't be read
 */
public record UnreadableEvent(String json, String failure) {}
