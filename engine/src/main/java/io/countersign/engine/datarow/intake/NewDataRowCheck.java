package io.countersign.engine.datarow.intake;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.OntologyCheck;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.datarow.label.LabelRules;
import io.countersign.engine.naming.Name;
import io.countersign.engine.project.Policy;
import io.countersign.engine.refusal.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks a row before it is registered, so that an import can report it and take the others. */
public final class NewDataRowCheck {
  /** Longest key, in characters. */
  public static final int MAX_KEY = 500;

  /** Most metadata fields. */
  public static final int MAX_METADATA = 100;

  /** Longest name of a metadata field, in characters. */
  public static final int MAX_METADATA_NAME = 100;

  /** Longest value of a metadata field, in characters. */
  public static final int MAX_METADATA_VALUE = 10_000;

  private final List<FieldError> errors = new ArrayList<>();

  private NewDataRowCheck() {}

  /** What is wrong with {@code row}, with the path of each field; empty if nothing is. */
  public static List<FieldError> errors(NewDataRow row, Policy policy) {
    NewDataRowCheck check = new NewDataRowCheck();
    check.requireThat(
        Name.isClear(row.key()) && row.key().length() <= MAX_KEY,
        "key",
        "Expected a key of 1 to " + MAX_KEY + " visible characters");
    check.checkMetadata(row.metadata());
    if (!row.benchmark().isEmpty()) {
      check.checkAnnotations("truth.", row, policy, row.benchmark());
    }
    PreLabel preLabel = row.preLabel();
    if (preLabel != null) {
      check.requireThat(
          LabelRules.isProbability(preLabel.confidence()),
          "preLabel.confidence",
          "Expected a confidence from 0 to 1");
      check.checkAnnotations("preLabel.", row, policy, preLabel.annotations());
    }
    return check.errors;
  }

  private void checkMetadata(Map<String, String> metadata) {
    requireThat(
        metadata.size() <= MAX_METADATA,
        "metadata",
        "Expected at most " + MAX_METADATA + " metadata fields");
    requireThat(
        metadata.keySet().stream().allMatch(name -> isName(name, MAX_METADATA_NAME)),
        "metadata",
        "Expected names of 1 to " + MAX_METADATA_NAME + " characters");
    requireThat(
        metadata.values().stream().allMatch(value -> value.length() <= MAX_METADATA_VALUE),
        "metadata",
        "Expected values of at most " + MAX_METADATA_VALUE + " characters");
  }

  private void checkAnnotations(
      String prefix, NewDataRow row, Policy policy, List<Annotation> annotations) {
    OntologyCheck.errors(policy.ontology(), row.content().extent(), annotations).stream()
        .map(error -> error.under(prefix))
        .forEach(errors::add);
  }

  private static boolean isName(String text, int most) {
    return !text.isBlank()
        && text.length() <= most
        && text.chars().noneMatch(Character::isISOControl);
  }

  private void requireThat(boolean holds, String path, String detail) {
    if (!holds) {
      errors.add(new FieldError(path, "INVALID", detail));
    }
  }
}
