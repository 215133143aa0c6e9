package io.countersign.modelrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.bundle.BundleManifest;
import io.countersign.modelrunner.bundle.Input.ChannelOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedModelsTest {
  private static final BundleManifest COLOURS = TinyBundles.colours(ChannelOrder.RGB, false);

  @TempDir Path folder;
  @AutoClose private final Models models = new Models(2, 2);

  @Test
  void refusesAModelWhoseInputIsNotWhatTheBundleMakes() throws IOException {
    assertRefused(TinyModels.channelMeans(true, -1, 3, 4, 4), "SHAPE_DIFFERS");
    assertRefused(TinyModels.largestToken(-1), "MISSING");
  }

  @Test
  void refusesAModelWithOtherClassesThanTheBundleNames() throws IOException {
    BundleManifest two = TinyBundles.manifest(COLOURS.input(), false, List.of("red", "blue"));

    assertRefused(two, TinyModels.channelMeans(true, -1, 3, 2, 2), "COUNT_DIFFERS");
  }

  @Test
  void refusesAModelThatGivesNoProbabilities() throws IOException {
    CommandRefused logits =
        assertRefused(TinyModels.channelMeans(false, -1, 3, 2, 2), "NOT_RUNNABLE");
    assertThat(logits).hasMessageContaining("output.softmax");
    assertThat(assertRefused(TinyModels.notANumber(3), "NOT_RUNNABLE")).hasMessageContaining("NaN");
  }

  @Test
  void refusesAModelThatTheRuntimeCannotLoad() throws IOException {
    ModelProto.Builder unknown = TinyModels.channelMeans(true, -1, 3, 2, 2);
    unknown.getGraphBuilder().getNodeBuilder(0).setOpType("NoSuchOperator");

    assertRefused(unknown, "NOT_RUNNABLE");
  }

  @Test
  void refusesAModelThatSpeaksOfNothingInTheOntology() throws IOException {
    Bundle bundle =
        TinyBundles.bundle(
            folder.resolve("colours"), COLOURS, TinyModels.channelMeans(true, -1, 3, 2, 2));

    assertThat(paths(bundle, ModelsTest.ontology(AnnotationType.CHOICE, "round", "square")))
        .containsExactly("mapping.options");
    assertThat(paths(bundle, ModelsTest.ontology(AnnotationType.TEXT)))
        .containsExactly("mapping.options");
    assertThat(paths(bundle, new Ontology(List.of()))).containsExactly("mapping.options");
  }

  private CommandRefused assertRefused(ModelProto.Builder model, String code) throws IOException {
    return assertRefused(COLOURS, model, code);
  }

  private CommandRefused assertRefused(
      BundleManifest manifest, ModelProto.Builder model, String code) throws IOException {
    Path target = folder.resolve("refused" + System.nanoTime());
    Bundle bundle = TinyBundles.bundle(target, manifest, model);
    CommandRefused refused =
        catchThrowableOfType(CommandRefused.class, () -> models.verify(bundle));
    assertThat(refused.refusal()).isEqualTo(Refusal.MODEL_INVALID);
    assertThat(refused.errors()).extracting(FieldError::code).contains(code);
    assertThat(models.openModels()).isZero();
    return refused;
  }

  private List<String> paths(Bundle bundle, Ontology ontology) {
    CommandRefused refused =
        catchThrowableOfType(CommandRefused.class, () -> models.requireFits(bundle, ontology));
    assertThat(refused.refusal()).isEqualTo(Refusal.MODEL_INVALID);
    return refused.errors().stream().map(FieldError::path).toList();
  }
}
