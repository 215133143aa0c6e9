package io.countersign.engine.refusal;

/**
 * One thing that is wrong with an input.
 *
 * @param path of the field, such as {@code annotations[0].value}
 * @param code stable, for programs
 * @param detail for people
 */
public record FieldError(String path, String code, String detail) {
  /** The same, where its input is itself a field of another. */
  public FieldError under(String prefix) {
    return new FieldError(prefix + path, code, detail);
  }
}
