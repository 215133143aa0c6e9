package io.countersign.projections.agreement;

import io.countersign.engine.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a label answers to the questions of the ontology that have options. */
final class SaidAnswers implements Annotation.Cases<Optional<String>> {
  private static final SaidAnswers OPTIONS = new SaidAnswers();

  private SaidAnswers() {}

  /** The answers by question; several chosen options are one answer, whatever their order. */
  static Map<String, String> of(List<Annotation> annotations) {
    Map<String, String> answers = new TreeMap<>();
    for (Annotation said : annotations) {
      said.answer().accept(OPTIONS).ifPresent(answer -> answers.putIfAbsent(said.name(), answer));
    }
    return answers;
  }

  @Override
  public Optional<String> choice(Annotation.Choice choice) {
    return Optional.of(choice.value());
  }

  @Override
  public Optional<String> choices(Annotation.Choices choices) {
    return Optional.of(String.join(" + ", choices.values()));
  }

  @Override
  public Optional<String> box(Annotation.Box box) {
    return Optional.empty();
  }

  @Override
  public Optional<String> polygon(Annotation.Polygon polygon) {
    return Optional.empty();
  }

  @Override
  public Optional<String> span(Annotation.Span span) {
    return Optional.empty();
  }

  @Override
  public Optional<String> text(Annotation.Text text) {
    return Optional.empty();
  }
}
