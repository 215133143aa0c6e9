package io.countersign.ops.server.models;

import io.countersign.engine.log.ModelBundles;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.bundle.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps zipped bundles in the database, and those in use unpacked in a folder of this node. A
 * bundle is named by the hash of its manifest, which gives the hash of every other file; both are
 * checked when it is opened, and what was altered on disk is unpacked anew.
 */
public final class ModelStore {
  private static final Logger LOG = LoggerFactory.getLogger(ModelStore.class);

  private final ModelBundles bundles;
  private final UnpackedBundles unpacked;
  private final Map<ModelRef, Bundle> open = new HashMap<>();

  public ModelStore(ModelBundles bundles, Path folder) {
    this.bundles = bundles;
    this.unpacked = new UnpackedBundles(folder);
  }

  /** A bundle that is ready to be kept. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Packed(String sha256, Bundle bundle, byte[] zip) {}

  Workspace workspace() {
    return unpacked.workspace();
  }

  static Packed pack(Bundle bundle) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    bundle.zip(zip);
    return new Packed(nameOf(bundle), bundle, zip.toByteArray());
  }

  /**
   * Inside a command: keeps a bundle.
   *
   * @throws CommandRefused {@code ALREADY_EXISTS} if there is one of that name and version
   */
  void keep(Packed packed) {
    ModelRef model = packed.bundle().ref();
    if (!bundles.keep(packed.sha256(), model.name(), model.version(), packed.zip())) {
      throw new CommandRefused(
          Refusal.ALREADY_EXISTS,
          "Expected a new version, but there is a model %s %s already"
              .formatted(model.name(), model.version()));
    }
  }

  /**
   * The bundle of a model.
   *
   * @throws CommandRefused {@code MODEL_NOT_FOUND}, or {@code MODEL_INVALID} if it was altered
   */
  public synchronized Bundle open(ModelRef model) {
    Bundle known = open.get(model);
    if (known == null) {
      known = load(model);
      if (open.size() >= UnpackedBundles.MOST) {
        open.clear();
      }
      open.put(model, known);
    }
    return known;
  }

  /** Has the bundle checked again when it is opened next. */
  public synchronized void forget(ModelRef model) {
    open.remove(model);
  }

  private Bundle load(ModelRef model) {
    String sha256 =
        bundles
            .sha256(model.name(), model.version())
            .orElseThrow(() -> notFound(model.name(), model.version()));
    Path place = unpacked.place(sha256);
    if (Files.isDirectory(place)) {
      try {
        return checked(Bundle.open(place), sha256, model);
      } catch (CommandRefused | UncheckedIOException altered) {
        LOG.warn("Bundle {} is unpacked anew: {}", model, altered.getMessage());
        unpacked.remove(place);
      }
    }
    return unpack(sha256, model);
  }

  private Bundle unpack(String sha256, ModelRef model) {
    byte[] zip = bundles.find(sha256).orElseThrow(() -> notFound(model.name(), model.version()));
    try (Workspace workspace = workspace()) {
      Path made = workspace.folder("bundle");
      checked(Bundle.unzip(new ByteArrayInputStream(zip), made), sha256, model);
      return Bundle.open(unpacked.add(made, sha256));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Bundle checked(Bundle bundle, String sha256, ModelRef model) {
    if (!bundle.ref().equals(model) || !nameOf(bundle).equals(sha256)) {
      throw new CommandRefused(
          Refusal.MODEL_INVALID,
          "Expected the bundle of %s %s as it was registered, but it was altered"
              .formatted(model.name(), model.version()));
    }
    return bundle;
  }

  private static String nameOf(Bundle bundle) {
    try {
      return Sha256.of(Files.readAllBytes(bundle.folder().resolve(Bundle.MANIFEST)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CommandRefused notFound(String name, String version) {
    return new CommandRefused(
        Refusal.MODEL_NOT_FOUND, "There is no model %s %s".formatted(name, version).strip());
  }
}
