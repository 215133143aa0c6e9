package io.countersign.processes.flow;

/**
 * A diagram or a decision table.
 *
 * @param name of the file
 */
public record FlowFile(String name, String xml) {}
