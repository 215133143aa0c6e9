package io.countersign.ops.models;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.log.EventLog;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.bundle.BundleManifest.Input;
import io.countersign.modelrunner.training.HeadTrainer;
import io.countersign.modelrunner.training.HeadTrainer.Trained;
import io.countersign.modelrunner.training.TrainingReport;
import io.countersign.modelrunner.training.TrainingRequest;
import io.countersign.modelrunner.training.TrainingRequest.Example;
import io.countersign.ops.directory.ProjectEntry;
import io.countersign.ops.limits.Limits;
import io.countersign.ops.operations.Steps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains a head from a project's accepted rows, and makes it known as the next version. */
public final class Training {
  private static final long SEED = 1;

  private final ModelRegistry registry;
  private final ModelStore bundles;
  private final HeadTrainer trainer;
  private final AcceptedRows accepted;
  private final EventLog log;
  private final Limits limits;

  public Training(
      ModelRegistry registry,
      ModelStore bundles,
      HeadTrainer trainer,
      AcceptedRows accepted,
      EventLog log,
      Limits limits) {
    this.registry = registry;
    this.bundles = bundles;
    this.trainer = trainer;
    this.accepted = accepted;
    this.log = log;
    this.limits = limits;
  }

  /** What was trained, and how well it does on rows that it had not seen. */
  public record Result(
      String model,
      String version,
      String sha256,
      int examples,
      TrainingReport report,
      long position) {}

  /**
   * Trains.
   *
   * @throws CommandRefused {@code TOO_FEW_ACCEPTED} or {@code MODEL_INVALID}
   */
  public Result train(ProjectEntry project, Ontology ontology, String name, UserId by, Steps steps)
      throws IOException, InterruptedException {
    String annotation = choice(ontology);
    List<Example> examples = new ArrayList<>();
    accepted.read(
        project.id(),
        log.lastPosition(),
        limits.trainingRows(),
        row -> {
          option(row.annotations(), annotation)
              .ifPresent(option -> examples.add(new Example(row.content(), option)));
          steps.to(examples.size(), Steps.UNKNOWN);
        });
    TrainingRequest request =
        new TrainingRequest(
            name, registry.nextVersion(name), annotation, input(project, examples), examples, SEED);
    return register(request, project, by);
  }

  private Result register(TrainingRequest request, ProjectEntry project, UserId by)
      throws IOException {
    try (Workspace workspace = bundles.workspace()) {
      Trained trained = trainer.train(request, workspace.folder("bundle"));
      int examples = trained.report().examples();
      ModelRegistry.Registered known =
          registry.register(trained.bundle(), project.id(), examples, by);
      ModelRef model = known.model();
      return new Result(
          model.name(),
          model.version(),
          model.sha256(),
          examples,
          trained.report(),
          known.position());
    }
  }

  private static Input input(ProjectEntry project, List<Example> examples) {
    int side = 0;
    if (!examples.isEmpty()) {
      Content first = examples.get(0).content();
      side = ImageSide.of(first);
    }
    return HeadTrainer.inputFor(project.mediaType(), side);
  }

  private static String choice(Ontology ontology) {
    return ontology.annotations().stream()
        .filter(definition -> definition.type() == AnnotationType.CHOICE)
        .map(Ontology.Definition::name)
        .findFirst()
        .orElseThrow(
            () ->
                new CommandRefused(
                    Refusal.MODEL_INVALID, "Expected an ontology with a choice to learn"));
  }

  private static Optional<String> option(List<Annotation> annotations, String name) {
    return annotations.stream()
        .filter(annotation -> annotation.name().equals(name))
        .filter(Annotation.Choice.class::isInstance)
        .map(annotation -> ((Annotation.Choice) annotation).value())
        .findFirst();
  }
}
