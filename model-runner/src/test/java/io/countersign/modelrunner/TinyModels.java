package io.countersign.modelrunner;

import ai.onnx.proto.OnnxMl;
import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.List;

/** ONNX files of a few nodes, whose answers can be told by hand. */
public final class TinyModels {
  public static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
  public static final int BOOL = TensorProto.DataType.BOOL_VALUE;
  public static final int INT64 = TensorProto.DataType.INT64_VALUE;

  private TinyModels() {}

  /**
   * The mean of each channel as its probability or, without soft-max, its logit.
   *
   * @param shape of the input {@code pixels}, -1 for any
   */
  public static ModelProto.Builder channelMeans(boolean softmax, long... shape) {
    GraphProto.Builder graph =
        graph(value("pixels", FLOAT, shape), value("scores", FLOAT, shape[0], shape[1]))
            .addNode(
                node("ReduceMean", "means", "pixels")
                    .addAttribute(ints("axes", 2, 3))
                    .addAttribute(number("keepdims", 0)))
            .addNode(
                softmax ? node("Softmax", "scores", "means") : node("Identity", "scores", "means"));
    return model(graph);
  }

  /** Every score is 0/0. */
  public static ModelProto.Builder notANumber(int classes) {
    GraphProto.Builder graph =
        graph(value("pixels", FLOAT, -1, classes, -1, -1), value("scores", FLOAT, -1, classes))
            .addNode(
                node("ReduceMean", "means", "pixels")
                    .addAttribute(ints("axes", 2, 3))
                    .addAttribute(number("keepdims", 0)))
            .addNode(node("Sub", "zero", "means", "means"))
            .addNode(node("Div", "scores", "zero", "zero"));
    return model(graph);
  }

  /**
   * Two classes by the largest token number among the real tokens: up to 4 the first, from 5 the
   * second.
   */
  public static ModelProto.Builder largestToken(long length) {
    GraphProto.Builder graph =
        graph(value("ids", INT64, -1, length), value("scores", FLOAT, -1, 2))
            .addInput(value("mask", INT64, -1, length))
            .addInitializer(floats("weights", new long[] {1, 2}, -10, 10))
            .addInitializer(floats("bias", new long[] {2}, 45, -45))
            .addNode(node("Mul", "real", "ids", "mask"))
            .addNode(node("Cast", "numbers", "real").addAttribute(number("to", FLOAT)))
            .addNode(node("ReduceMax", "largest", "numbers").addAttribute(ints("axes", 1)))
            .addNode(node("MatMul", "product", "largest", "weights"))
            .addNode(node("Add", "sum", "product", "bias"))
            .addNode(node("Softmax", "scores", "sum"));
    return model(graph);
  }

  /**
   * As {@link #channelMeans}, and goes round as often as the brightest number of the batch is above
   * 9, times {@code times}: never for the samples that a model is tried out with.
   */
  public static ModelProto.Builder loops(float times, long... shape) {
    GraphProto.Builder body =
        graph(value("turn", INT64), value("stillGoing", BOOL))
            .addInput(value("going", BOOL))
            .addInput(value("sum", FLOAT))
            .addOutput(value("newSum", FLOAT))
            .addNode(node("Identity", "stillGoing", "going"))
            .addNode(node("Mul", "newSum", "sum", "sum"));
    ModelProto.Builder model = withExcess(times, shape);
    model
        .getGraphBuilder()
        .addNode(
            node("Loop", "extra", "count", "", "zero")
                .addAttribute(
                    AttributeProto.newBuilder()
                        .setName("body")
                        .setType(AttributeProto.AttributeType.GRAPH)
                        .setG(body)))
        .addNode(node("Add", "scores", "probabilities", "extra"));
    return model;
  }

  /** As {@link #loops}, but it takes room for as many numbers, 4 bytes each. */
  public static ModelProto.Builder takesRoom(float times, long... shape) {
    ModelProto.Builder model = withExcess(times, shape);
    model
        .getGraphBuilder()
        .addInitializer(
            TensorProto.newBuilder().setName("one").setDataType(INT64).addDims(1).addInt64Data(1))
        .addNode(node("Reshape", "size", "count", "one"))
        .addNode(node("ConstantOfShape", "room", "size"))
        .addNode(node("ReduceSum", "extra", "room").addAttribute(number("keepdims", 0)))
        .addNode(node("Add", "scores", "probabilities", "extra"));
    return model;
  }

  /** The number {@code count} is what is above 9, times {@code times}; {@code zero} is 0. */
  private static ModelProto.Builder withExcess(float times, long... shape) {
    ModelProto.Builder model = channelMeans(true, shape);
    GraphProto.Builder graph = model.getGraphBuilder();
    graph.getNodeBuilder(graph.getNodeCount() - 1).setOutput(0, "probabilities");
    graph
        .addInitializer(floats("nine", new long[0], 9))
        .addInitializer(floats("times", new long[0], times))
        .addInitializer(floats("zero", new long[0], 0))
        .addNode(node("ReduceMax", "brightest", "pixels").addAttribute(number("keepdims", 0)))
        .addNode(node("Sub", "above", "brightest", "nine"))
        .addNode(node("Relu", "excess", "above"))
        .addNode(node("Mul", "turns", "excess", "times"))
        .addNode(node("Cast", "count", "turns").addAttribute(number("to", INT64)));
    return model;
  }

  public static ModelProto.Builder model(GraphProto.Builder graph) {
    return ModelProto.newBuilder()
        .setIrVersion(7)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(13))
        .setGraph(graph);
  }

  private static GraphProto.Builder graph(ValueInfoProto input, ValueInfoProto output) {
    return GraphProto.newBuilder().setName("tiny").addInput(input).addOutput(output);
  }

  public static NodeProto.Builder node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .addOutput(output)
        .addAllInput(List.of(inputs));
  }

  private static AttributeProto ints(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    Arrays.stream(values).forEach(attribute::addInts);
    return attribute.build();
  }

  private static AttributeProto number(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  private static TensorProto floats(String name, long[] shape, float... values) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(FLOAT);
    Arrays.stream(shape).forEach(tensor::addDims);
    for (float value : values) {
      tensor.addFloatData(value);
    }
    return tensor.build();
  }

  private static ValueInfoProto value(String name, int type, long... shape) {
    OnnxMl.TensorShapeProto.Builder sizes = OnnxMl.TensorShapeProto.newBuilder();
    for (int i = 0; i < shape.length; i++) {
      OnnxMl.TensorShapeProto.Dimension.Builder size =
          OnnxMl.TensorShapeProto.Dimension.newBuilder();
      sizes.addDim(shape[i] < 0 ? size.setDimParam("d" + i) : size.setDimValue(shape[i]));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            OnnxMl.TypeProto.newBuilder()
                .setTensorType(
                    OnnxMl.TypeProto.Tensor.newBuilder().setElemType(type).setShape(sizes)))
        .build();
  }
}
