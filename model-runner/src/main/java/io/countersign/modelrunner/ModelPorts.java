package io.countersign.modelrunner;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.Encoder.Expected;
import io.countersign.modelrunner.bundle.BundleManifest;
import io.countersign.modelrunner.onnx.OnnxSession;
import io.countersign.modelrunner.onnx.OnnxSession.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The inputs and the output of a model, found to be what its bundle says.
 *
 * @param inputs in the encoder's order
 * @param output its classes
 * @param batch the only batch size that it takes; 0 if it takes any
 */
record ModelPorts(List<Port> inputs, Port output, int batch) {
  ModelPorts {
    inputs = List.copyOf(inputs);
  }

  /**
   * @throws CommandRefused {@code MODEL_INVALID} with what differs
   */
  static ModelPorts of(OnnxSession session, List<Expected> expected, BundleManifest manifest)
      throws OrtException {
    List<FieldError> errors = new ArrayList<>();
    List<Port> inputs = inputs(session.inputs(), expected, errors);
    Port output = output(session.outputs(), manifest, errors);
    if (!errors.isEmpty() || output == null) {
      throw new CommandRefused(
          Refusal.MODEL_INVALID,
          "Expected a model that fits its bundle.yaml, but: " + errors.get(0).detail(),
          errors);
    }
    return new ModelPorts(inputs, output, (int) Math.max(inputs.get(0).shape().get(0), 0));
  }

  private static List<Port> inputs(
      List<Port> ports, List<Expected> expected, List<FieldError> errors) {
    List<Port> inputs = new ArrayList<>();
    for (Expected input : expected) {
      Optional<Port> port = find(ports, input.name());
      if (port.isEmpty()) {
        String name = input.name() == null ? "exactly one input" : "an input " + input.name();
        errors.add(
            new FieldError(
                "input", "MISSING", "Expected %s, but it has %s".formatted(name, names(ports))));
      } else {
        requireForm(port.get(), input, errors);
        inputs.add(port.get());
      }
    }
    if (errors.isEmpty() && ports.size() != expected.size()) {
      errors.add(
          new FieldError(
              "input",
              "UNKNOWN_FIELD",
              "Expected only the inputs of bundle.yaml, but it has " + names(ports)));
    }
    return inputs;
  }

  private static void requireForm(Port port, Expected expected, List<FieldError> errors) {
    if (!expected.types().contains(port.type()) || !fits(port.shape(), expected.shape())) {
      errors.add(
          new FieldError(
              "input." + port.name(),
              "SHAPE_DIFFERS",
              "Expected an input of %s %s, but %s is of %s %s"
                  .formatted(
                      expected.types(), expected.shape(), port.name(), port.type(), port.shape())));
    }
  }

  private static boolean fits(List<Long> shape, List<Long> expected) {
    if (shape.size() != expected.size()) {
      return false;
    }
    for (int i = 0; i < shape.size(); i++) {
      if (shape.get(i) >= 0 && expected.get(i) >= 0 && !shape.get(i).equals(expected.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Port output(
      List<Port> ports, BundleManifest manifest, List<FieldError> errors) {
    Optional<Port> port = find(ports, manifest.output().name());
    if (port.isEmpty()) {
      errors.add(
          new FieldError(
              "output.name", "MISSING", "Expected output.name to be one of " + names(ports)));
      return null;
    }
    requireClasses(port.get(), manifest.classes().size(), errors);
    return port.get();
  }

  private static void requireClasses(Port port, int classes, List<FieldError> errors) {
    List<Long> shape = port.shape();
    if (port.type() != OnnxJavaType.FLOAT || shape.isEmpty()) {
      errors.add(
          new FieldError(
              "output",
              "SHAPE_DIFFERS",
              "Expected an output of FLOAT [-1, %d], but %s is of %s %s"
                  .formatted(classes, port.name(), port.type(), shape)));
      return;
    }
    List<Long> further = shape.subList(1, shape.size());
    boolean known = further.stream().allMatch(size -> size >= 0);
    if (known && further.stream().reduce(1L, (a, b) -> a * b) != classes) {
      errors.add(
          new FieldError(
              "classes",
              "COUNT_DIFFERS",
              "Expected as many classes as the output %s has, %s, but bundle.yaml names %d"
                  .formatted(port.name(), shape, classes)));
    }
  }

  private static Optional<Port> find(List<Port> ports, @Nullable String name) {
    if (name == null) {
      return ports.size() == 1 ? Optional.of(ports.get(0)) : Optional.empty();
    }
    return ports.stream().filter(port -> port.name().equals(name)).findFirst();
  }

  private static List<String> names(List<Port> ports) {
    return ports.stream().map(Port::name).toList();
  }
}
