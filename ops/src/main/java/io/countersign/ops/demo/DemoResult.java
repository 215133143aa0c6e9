package io.countersign.ops.demo;

import org.jspecify.annotations.Nullable;

/**
 * What came out, under the names of the public contract.
 *
 * @param rejections reviews that sent a label back
 * @param reworked labels made anew
 * @param open rows that are not accepted
 * @param finalAccuracy share of final labels that are true, in [0, 1]; {@code null} without any
 * @param modelAcceptedAccuracy the same for the rows that no person saw
 * @param humanDecisionsWithoutModel as many as the same staff would need for all rows, from what
 *     they needed for those that had no model
 * @param events in the log
 * @param seconds for everything, the start of the server included
 * @param breached tasks past their due time
 * @param differences what {@code verify} found
 */
public record DemoResult(
    long rows,
    long accepted,
    long acceptedByModel,
    long acceptedByReview,
    long rejections,
    long reworked,
    long adjudicated,
    long open,
    @Nullable Double finalAccuracy,
    @Nullable Double modelAcceptedAccuracy,
    long humanDecisions,
    long humanDecisionsWithoutModel,
    long events,
    double seconds,
    long breached,
    long differences) {}
