/**
 * Models that somebody brought, each in a process of its own: what it may take of time and memory
 * is bounded, and it ends alone.
 */
@NullMarked
package io.countersign.modelrunner.process;

import org.jspecify.annotations.NullMarked;
