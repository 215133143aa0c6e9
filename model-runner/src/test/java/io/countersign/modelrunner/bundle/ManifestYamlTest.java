package io.countersign.modelrunner.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.bundle.Input.ChannelOrder;
import io.countersign.modelrunner.bundle.Input.Layout;
import io.countersign.modelrunner.bundle.Input.Size;
import io.countersign.modelrunner.bundle.Input.TensorImage;
import io.countersign.modelrunner.bundle.Input.WordPieceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestYamlTest {
  private static final String HASH = "0123456789abcdef".repeat(4);
  private static final String IMAGE =
      """
      name: tiles
      version: 1.10
      task: image-classification
      input:
        kind: image
        features: tensor
        name: pixels
        resize: {width: 32, height: 24}
        scale: 0.5
        mean: [1, 2, 3]
        std: [4, 5, 6]
        channelOrder: BGR
        layout: NHWC
      output: {name: scores, softmax: true}
      classes: [no, yes, 1]
      mapping:
        annotation: tile
        options: {no: bad, yes: good}
      files:
        model.onnx: %s
      """
          .formatted(HASH);

  @Test
  void readsWhatStandsThere() {
    BundleManifest manifest = ManifestYaml.read(IMAGE);

    assertThat(manifest.version()).isEqualTo("1.10");
    assertThat(manifest.classes()).containsExactly("no", "yes", "1");
    assertThat(manifest.mapping().options()).containsEntry("no", "bad").doesNotContainKey("1");
    assertThat(manifest.input())
        .isEqualTo(
            new TensorImage(
                "pixels",
                new Size(32, 24),
                0.5,
                List.of(1.0, 2.0, 3.0),
                List.of(4.0, 5.0, 6.0),
                ChannelOrder.BGR,
                Layout.NHWC));
  }

  @Test
  void mapsEveryClassToTheOptionOfItsNameWhereNothingIsSaid() {
    BundleManifest manifest =
        ManifestYaml.read(IMAGE.replace("  options: {no: bad, yes: good}\n", ""));

    assertThat(manifest.mapping().options()).containsEntry("yes", "yes").hasSize(3);
  }

  @Test
  void readsTextModels() {
    String text =
        IMAGE
            .replaceAll(
                "(?s)input:.*output",
                "input: {kind: text, features: wordpiece, vocabulary: vocab.txt, ids: ids}\noutput")
            .replace("image-class", "text-class")
            .replace("files:", "files:\n  vocab.txt: " + HASH);

    assertThat(ManifestYaml.read(text).input())
        .isEqualTo(new WordPieceText("vocab.txt", true, 128, "ids", null, null));
    assertThat(errors(text.replace("  vocab.txt: " + HASH, "")))
        .extracting(FieldError::path)
        .containsExactly("input.vocabulary");
  }

  @Test
  void readsBackWhatItWrote() {
    BundleManifest manifest = ManifestYaml.read(IMAGE);

    assertThat(ManifestYaml.read(ManifestYaml.write(manifest))).isEqualTo(manifest);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: tiles | name: ../tiles | name",
        "version: 1.10 | version: | version",
        "task: image | task: audio | task",
        "kind: image | kind: text | input",
        "kind: image | kind: sound | input.kind",
        "task: image | task: text | input.kind",
        "    features: tensor~ | ~ | input.features",
        "features: tensor | features: fft | input.features",
        "width: 32 | width: 0 | input.resize.width",
        "width: 32 | width: 99999999999 | input.resize.width",
        "width: 32 | width: 1.5 | input.resize.width",
        "width: 32 | width: wide | input.resize.width",
        "height: 24 | depth: 24 | input.resize.height",
        "{width: 32, height: 24} | {width: 32} | input.resize.height",
        "scale: 0.5 | scale: NaN | input.scale",
        "mean: [1, 2, 3] | mean: [1] | input.mean",
        "std: [4, 5, 6] | std: [4, 0, 6] | input.std",
        "channelOrder: BGR | channelOrder: CMYK | input.channelOrder",
        "softmax: true | softmax: maybe | output.softmax",
        "classes: [no, yes, 1] | classes: [no] | classes",
        "classes: [no, yes, 1] | classes: [no, yes, no] | classes",
        "classes: [no, yes, 1] | classes: no | classes",
        "no: bad | perhaps: bad | mapping.options.perhaps",
        "classes: [no, yes, 1] | classes: [no, {yes: 1}] | classes[1]",
        "annotation: tile | speed: fast | mapping.annotation",
        "  annotation: tile~ | ~ | mapping.annotation",
        "annotation: tile | annotation: | mapping.annotation",
        "files: | filez: | files",
        "output: {name: scores, softmax: true}~ | ~ | output",
        "model.onnx: | ../model.onnx: | files.../model.onnx",
        "model.onnx: 0 | model.onnx: x | files.model.onnx",
        "mapping: | colour: blue~mapping: | colour",
        "scale: 0.5 | cell: 4 | input.cell",
      })
  void refusesWithThePathOfTheField(String before, String after, String path) {
    String wrong = IMAGE.replace(before.replace('~', '\n'), after.replace('~', '\n'));
    assertThat(wrong).isNotEqualTo(IMAGE);

    assertThat(errors(wrong)).extracting(FieldError::path).contains(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "- a list",
        "just a text",
        "name: !!java.net.URL [\"http://localhost\"]",
        "a: &a [x, x]\nb: *a",
        "name: a\nname: b",
        "a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: 1}}}}}}}}}}",
        "name: [",
        "\u0000",
      })
  void refusesWhatIsNoPlainMapping(String yaml) {
    assertThat(refusal(yaml).refusal()).isEqualTo(Refusal.MODEL_INVALID);
  }

  @Test
  void refusesAVeryLargeFile() {
    assertThat(refusal(IMAGE + "# " + "x".repeat(ManifestYaml.MAX_CHARACTERS)))
        .hasMessageContaining("characters");
  }

  private static List<FieldError> errors(String yaml) {
    return refusal(yaml).errors();
  }

  private static CommandRefused refusal(String yaml) {
    return catchThrowableOfType(CommandRefused.class, () -> ManifestYaml.read(yaml));
  }
}
