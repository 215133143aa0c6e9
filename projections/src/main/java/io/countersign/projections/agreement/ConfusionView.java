package io.countersign.projections.agreement;

import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.UserId;
import io.countersign.projections.fold.DocumentView;
import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Keys;
import io.countersign.projections.store.ViewCollection;
import io.countersign.projections.store.ViewDocument;
import java.util.Objects;

/** Counts what each person and model says where what was accepted in the end says what. */
public final class ConfusionView extends DocumentView {
  public static final ViewCollection DOCUMENTS = new ViewCollection("confusion");
  public static final ReadModel MODEL = new ReadModel(DOCUMENTS, 1, ConfusionView::new);

  static final String QUESTION = "question";
  static final String PERSON = "person";
  static final String MODEL_NAME = "model";
  static final String VERSION = "version";
  static final String CELLS = "cells";

  private ConfusionView(Generation generation) {
    super(generation, DOCUMENTS);
  }

  @Override
  public void on(RowStep step) {
    step.acceptance()
        .ifPresent(
            acceptance ->
                Confused.of(acceptance.row())
                    .forEach(confused -> count(step, confused, acceptance.sign())));
  }

  private void count(RowStep step, Confused confused, int sign) {
    UserId person = confused.person();
    String project = step.project().value();
    if (person != null) {
      documents.change(
          Keys.join(project, PERSON, confused.question(), person.value()),
          step.position(),
          document -> count(document.set(PERSON, person.value()), confused, sign));
    } else {
      ModelRef model = Objects.requireNonNull(confused.model());
      documents.change(
          Keys.join(project, MODEL_NAME, confused.question(), model.name(), model.version()),
          step.position(),
          document ->
              count(
                  document.set(MODEL_NAME, model.name()).set(VERSION, model.version()),
                  confused,
                  sign));
    }
  }

  private static void count(ViewDocument document, Confused confused, int sign) {
    document.set(QUESTION, confused.question());
    document.add(sign, CELLS, Keys.join(confused.said(), confused.accepted()));
  }
}
