package io.countersign.engine.refusal;

import java.util.List;

/** A command was not carried out: no event was stored. */
public final class CommandRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;
  private final transient List<FieldError> errors;

  public CommandRefused(Refusal refusal, String message) {
    this(refusal, message, List.of());
  }

  public CommandRefused(Refusal refusal, String message, List<FieldError> errors) {
    super(message, null, false, false);
    this.refusal = refusal;
    this.errors = List.copyOf(errors);
  }

  public Refusal refusal() {
    return refusal;
  }

  /** What is wrong with the input, field by field; empty where the refusal is not about fields. */
  public List<FieldError> errors() {
    return errors;
  }
}
