package io.countersign.modelrunner.process;

import static io.countersign.modelrunner.ModelsTest.image;
import static io.countersign.modelrunner.ModelsTest.ontology;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.Models;
import io.countersign.modelrunner.Proposal;
import io.countersign.modelrunner.TinyBundles;
import io.countersign.modelrunner.TinyModels;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.bundle.Input.ChannelOrder;
import io.countersign.modelrunner.image.ImageSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ModelProcessesTest {
  private static final Content RED = image(0xff0000);
  private static final Content DARK_BLUE = image(0x000088);
  private static final Content BROKEN = new Content("image/png", new byte[] {1, 2, 3});
  private static final Ontology KINDS =
      ontology(AnnotationType.CHOICE, TinyBundles.COLOURS.toArray(String[]::new));
  private static final float FOR_EVER = 1e14f;
  private static final float TOO_MUCH = 1e9f;
  private static final Duration PLENTY = Duration.ofMinutes(1);
  private static final Duration LITTLE = Duration.ofSeconds(2);

  private static final Set<String> NEEDED =
      Set.of(
          "CLASSPATH",
          "MALLOC_ARENA_MAX",
          "PATH",
          "LD_LIBRARY_PATH",
          "LANG",
          "LC_ALL",
          "LC_CTYPE",
          "TMPDIR",
          "TMP",
          "TEMP",
          "PWD",
          "OLDPWD",
          "SHLVL",
          "_");

  @TempDir Path folder;

  @AutoClose private final ModelProcesses processes = with(new ModelBudget(PLENTY, LITTLE, MB_64));

  private static final long MB_64 = 64L << 20;

  private static ModelProcesses with(ModelBudget budget) {
    return new ModelProcesses(List.of(ModelProcess.class.getName()), budget, 2, 2);
  }

  @Test
  void aModelSaysTheSameAsInThisProcess() throws IOException {
    Bundle bundle = bundle("good", TinyModels.channelMeans(true, -1, 3, 2, 2));
    List<Content> contents = List.of(RED, BROKEN, DARK_BLUE, RED);
    processes.verify(bundle);
    try (Models models = new Models(1, 1)) {
      assertThat(processes.propose(bundle, KINDS, contents))
          .isEqualTo(models.propose(bundle, KINDS, contents))
          .hasSize(4);
    }
  }

  @Test
  void aModelSeesEveryKindOfImageInItsColours() throws IOException {
    Bundle bundle = bundle("good", TinyModels.channelMeans(true, -1, 3, 2, 2));
    List<Content> red =
        Stream.concat(
                Stream.of("png", "jpeg", "gif", "bmp", "tiff")
                    .map(format -> ImageSamples.plain(0xff0000, format)),
                Stream.of(ImageSamples.RED_INKS, ImageSamples.RED_WEBP).map(ImageSamples::file))
            .map(bytes -> new Content("image/*", bytes))
            .toList();

    assertThat(processes.answers(bundle, red))
        .hasSize(7)
        .allSatisfy(answer -> assertThat(answer.values()[0]).isGreaterThan(0.99f));
  }

  @Test
  void whatIsWrongWithAModelIsSaidByFields() throws IOException {
    Bundle bundle = bundle("wrong", TinyModels.channelMeans(true, -1, 3, 4, 4));
    CommandRefused refused =
        catchThrowableOfType(CommandRefused.class, () -> processes.verify(bundle));
    assertThat(refused.refusal()).isEqualTo(Refusal.MODEL_INVALID);
    assertThat(refused.errors()).extracting(FieldError::code).containsExactly("SHAPE_DIFFERS");
  }

  @Test
  void aModelThatNeverEndsIsEndedAndOthersGoOnMeanwhile() throws IOException {
    Bundle good = bundle("good", TinyModels.channelMeans(true, -1, 3, 2, 2));
    Bundle endless = bundle("endless", TinyModels.loops(FOR_EVER, -1, 3, 2, 2));
    try (ModelProcesses patient = with(new ModelBudget(PLENTY, PLENTY, MB_64))) {
      patient.verify(endless);
      CompletableFuture<Throwable> asked =
          CompletableFuture.supplyAsync(
              () -> catchThrowable(() -> patient.propose(endless, KINDS, List.of(RED))));
      assertThat(patient.propose(good, KINDS, List.of(RED))).hasSize(1);
      assertThat(asked).isNotDone();
      patient.close();
      assertThat(asked.join()).isInstanceOf(CancellationException.class);
    }
    assertThatThrownBy(() -> processes.propose(endless, KINDS, List.of(RED)))
        .isInstanceOf(ModelFailedException.class)
        .hasMessage("it took more than 2 s of the processor");
    assertThat(options(processes.propose(endless, KINDS, List.of(DARK_BLUE))))
        .as("a row that it can do")
        .containsExactly("blue");
  }

  @Test
  void aModelThatTakesTooMuchMemoryFindsNone() throws IOException {
    Bundle large = bundle("large", TinyModels.takesRoom(TOO_MUCH, -1, 3, 2, 2));
    processes.verify(large);
    assertThatThrownBy(() -> processes.propose(large, KINDS, List.of(RED)))
        .isInstanceOf(ModelFailedException.class)
        .hasMessage("it needs more than the 64 MB of memory that a model has");
    assertThat(options(processes.propose(large, KINDS, List.of(DARK_BLUE))))
        .containsExactly("blue");
  }

  @Test
  void aProcessThatSomebodyEndsIsStartedAgain() throws IOException {
    Bundle bundle = bundle("good", TinyModels.channelMeans(true, -1, 3, 2, 2));
    processes.verify(bundle);
    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
    assertThat(options(processes.propose(bundle, KINDS, List.of(RED)))).containsExactly("red");
  }

  @Test
  void processesEndWithTheirParent() throws IOException {
    Bundle bundle = bundle("good", TinyModels.channelMeans(true, -1, 3, 2, 2));
    processes.verify(bundle);
    List<ProcessHandle> children = ProcessHandle.current().children().toList();
    assertThat(children).isNotEmpty();
    processes.close();
    children.forEach(child -> child.onExit().join());
    assertThatThrownBy(() -> processes.propose(bundle, KINDS, List.of(RED)))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aProcessKnowsOnlyWhatItNeedsOfTheServersEnvironment() throws IOException {
    processes.verify(bundle("good", TinyModels.channelMeans(true, -1, 3, 2, 2)));
    List<ProcessHandle> children = ProcessHandle.current().children().toList();
    assertThat(children).isNotEmpty();
    for (ProcessHandle child : children) {
      Path environment = Path.of("/proc", Long.toString(child.pid()), "environ");
      assertThat(Files.readString(environment).split("\0"))
          .isNotEmpty()
          .allMatch(set -> NEEDED.contains(set.substring(0, set.indexOf('='))));
    }
  }

  private Bundle bundle(String name, ModelProto.Builder model) throws IOException {
    return TinyBundles.bundle(
        folder.resolve(name), TinyBundles.colours(ChannelOrder.RGB, false), model);
  }

  private static List<String> options(List<Proposal> proposals) {
    return proposals.stream()
        .map(proposal -> proposal instanceof Proposal.PreLabel preLabel ? preLabel.option() : "")
        .toList();
  }
}
