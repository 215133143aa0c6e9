package io.countersign.modelrunner;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.modelrunner.Proposal.Failed;
import io.countersign.modelrunner.Proposal.PreLabel;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.bundle.BundleManifest;
import io.countersign.modelrunner.bundle.BundleManifest.Mapping;
import io.countersign.modelrunner.bundle.Input.ChannelOrder;
import io.countersign.modelrunner.bundle.Input.WordPieceText;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What models propose; what is wrong with a model is in {@link RefusedModelsTest}. */
public class ModelsTest {
  private static final Ontology KINDS =
      ontology(AnnotationType.CHOICE, "red", "green", "blue", "cats", "dogs");
  private static final Content RED = image(0xff0000);
  private static final Content GREEN = image(0x00ff00);
  private static final Content BLUE = image(0x0000ff);
  private static final Content BROKEN = new Content("image/png", new byte[] {1, 2, 3});

  @TempDir Path folder;
  @AutoClose private final Models models = new Models(2, 2);

  @Test
  void proposesAnOptionForEachContentInOrder() throws IOException {
    Bundle bundle = colours(ChannelOrder.RGB, TinyModels.channelMeans(true, -1, 3, 2, 2));

    List<Proposal> proposals = models.propose(bundle, KINDS, List.of(BLUE, RED, GREEN));

    assertThat(options(proposals)).containsExactly("blue", "red", "green");
    PreLabel first = (PreLabel) proposals.get(0);
    assertThat(first.confidence()).isBetween(0.99, 1.0);
    assertThat(first.annotations())
        .containsExactly(new Annotation.Choice("kind", "blue", first.confidence()));
  }

  @Test
  void knowsTheOrderOfChannels() throws IOException {
    Bundle bundle = colours(ChannelOrder.BGR, TinyModels.channelMeans(true, -1, 3, 2, 2));

    assertThat(options(models.propose(bundle, KINDS, List.of(RED)))).containsExactly("blue");
  }

  @Test
  void aBrokenImageFailsAlone() throws IOException {
    Bundle bundle = colours(ChannelOrder.RGB, TinyModels.channelMeans(true, -1, 3, 2, 2));

    List<Proposal> proposals = models.propose(bundle, KINDS, List.of(RED, BROKEN, GREEN));

    assertThat(options(proposals)).containsExactly("red", "", "green");
    assertThat(proposals.get(1))
        .isEqualTo(new Failed("the file is none of JPEG, PNG, WebP, GIF, TIFF, BMP"));
    assertThat(models.propose(bundle, KINDS, List.of())).isEmpty();
  }

  @Test
  void runsModelsThatTakeOneBatchSizeOnly() throws IOException {
    for (int rows : new int[] {1, 4}) {
      Bundle bundle =
          TinyBundles.bundle(
              folder.resolve("fixed" + rows),
              TinyBundles.colours(ChannelOrder.RGB, false),
              TinyModels.channelMeans(true, rows, 3, 2, 2));

      List<Proposal> proposals =
          models.propose(bundle, KINDS, List.of(RED, GREEN, BLUE, RED, BLUE, GREEN));

      assertThat(options(proposals))
          .containsExactly("red", "green", "blue", "red", "blue", "green");
    }
  }

  @Test
  void makesProbabilitiesOfLogitsWhereTheBundleSaysSo() throws IOException {
    Bundle bundle =
        TinyBundles.bundle(
            folder.resolve("logits"),
            TinyBundles.colours(ChannelOrder.RGB, true),
            TinyModels.channelMeans(false, -1, 3, 2, 2));

    PreLabel red = (PreLabel) models.propose(bundle, KINDS, List.of(RED)).get(0);

    assertThat(red.option()).isEqualTo("red");
    assertThat(red.confidence()).isBetween(0.99, 1.0);
  }

  @Test
  void runsTextModelsWithTheirOwnVocabulary() throws IOException {
    for (long length : new long[] {-1, 6}) {
      WordPieceText input = new WordPieceText("vocab.txt", true, 16, "ids", "mask", null);
      byte[] vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\ncat\ndog\n".getBytes(StandardCharsets.UTF_8);
      Bundle bundle =
          Bundle.create(
              folder.resolve("words" + length),
              TinyBundles.manifest(input, false, List.of("cats", "dogs")),
              Map.of(
                  Bundle.MODEL,
                  TinyModels.largestToken(length).build().toByteArray(),
                  "vocab.txt",
                  vocabulary));

      List<Proposal> proposals =
          models.propose(
              bundle,
              KINDS,
              List.of(
                  text("A Cat, DOG"),
                  text("cat"),
                  new Content("text/plain", new byte[] {(byte) 0xff}),
                  text("dog")));

      assertThat(options(proposals)).containsExactly("dogs", "cats", "", "dogs");
      assertThat(proposals.get(2)).isEqualTo(new Failed("the text is not UTF-8"));
    }
  }

  @Test
  void addsUpClassesOfTheSameOptionAndProposesNothingForOthers() throws IOException {
    BundleManifest colours = TinyBundles.colours(ChannelOrder.RGB, false);
    BundleManifest grouped =
        new BundleManifest(
            "tiny",
            "2",
            colours.task(),
            null,
            colours.input(),
            colours.output(),
            colours.classes(),
            new Mapping("kind", Map.of("red", "warm", "green", "warm")),
            Map.of());
    Bundle bundle =
        TinyBundles.bundle(
            folder.resolve("grouped"), grouped, TinyModels.channelMeans(true, -1, 3, 2, 2));
    Ontology warm = ontology(AnnotationType.CHOICES, "warm");

    List<Proposal> proposals = models.propose(bundle, warm, List.of(image(0xffff00), BLUE));

    PreLabel yellow = (PreLabel) proposals.get(0);
    assertThat(yellow.confidence()).isGreaterThan(0.99);
    assertThat(yellow.annotations())
        .containsExactly(new Annotation.Choices("kind", List.of("warm"), yellow.confidence()));
    assertThat(proposals.get(1)).isInstanceOf(Failed.class);
  }

  @Test
  void keepsOnlyTheModelsThatWereUsedLast() throws IOException {
    for (int i = 0; i < 5; i++) {
      Bundle bundle =
          TinyBundles.bundle(
              folder.resolve("model" + i),
              TinyBundles.colours(ChannelOrder.RGB, false),
              TinyModels.channelMeans(true, -1, 3, 2, 2).setModelVersion(i));
      assertThat(options(models.propose(bundle, KINDS, List.of(RED)))).containsExactly("red");
    }
    assertThat(models.openModels()).isEqualTo(2);
  }

  @Test
  void howManyThreadsThereAreChangesNoAnswer() throws IOException {
    Bundle bundle = colours(ChannelOrder.RGB, TinyModels.channelMeans(true, -1, 3, 2, 2));
    Random random = new Random(11);
    List<Content> contents = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      contents.add(i % 7 == 3 ? BROKEN : image(random.nextInt(1 << 24)));
    }
    try (Models alone = new Models(1, 1);
        Models many = new Models(1, 8)) {
      List<Proposal> answers = many.propose(bundle, KINDS, contents);
      assertThat(answers).isEqualTo(alone.propose(bundle, KINDS, contents));
      assertThat(answers).filteredOn(Proposal.Failed.class::isInstance).hasSize(71);
    }
  }

  @Test
  void severalThreadsUseMoreModelsThanStayOpen() throws Exception {
    List<Bundle> bundles = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      bundles.add(
          TinyBundles.bundle(
              folder.resolve("model" + i),
              TinyBundles.colours(ChannelOrder.RGB, false),
              TinyModels.channelMeans(true, -1, 3, 2, 2).setModelVersion(i)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<String>>> calls = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        Bundle bundle = bundles.get(i % 4);
        calls.add(() -> options(models.propose(bundle, KINDS, List.of(GREEN, BROKEN, BLUE))));
      }
      for (Future<List<String>> answer : threads.invokeAll(calls)) {
        assertThat(answer.get()).containsExactly("green", "", "blue");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(models.openModels()).isLessThanOrEqualTo(2);
  }

  private Bundle colours(ChannelOrder order, ModelProto.Builder model) throws IOException {
    return TinyBundles.bundle(folder.resolve("colours"), TinyBundles.colours(order, false), model);
  }

  public static Ontology ontology(AnnotationType type, String... options) {
    return new Ontology(
        List.of(new Ontology.Definition("kind", type, List.of(options), true, null)));
  }

  private static List<String> options(List<Proposal> proposals) {
    return proposals.stream()
        .map(proposal -> proposal instanceof PreLabel preLabel ? preLabel.option() : "")
        .toList();
  }

  private static Content text(String text) {
    return new Content("text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  public static Content image(int colour) {
    BufferedImage image = new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 20; i++) {
      image.setRGB(i % 5, i / 5, colour);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new Content("image/png", out.toByteArray());
  }
}
