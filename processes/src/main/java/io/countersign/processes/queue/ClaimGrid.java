package io.countersign.processes.queue;

/**
 * Asks for reviews that can be looked at side by side: of one stage, with one proposed answer.
 *
 * @param wish who asks, and what they may claim
 * @param size how many rows at most, from 1
 */
public record ClaimGrid(ClaimNext wish, int size) {}
