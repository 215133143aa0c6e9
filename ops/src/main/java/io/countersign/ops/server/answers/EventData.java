package io.countersign.ops.server.answers;

import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.node.ObjectNode;

/** What an event says, in the form of its type; what the caller may not see is left out. */
public record EventData(@JsonValue ObjectNode json) {}
