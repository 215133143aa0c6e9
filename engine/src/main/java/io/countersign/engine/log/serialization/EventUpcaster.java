package io.countersign.engine.log.serialization;

import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the stored form of one revision of an event into the next.
 *
 * @param type the stored name
 * @param fromRevision of the form it reads
 * @param toRevision of the form it gives
 * @param upcast may change its argument
 */
public record EventUpcaster(
    String type, String fromRevision, String toRevision, UnaryOperator<ObjectNode> upcast) {}
