package io.countersign.modelrunner.training;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * A linear soft-max on vectors, float [n] to probabilities [classes], trained by stochastic
 * gradient descent with Tribuo. Its settings are not Tribuo's, which give badly calibrated
 * confidences.
 */
final class LinearHead {
  private static final double LEARNING_RATE = 0.1;
  private static final int EPOCHS = 30;
  private static final String ONNX_DOMAIN = "io.countersign";

  private final LinearSGDModel model;
  private final List<String> classes;

  private LinearHead(LinearSGDModel model) {
    this.model = model;
    // Tribuo numbers the classes as it meets them: the output order is not the label order.
    List<String> names = new ArrayList<>();
    for (int id = 0; id < model.getOutputIDInfo().size(); id++) {
      names.add(model.getOutputIDInfo().getOutput(id).getLabel());
    }
    this.classes = List.copyOf(names);
  }

  /**
   * An example as the trainer wants it.
   *
   * @param names of {@link #featureNames}
   */
  static Example<Label> example(String[] names, float[] vector, String option) {
    double[] values = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      values[i] = vector[i];
    }
    return new ArrayExample<>(new Label(option), names, values);
  }

  /** Padded with zeros, because Tribuo numbers features by the order of their names. */
  static String[] featureNames(int length) {
    return IntStream.range(0, length).mapToObj("f%06d"::formatted).toArray(String[]::new);
  }

  static LinearHead train(List<Example<Label>> examples, long seed) {
    LabelFactory labels = new LabelFactory();
    MutableDataset<Label> dataset =
        new MutableDataset<>(
            examples, new SimpleDataSourceProvenance("accepted rows", labels), labels);
    LinearSGDTrainer trainer =
        new LinearSGDTrainer(
            new LogMulticlass(), new AdaGrad(LEARNING_RATE), EPOCHS, Integer.MAX_VALUE, 1, seed);
    Model<Label> model = trainer.train(dataset);
    return new LinearHead((LinearSGDModel) model);
  }

  /** In the order of the output. */
  List<String> classes() {
    return classes;
  }

  /** The probability of each class at a temperature, in the order of the output. */
  double[] probabilities(Example<Label> example, double temperature) {
    double[] probabilities = new double[classes.size()];
    for (Label label : model.predict(example).getOutputScores().values()) {
      probabilities[model.getOutputIDInfo().getID(label)] = label.getScore();
    }
    return Probabilities.of(Probabilities.logits(probabilities), temperature);
  }

  /**
   * The model at a temperature as an ONNX file, the same bytes for the same head: without when and
   * where. All that it keeps are weights and biases, which make its logits.
   */
  byte[] onnx(double temperature) {
    OnnxMl.ModelProto.Builder exported =
        model.exportONNXModel(ONNX_DOMAIN, 1).toBuilder().clearMetadataProps().clearDocString();
    exported
        .getGraphBuilder()
        .getInitializerBuilderList()
        .forEach(numbers -> divide(numbers, temperature));
    return exported.build().toByteArray();
  }

  private static void divide(OnnxMl.TensorProto.Builder numbers, double by) {
    FloatBuffer values =
        numbers.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    ByteBuffer divided =
        ByteBuffer.allocate(values.remaining() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (values.hasRemaining()) {
      divided.putFloat((float) (values.get() / by));
    }
    numbers.setRawData(ByteString.copyFrom(divided.flip()));
  }
}
