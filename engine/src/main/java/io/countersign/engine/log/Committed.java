package io.countersign.engine.log;

import org.jspecify.annotations.Nullable;

/**
 * What a piece of work gave.
 *
 * @param result of the work; null where it has none
 * @param position of the last event that it stored; 0 if it stored none
 */
public record Committed<R extends @Nullable Object>(R result, long position) {}
