package io.countersign.projections.fold;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.countersign.engine.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Compares what labels say. Confidences and the order of annotations say nothing, nor does the
 * order of the values of {@code choices}; shapes, spans and texts are compared exactly.
 */
public final class Answers {
  private Answers() {}

  public static boolean same(List<Annotation> one, List<Annotation> other) {
    return one.equals(other) || normalized(one).equals(normalized(other));
  }

  /** Compares what {@code proposed} says with what {@code last} says under the same name. */
  public static List<Comparison> compare(List<Annotation> proposed, List<Annotation> last) {
    Map<String, List<Annotation>> proposedByName = byName(proposed);
    Map<String, List<Annotation>> lastByName = byName(last);
    List<Comparison> comparisons = new ArrayList<>();
    proposedByName.forEach(
        (name, answers) -> {
          boolean agreed = same(answers, lastByName.getOrDefault(name, List.of()));
          answers.stream()
              .map(Answers::classOf)
              .distinct()
              .forEach(classOf -> comparisons.add(new Comparison(classOf, agreed)));
        });
    return comparisons;
  }

  /** The class that was proposed, or the annotation's name where it has none. */
  private static String classOf(Annotation annotation) {
    return annotation instanceof Annotation.Choice choice ? choice.value() : annotation.name();
  }

  private static Map<String, List<Annotation>> byName(List<Annotation> annotations) {
    return annotations.stream().collect(groupingBy(Annotation::name));
  }

  private static Map<Object, Long> normalized(List<Annotation> annotations) {
    return annotations.stream().map(Answers::normalized).collect(groupingBy(a -> a, counting()));
  }

  private static Object normalized(Annotation annotation) {
    if (annotation instanceof Annotation.Choice choice) {
      return new Annotation.Choice(choice.name(), choice.value(), null);
    } else if (annotation instanceof Annotation.Choices choices) {
      return Map.entry(choices.name(), new HashSet<>(choices.values()));
    } else if (annotation instanceof Annotation.Box box) {
      return new Annotation.Box(box.name(), box.box(), null);
    } else if (annotation instanceof Annotation.Polygon polygon) {
      return new Annotation.Polygon(polygon.name(), polygon.polygon(), null);
    } else if (annotation instanceof Annotation.Span span) {
      return new Annotation.Span(span.name(), span.span(), null);
    }
    Annotation.Text text = (Annotation.Text) annotation;
    return new Annotation.Text(text.name(), text.text(), null);
  }

  /** Whether what was proposed under one name is what was said in the end. */
  public record Comparison(String classOf, boolean agreed) {}
}
