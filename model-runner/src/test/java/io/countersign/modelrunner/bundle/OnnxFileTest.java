package io.countersign.modelrunner.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl;
import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.countersign.modelrunner.TinyModels;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OnnxFileTest {
  private static final TensorProto EXTERNAL =
      TensorProto.newBuilder()
          .setName("weights")
          .setDataLocation(TensorProto.DataLocation.EXTERNAL)
          .addExternalData(
              OnnxMl.StringStringEntryProto.newBuilder()
                  .setKey("location")
                  .setValue("../../etc/passwd"))
          .build();

  @Test
  void findsNothingWrongWithAPlainModel() {
    assertThat(OnnxFile.problems(model().build().toByteArray())).isEmpty();
  }

  @Test
  void findsExternalDataOfAGraphAndOfANestedOne() {
    ModelProto.Builder direct = model();
    direct.getGraphBuilder().addInitializer(EXTERNAL);
    AttributeProto branch =
        AttributeProto.newBuilder()
            .setName("then_branch")
            .setG(GraphProto.newBuilder().addInitializer(EXTERNAL))
            .build();
    ModelProto.Builder nested = model();
    nested.getGraphBuilder().addNode(TinyModels.node("If", "y", "x").addAttribute(branch));
    AttributeProto constant = AttributeProto.newBuilder().setName("value").setT(EXTERNAL).build();
    ModelProto.Builder inConstant = model();
    inConstant.getGraphBuilder().addNode(TinyModels.node("Constant", "y").addAttribute(constant));

    for (ModelProto.Builder model : new ModelProto.Builder[] {direct, nested, inConstant}) {
      assertThat(OnnxFile.problems(model.build().toByteArray()))
          .containsExactly("it keeps data in other files");
    }
  }

  @Test
  void findsExternalDataThatOnlyNamesAFile() {
    ModelProto.Builder model = model();
    model.getGraphBuilder().addInitializer(EXTERNAL.toBuilder().clearDataLocation());

    assertThat(OnnxFile.problems(model.build().toByteArray())).hasSize(1);
  }

  @Test
  void findsCustomOperators() {
    ModelProto.Builder model = model();
    model.getGraphBuilder().addNode(TinyModels.node("RunShell", "y", "x").setDomain("com.example"));

    assertThat(OnnxFile.problems(model.build().toByteArray()))
        .containsExactly("it needs the custom operator com.example.RunShell");
  }

  @Test
  void acceptsFunctionsThatTheModelDefinesButLooksInsideThem() {
    ModelProto.Builder model = model();
    model.getGraphBuilder().addNode(TinyModels.node("Twice", "y", "x").setDomain("local"));
    OnnxMl.FunctionProto.Builder twice =
        OnnxMl.FunctionProto.newBuilder()
            .setName("Twice")
            .setDomain("local")
            .addNode(TinyModels.node("Add", "b", "a", "a"));
    assertThat(OnnxFile.problems(model.addFunctions(twice).build().toByteArray())).isEmpty();

    twice.addNode(TinyModels.node("RunShell", "c", "a").setDomain("com.example"));
    model.clearFunctions().addFunctions(twice);
    assertThat(OnnxFile.problems(model.build().toByteArray())).hasSize(1);
  }

  @Test
  void refusesWhatIsNotOnnx() {
    byte[] whole = model().build().toByteArray();
    assertThat(OnnxFile.problems(new byte[0])).isNotEmpty();
    assertThat(OnnxFile.problems("MZ hello".getBytes(StandardCharsets.US_ASCII))).isNotEmpty();
    assertThat(OnnxFile.problems(Arrays.copyOf(whole, whole.length - 1))).isNotEmpty();
    assertThat(OnnxFile.problems(nested(2))).isEmpty();
    assertThat(OnnxFile.problems(nested(1_000)).get(0)).contains("nested too deeply");
  }

  @Test
  void answersForAnyBytes() {
    long seed = 20_260_901;
    Random random = new Random(seed);
    byte[] whole = model().build().toByteArray();
    for (int i = 0; i < 20_000; i++) {
      byte[] mutated = whole.clone();
      for (int j = 0; j < 3; j++) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
      }
      assertThat(OnnxFile.problems(mutated)).as("seed %d", seed).isNotNull();
    }
  }

  /** A graph in an attribute in a node in a graph, and so on. */
  private static byte[] nested(int depth) {
    byte[] bytes = new byte[0];
    for (int i = 0; i < depth; i++) {
      bytes = wrapped(1, wrapped(5, wrapped(6, bytes)));
    }
    return wrapped(7, bytes);
  }

  private static byte[] wrapped(int field, byte[] inner) {
    byte[] bytes = new byte[inner.length + 4];
    bytes[0] = (byte) (field << 3 | 2);
    bytes[1] = (byte) ((inner.length & 0x7f) | 0x80);
    bytes[2] = (byte) ((inner.length >> 7 & 0x7f) | 0x80);
    bytes[3] = (byte) (inner.length >> 14 & 0x7f);
    System.arraycopy(inner, 0, bytes, 4, inner.length);
    return bytes;
  }

  private static ModelProto.Builder model() {
    return TinyModels.channelMeans(true, -1, 3, 2, 2);
  }
}
