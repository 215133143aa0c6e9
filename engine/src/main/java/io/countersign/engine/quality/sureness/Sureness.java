package io.countersign.engine.quality.sureness;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.annotation.Ontology.Definition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The probability of each label of a data row, given everything said of it so far: Bayes' rule over
 * the answers to each question of the ontology, looks independent of each other given the right
 * answer, and questions of each other. Before anybody spoke a model may think some answers likelier
 * than others; of what it says nothing about, every answer is as likely. What a label says is right
 * where all of its answers are.
 *
 * <p>A choice has its options as answers. What is drawn, marked or written has no list of them: it
 * counts as one of {@value #OPEN_ANSWERS}, so that two people who say just the same are believed,
 * and who says something else is one against one.
 */
public final class Sureness {
  /** How many answers a question is taken to have whose answers can't be listed. */
  static final int OPEN_ANSWERS = 100;

  private final Ontology ontology;
  private final Prior prior;
  private final List<Evidence> evidence;

  public Sureness(Ontology ontology, Prior prior, List<Evidence> evidence) {
    this.ontology = ontology;
    this.prior = prior;
    this.evidence = List.copyOf(evidence);
  }

  /** The probability that {@code label} is right in all that it says, in [0, 1]. */
  public double of(List<Annotation> label) {
    double sure = 1;
    for (Definition question : ontology.annotations()) {
      sure *= new Question(question).of(label);
    }
    return sure;
  }

  /** What was said to one question, and how likely that makes each answer. */
  private final class Question {
    private final String name;
    private final int size;
    private final Map<Map<Annotation, Long>, Double> said = new LinkedHashMap<>();
    private double unsaid;

    Question(Definition definition) {
      name = definition.name();
      size = size(definition);
      if (name.equals(prior.question())) {
        believe(definition);
      }
      List<Evidence> answers = evidence.stream().filter(one -> !isSilent(one, definition)).toList();
      answers.forEach(one -> said.putIfAbsent(answer(one.annotations()), unsaid));
      answers.forEach(this::weigh);
    }

    private void believe(Definition definition) {
      for (String option : prior.probabilities().keySet()) {
        definition
            .type()
            .choosing(name, option, 1.0)
            .ifPresent(one -> said.put(answer(List.of(one)), Math.log(prior.of(option))));
      }
      unsaid = Math.log(prior.ofOthers() / Math.max(1, size - said.size()));
    }

    /** An answer that is missing though there has to be one tells nothing. */
    private boolean isSilent(Evidence one, Definition definition) {
      return definition.required() && answer(one.annotations()).isEmpty();
    }

    private void weigh(Evidence one) {
      Map<Annotation, Long> answer = answer(one.annotations());
      double wrong =
          switch (one.kind()) {
            case GIVEN -> Math.log(one.error() / Math.max(1, size - 1));
            case APPROVED -> Math.log(one.error());
            case REJECTED -> Math.log(1 - one.error());
          };
      double right =
          one.kind() == Evidence.Kind.REJECTED ? Math.log(one.error()) : Math.log(1 - one.error());
      said.replaceAll((other, sum) -> sum + (other.equals(answer) ? right : wrong));
      unsaid += wrong;
    }

    double of(List<Annotation> label) {
      double most = Math.max(unsaid, said.values().stream().reduce(unsaid, Math::max));
      double all = Math.max(0, size - said.size()) * Math.exp(unsaid - most);
      for (double sum : said.values()) {
        all += Math.exp(sum - most);
      }
      return Math.exp(said.getOrDefault(answer(label), unsaid) - most) / all;
    }

    private Map<Annotation, Long> answer(List<Annotation> label) {
      return label.stream()
          .filter(annotation -> annotation.name().equals(name))
          .collect(groupingBy(Annotation::answer, counting()));
    }
  }

  private static int size(Definition question) {
    int none = question.required() ? 0 : 1;
    return switch (question.type()) {
      case CHOICE -> question.options().size() + none;
      case CHOICES -> subsets(question.options().size());
      case BOX, POLYGON, SPAN, TEXT -> OPEN_ANSWERS;
    };
  }

  private static int subsets(int options) {
    return options < Integer.SIZE - 2 ? Math.min(OPEN_ANSWERS, 1 << options) : OPEN_ANSWERS;
  }
}
