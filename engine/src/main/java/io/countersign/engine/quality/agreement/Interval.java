package io.countersign.engine.quality.agreement;

/** What holds the true value with a probability of 95 %. */
public record Interval(double low, double high) {}
