package io.countersign.ops.models;

import io.countersign.engine.log.Commands;
import io.countersign.engine.log.Committed;
import io.countersign.engine.modelrun.ModelId;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.RegisterModel;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.Models;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.bundle.BundleManifest;
import io.countersign.ops.directory.Lookup;
import io.countersign.ops.directory.ModelEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes models known, each with its bundle, in one transaction. */
public final class ModelRegistry {
  private final Commands commands;
  private final ModelStore bundles;
  private final Models models;
  private final Lookup lookup;

  public ModelRegistry(Commands commands, ModelStore bundles, Models models, Lookup lookup) {
    this.commands = commands;
    this.bundles = bundles;
    this.models = models;
    this.lookup = lookup;
  }

  /** A model that is known now. */
  public record Registered(ModelRef model, long position) {}

  /**
   * Takes a zipped bundle that somebody brought.
   *
   * @throws CommandRefused {@code MODEL_INVALID}, or {@code ALREADY_EXISTS} for a version that is
   *     there
   */
  public Registered bring(InputStream zip, UserId by) throws IOException {
    try (Workspace workspace = bundles.workspace()) {
      Bundle bundle = Bundle.unzip(zip, workspace.folder("bundle"));
      models.verify(bundle);
      return register(bundle, null, 0, by);
    }
  }

  private static ModelStore.Packed pack(Bundle bundle) {
    try {
      return ModelStore.pack(bundle);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Registered register(Bundle bundle, @Nullable ProjectId trainedOn, int examples, UserId by) {
    ModelRef model = bundle.ref();
    ModelStore.Packed packed = pack(bundle);
    BundleManifest manifest = bundle.manifest();
    String mediaType =
        manifest.task().name().toLowerCase(Locale.ROOT).startsWith("image")
            ? "image/*"
            : "text/plain";
    RegisterModel register =
        new RegisterModel(
            new ModelId(model.name(), model.version()),
            model,
            mediaType,
            manifest.classes(),
            trainedOn,
            examples,
            by);
    Committed<ModelRef> done =
        commands.execute(
            by,
            () -> {
              commands.send(register, by);
              commands.settle();
              bundles.keep(packed);
              return model;
            });
    return new Registered(model, done.position());
  }

  /** The version that comes after all of this name so far: 1, 2, 3 … */
  String nextVersion(String name) {
    int next = 1;
    Optional<ModelEntry> newest = lookup.newestModel(name);
    if (newest.isPresent()) {
      next = number(newest.get().version()) + 1;
    }
    while (lookup.model(name, Integer.toString(next)).isPresent()) {
      next++;
    }
    return Integer.toString(next);
  }

  private static int number(String version) {
    return version.matches("[0-9]{1,8}") ? Integer.parseInt(version) : 0;
  }

  /**
   * A model; its newest version unless another is asked for.
   *
   * @throws CommandRefused {@code MODEL_NOT_FOUND}
   */
  public ModelRef require(String name, @Nullable String version) {
    Optional<ModelEntry> found =
        version == null ? lookup.newestModel(name) : lookup.model(name, version);
    return found
        .map(model -> new ModelRef(model.name(), model.version(), model.sha256()))
        .orElseThrow(
            () ->
                new CommandRefused(
                    Refusal.MODEL_NOT_FOUND,
                    "There is no model " + name + (version == null ? "" : " " + version)));
  }
}
