package io.countersign.engine.log;

import io.countersign.engine.project.UserId;
import java.time.Instant;

/**
 * An event as the log holds it.
 *
 * @param position in the whole log; grows, with gaps. Of an event that is still to be stored, its
 *     place among those of its transaction, from 0
 * @param streamId the wire form of the id of what it happened to
 * @param version in its stream, from 0 without gaps
 * @param type the stored name, such as {@code label-rejected}
 * @param revision of the stored form that {@code payload} has, after upcasting
 * @param at when it happened, in microseconds
 * @param actor who caused it
 * @param payload the domain's record
 */
public record RecordedEvent(
    long position,
    String streamId,
    int version,
    String type,
    String revision,
    Instant at,
    UserId actor,
    Object payload) {

  /** The same at another position. */
  RecordedEvent at(long other) {
    return new RecordedEvent(other, streamId, version, type, revision, at, actor, payload);
  }
}
