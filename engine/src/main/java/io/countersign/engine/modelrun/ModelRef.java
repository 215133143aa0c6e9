package io.countersign.engine.modelrun;

/**
 * Names a model at a version.
 *
 * @param sha256 of the model file, in lower-case hexadecimal
 */
public record ModelRef(String name, String version, String sha256) {}
