package io.countersign.engine.annotation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares what labels say. Confidences and the order of annotations say nothing, nor does the
 * order of the values of {@code choices}; shapes, spans and texts are compared exactly.
 */
public final class Answers {
  private Answers() {}

  public static boolean same(List<Annotation> one, List<Annotation> other) {
    return one.equals(other) || counted(one).equals(counted(other));
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
    return annotation.option().orElse(annotation.name());
  }

  private static Map<String, List<Annotation>> byName(List<Annotation> annotations) {
    return annotations.stream().collect(groupingBy(Annotation::name));
  }

  private static Map<Annotation, Long> counted(List<Annotation> annotations) {
    return annotations.stream().collect(groupingBy(Annotation::answer, counting()));
  }

  /** Whether what was proposed under one name is what was said in the end. */
  public record Comparison(String classOf, boolean agreed) {}
}
