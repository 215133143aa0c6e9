package io.countersign.modelrunner;

import static io.countersign.engine.datarow.PreLabel.MOST_ALTERNATIVES;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.MappedOption;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.datarow.Alternative;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.Proposal.Failed;
import io.countersign.modelrunner.Proposal.LeftOut;
import io.countersign.modelrunner.Proposal.PreLabel;
import io.countersign.modelrunner.bundle.BundleManifest;
import io.countersign.modelrunner.bundle.BundleManifest.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Translates the classes of a model to the options of an ontology. What the ontology does not have,
 * or not any more, is left out of the answers; the rest of them stays.
 */
public final class OptionMapping {
  private static final double PLACES = 1e6;

  private final String annotation;
  private final AnnotationType type;
  private final List<Target> targets;
  private final int[] targetOfClass;

  /**
   * What classes count as.
   *
   * @param known whether it is an option of the ontology
   * @param meant whether it is left out on purpose
   */
  private record Target(String option, boolean known, boolean meant) {
    static final Target NONE = new Target("", false, true);
  }

  private OptionMapping(
      String annotation, AnnotationType type, List<Target> targets, int[] targetOfClass) {
    this.annotation = annotation;
    this.type = type;
    this.targets = targets;
    this.targetOfClass = targetOfClass;
  }

  /** The mapping of a bundle, where the ontology has the options that it speaks of. */
  public static OptionMapping of(BundleManifest manifest, Ontology ontology) {
    return of(manifest, ontology, List.of());
  }

  /**
   * The mapping of a bundle, and of a policy after it.
   *
   * @param mapped options of the bundle that the ontology does not have
   */
  public static OptionMapping of(
      BundleManifest manifest, Ontology ontology, List<MappedOption> mapped) {
    Mapping mapping = manifest.mapping();
    Ontology.Definition definition =
        ontology
            .definition(mapping.annotation())
            .filter(found -> found.type().hasOptions())
            .orElse(null);
    List<Target> targets = new ArrayList<>();
    int[] targetOfClass = new int[manifest.classes().size()];
    for (int i = 0; i < targetOfClass.length; i++) {
      String option = mapping.options().get(manifest.classes().get(i));
      Target target = option == null ? Target.NONE : target(option, definition, mapped);
      if (!targets.contains(target)) {
        targets.add(target);
      }
      targetOfClass[i] = targets.indexOf(target);
    }
    AnnotationType type = definition == null ? AnnotationType.CHOICE : definition.type();
    return new OptionMapping(mapping.annotation(), type, targets, targetOfClass);
  }

  private static Target target(
      String option, Ontology.@Nullable Definition definition, List<MappedOption> mapped) {
    Optional<MappedOption> change =
        mapped.stream().filter(one -> one.from().equals(option)).findFirst();
    String to = change.isPresent() ? change.get().to() : option;
    if (to == null) {
      return new Target(option, false, true);
    }
    boolean known = definition != null && definition.options().contains(to);
    return new Target(to, known, false);
  }

  /** The options that the model is for, and the ontology does not have; in their order. */
  public List<String> missing() {
    return targets.stream()
        .filter(target -> !target.known() && !target.meant())
        .map(Target::option)
        .sorted()
        .toList();
  }

  /**
   * Refuses a model of whose options the ontology has none.
   *
   * @throws CommandRefused {@code MODEL_INVALID}
   */
  public OptionMapping requireAny() {
    if (targets.stream().noneMatch(Target::known)) {
      String detail = "The ontology has no option of %s that the model knows".formatted(annotation);
      throw new CommandRefused(
          Refusal.MODEL_INVALID,
          "Expected a model that fits the project's ontology, but: " + detail,
          List.of(new FieldError("mapping.options", "UNKNOWN_OPTION", detail)));
    }
    return this;
  }

  /** What comes of each answer, in order. */
  public List<Proposal> proposals(List<Answer> answers) {
    List<Proposal> proposals = new ArrayList<>(answers.size());
    for (Answer answer : answers) {
      String failure = answer.failure();
      proposals.add(failure == null ? proposal(answer.values()) : new Failed(failure));
    }
    return proposals;
  }

  /**
   * Proposes the most probable option; classes of the same option are added up, but for those that
   * are none of the ontology's.
   *
   * @param probabilities float [classes]
   */
  private Proposal proposal(float[] probabilities) {
    double[] sums = new double[targets.size()];
    for (int i = 0; i < probabilities.length; i++) {
      int target = targetOfClass[i];
      sums[target] =
          targets.get(target).equals(Target.NONE)
              ? Math.max(sums[target], probabilities[i])
              : sums[target] + probabilities[i];
    }
    int best = 0;
    for (int i = 1; i < sums.length; i++) {
      boolean more = sums[i] > sums[best];
      boolean asMuch = sums[i] == sums[best] && targets.get(i).known();
      best = more || (asMuch && !targets.get(best).known()) ? i : best;
    }
    return proposal(targets.get(best), sums, Math.min(sums[best], 1));
  }

  private Proposal proposal(Target target, double[] sums, double confidence) {
    if (target.known()) {
      Annotation said = type.choosing(annotation, target.option(), confidence).orElseThrow();
      return new PreLabel(List.of(said), confidence, target.option(), alternatives(sums));
    }
    return target.meant()
        ? new Failed("the most probable class has no option in the ontology")
        : new LeftOut(
            target.option(),
            "The ontology has no option %s of %s".formatted(target.option(), annotation));
  }

  private List<Alternative> alternatives(double[] sums) {
    return IntStream.range(0, sums.length)
        .filter(i -> targets.get(i).known())
        .mapToObj(i -> new Alternative(targets.get(i).option(), rounded(sums[i])))
        .filter(alternative -> alternative.probability() > 0)
        .sorted(Comparator.comparingDouble(Alternative::probability).reversed())
        .limit(MOST_ALTERNATIVES)
        .toList();
  }

  /** More places are noise, and every proposal keeps them. */
  private static double rounded(double probability) {
    return Math.rint(Math.min(probability, 1) * PLACES) / PLACES;
  }
}
