package io.countersign.projections.store;

import java.time.Instant;

/**
 * A stream that the projections can't follow; they leave its events out until it is tried again.
 *
 * @param stream the wire form of the id of what it is about
 * @param position of the first event that is left out
 * @param type of that event
 * @param since when it is left out
 * @param tries how often it was tried
 * @param failure why it could not be followed the last time
 */
public record DeadLetter(
    String stream, long position, String type, Instant since, int tries, String failure) {}
