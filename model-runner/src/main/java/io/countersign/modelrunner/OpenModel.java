package io.countersign.modelrunner;

import ai.onnxruntime.OrtException;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.bundle.BundleManifest;
import io.countersign.modelrunner.onnx.OnnxSession;
import java.util.Collections;
import java.util.List;

/** A bundle that is loaded and was seen to give probabilities for its classes. */
final class OpenModel<T> implements AutoCloseable {
  /** How far from 1 the sum of a model's probabilities may be. */
  private static final double SUM_TOLERANCE = 0.01;

  private final BundleManifest manifest;
  private final Encoder<T> encoder;
  private final OnnxSession session;
  private final ModelPorts ports;
  private final Batches<T> batches;

  private OpenModel(
      BundleManifest manifest,
      Encoder<T> encoder,
      OnnxSession session,
      ModelPorts ports,
      SpareThreads spareThreads) {
    this.manifest = manifest;
    this.encoder = encoder;
    this.session = session;
    this.ports = ports;
    this.batches = new Batches<>(encoder, ports.batch(), this::probabilities, spareThreads);
  }

  /**
   * Loads a bundle and tries it on two samples.
   *
   * @throws CommandRefused {@code MODEL_INVALID} if it cannot be loaded, has other inputs, outputs
   *     or classes than its manifest says, or gives something else than probabilities
   */
  static <T> OpenModel<T> open(Bundle bundle, Encoder<T> encoder, SpareThreads spareThreads) {
    OnnxSession session = load(bundle);
    boolean fits = false;
    try {
      ModelPorts ports = ModelPorts.of(session, encoder.inputs(), bundle.manifest());
      OpenModel<T> model =
          new OpenModel<>(bundle.manifest(), encoder, session, ports, spareThreads);
      model.tryOut();
      fits = true;
      return model;
    } catch (OrtException e) {
      throw refused("it fails on a sample: " + e.getMessage());
    } finally {
      if (!fits) {
        session.close();
      }
    }
  }

  private static OnnxSession load(Bundle bundle) {
    try {
      return OnnxSession.open(bundle.read(Bundle.MODEL));
    } catch (OrtException e) {
      throw refused("ONNX Runtime cannot load it: " + e.getMessage());
    }
  }

  private static CommandRefused refused(String but) {
    return new CommandRefused(
        Refusal.MODEL_INVALID,
        "Expected a model that can be run, but " + but,
        List.of(new FieldError(Bundle.MODEL, "NOT_RUNNABLE", but)));
  }

  private void tryOut() throws OrtException {
    for (T sample : encoder.samples()) {
      int rows = Math.max(ports.batch(), 1);
      for (float[] row : probabilities(Collections.nCopies(rows, sample))) {
        requireProbabilities(row);
      }
    }
  }

  private void requireProbabilities(float[] row) {
    int classes = manifest.classes().size();
    if (row.length != classes) {
      throw refused("it answers %d numbers for %d classes".formatted(row.length, classes));
    }
    double sum = 0;
    for (float value : row) {
      if (!(value >= 0 && value <= 1 + SUM_TOLERANCE)) {
        throw refused("it answers %s, which is no probability%s".formatted(value, hint()));
      }
      sum += value;
    }
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw refused("its probabilities add up to %s%s".formatted(sum, hint()));
    }
  }

  private String hint() {
    return manifest.output().softmax() ? "" : "; where it gives logits, set output.softmax to true";
  }

  /** What it answers for each content, in order. */
  List<Answer> answers(List<Content> contents) {
    return batches.answer(contents).stream().map(this::checked).toList();
  }

  private Answer checked(Answer answer) {
    float[] row = answer.values();
    boolean fits = row.length == manifest.classes().size() && Batches.finite(row);
    return fits || answer.failure() != null
        ? answer
        : Answer.failed("the model answers no probabilities for it");
  }

  private float[][] probabilities(List<T> batch) throws OrtException {
    float[][] rows =
        session.run(encoder.encode(batch, ports.inputs()), ports.output().name(), batch.size());
    if (manifest.output().softmax()) {
      for (float[] row : rows) {
        softmax(row);
      }
    }
    return rows;
  }

  private static void softmax(float[] row) {
    float most = Float.NEGATIVE_INFINITY;
    for (float value : row) {
      most = Math.max(most, value);
    }
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) Math.exp(row[i] - most);
      sum += row[i];
    }
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) (row[i] / sum);
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
