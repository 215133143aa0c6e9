package io.countersign.modelrunner;

import static io.countersign.modelrunner.ModelsTest.ontology;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.MappedOption;
import io.countersign.engine.annotation.Ontology;
import io.countersign.modelrunner.bundle.BundleManifest;
import io.countersign.modelrunner.bundle.Input.ChannelOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of answers whose option the ontology does not have. */
class OptionMappingTest {
  private static final BundleManifest COLOURS = TinyBundles.colours(ChannelOrder.RGB, false);
  private static final Ontology WITHOUT_BLUE = ontology(AnnotationType.CHOICE, "red", "green");
  private static final float[] RED = {0.7f, 0.1f, 0.2f};
  private static final float[] BLUE = {0.3f, 0.1f, 0.6f};

  private static List<String> said(OptionMapping mapping, float[]... answers) {
    return mapping
        .proposals(List.of(answers).stream().map(OptionMappingTest::answer).toList())
        .stream()
        .map(OptionMappingTest::told)
        .toList();
  }

  private static Answer answer(float[] values) {
    return Answer.of(values);
  }

  private static String told(Proposal proposal) {
    if (proposal instanceof Proposal.PreLabel given) {
      return "%s %.1f".formatted(given.option(), given.confidence());
    }
    return proposal instanceof Proposal.LeftOut left ? "without " + left.option() : "failed";
  }

  @Test
  void anOptionThatIsGoneIsLeftOutAndTheOthersStay() {
    OptionMapping mapping = OptionMapping.of(COLOURS, WITHOUT_BLUE);
    assertThat(mapping.missing()).containsExactly("blue");
    assertThat(said(mapping, RED, BLUE)).containsExactly("red 0.7", "without blue");
  }

  @Test
  void anOptionThatIsGoneCountsAsTheOneThatItIsMappedTo() {
    OptionMapping mapping =
        OptionMapping.of(COLOURS, WITHOUT_BLUE, List.of(new MappedOption("blue", "green")));
    assertThat(mapping.missing()).isEmpty();
    assertThat(said(mapping, RED, BLUE)).containsExactly("red 0.7", "green 0.7");
  }

  @Test
  void anOptionThatIsMappedToNoneGoesToPeopleAndIsMissedByNobody() {
    OptionMapping mapping =
        OptionMapping.of(COLOURS, WITHOUT_BLUE, List.of(new MappedOption("blue", null)));
    assertThat(mapping.missing()).isEmpty();
    assertThat(said(mapping, RED, BLUE)).containsExactly("red 0.7", "failed");
  }

  @Test
  void withoutTheChoiceEveryAnswerIsLeftOut() {
    OptionMapping mapping = OptionMapping.of(COLOURS, ontology(AnnotationType.TEXT));
    assertThat(mapping.missing()).containsExactly("blue", "green", "red");
    assertThat(said(mapping, RED, BLUE)).containsExactly("without red", "without blue");
  }
}
