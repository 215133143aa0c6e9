package io.countersign.modelrunner;

import static io.countersign.modelrunner.ModelsTest.ontology;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.MappedOption;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.datarow.Alternative;
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
  void alternativesAreTheOptionsOfTheOntologyTheMostProbableFirst() {
    OptionMapping mapping =
        OptionMapping.of(COLOURS, WITHOUT_BLUE, List.of(new MappedOption("blue", "green")));
    assertThat(alternatives(mapping, BLUE))
        .containsExactly(new Alternative("green", 0.7), new Alternative("red", 0.3));
    assertThat(alternatives(OptionMapping.of(COLOURS, WITHOUT_BLUE), RED))
        .as("what is left out is among the rest")
        .containsExactly(new Alternative("red", 0.7), new Alternative("green", 0.1));
  }

  @Test
  void alternativesAreTheBestFewOfMany() {
    List<String> letters = List.of("a", "b", "c", "d", "e", "f", "g");
    OptionMapping mapping =
        OptionMapping.of(
            TinyBundles.manifest(COLOURS.input(), false, letters),
            ontology(AnnotationType.CHOICE, letters.toArray(String[]::new)));
    assertThat(alternatives(mapping, new float[] {0.1f, 0.3f, 0, 0.2f, 0.15f, 0.13f, 0.12f}))
        .extracting(Alternative::answer)
        .containsExactly("b", "d", "e", "f", "g");
    assertThat(alternatives(mapping, new float[] {0, 1, 0, 0, 0, 0, 0}))
        .containsExactly(new Alternative("b", 1));
  }

  private static List<Alternative> alternatives(OptionMapping mapping, float[] answer) {
    Proposal proposal = mapping.proposals(List.of(answer(answer))).get(0);
    return ((Proposal.PreLabel) proposal).alternatives();
  }

  @Test
  void withoutTheChoiceEveryAnswerIsLeftOut() {
    OptionMapping mapping = OptionMapping.of(COLOURS, ontology(AnnotationType.TEXT));
    assertThat(mapping.missing()).containsExactly("blue", "green", "red");
    assertThat(said(mapping, RED, BLUE)).containsExactly("without red", "without blue");
  }
}
