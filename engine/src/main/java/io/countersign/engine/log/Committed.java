package io.countersign.engine.log;

import org.jspecify.annotations.Nullable;

/**
 * What a piece of work gave.
 *
 * @param result of the work; null where it has none
 * @param position of the last event that its transaction has stored; 0 if it has stored none, as
 *     inside of another that is still under way
 */
public record Committed<R extends @Nullable Object>(R result, long position) {}
