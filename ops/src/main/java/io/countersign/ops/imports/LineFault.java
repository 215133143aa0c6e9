package io.countersign.ops.imports;

/**
 * Why a line does not go in.
 *
 * @param code stable, for programs
 * @param detail for people
 */
record LineFault(String code, String detail) {}
