package io.countersign.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.batch.BatchEvent;
import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.log.serialization.DomainJson;
import io.countersign.engine.log.serialization.EventTypes;
import io.countersign.engine.log.serialization.EventUpcaster;
import io.countersign.engine.modelrun.ModelEvent;
import io.countersign.engine.modelrun.ModelReport;
import io.countersign.engine.project.ProjectEvent;
import io.countersign.engine.sample.SampleEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Stored forms are approved as files: {@code mvn test -Dtest=EventTypesTest -Dgolden=write}. */
class EventTypesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final EventTypes TYPES = EventTypes.ofDomain();
  private static final JsonMapper PRETTY =
      DomainJson.mapper().rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

  static Stream<Class<?>> events() {
    return Stream.of(
            ProjectEvent.class,
            BatchEvent.class,
            SampleEvent.class,
            ModelEvent.class,
            DataRowEvent.class)
        .flatMap(EventTypesTest::leaves);
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypesTest::leaves)
        : Stream.of(type);
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventOfTheDomainHasAName(Class<?> event) {
    assertThat(TYPES.typeOf(event).name()).matches("[a-z]+(-[a-z]+)*");
  }

  @Test
  void nothingElseIsInTheCatalogue() {
    assertThat(TYPES.classes()).containsExactlyInAnyOrderElementsOf(events().toList());
  }

  @Test
  void annotationsOfEveryTypeHaveAnApprovedForm() {
    assertThat(EventSamples.ANNOTATIONS)
        .extracting(Annotation::type)
        .containsExactlyInAnyOrder(AnnotationType.values());
  }

  @Test
  void noTwoEventsShareAName() {
    EventTypes.Builder twice =
        EventTypes.builder().event("same", LampLit.class).event("same", LampOut.class);

    assertThatThrownBy(twice::build).hasMessageContaining("same");
  }

  @Test
  void anEventWithoutARevisionIsRefused() {
    EventTypes.Builder types = EventTypes.builder();

    assertThatThrownBy(() -> types.event("word", String.class)).hasMessageContaining("revision");
  }

  @ParameterizedTest
  @MethodSource("events")
  void theStoredFormIsTheApprovedOne(Class<?> event) throws IOException {
    Object sample = sample(event);
    EventTypes.StoredType stored = TYPES.typeOf(event);
    ObjectNode form = PRETTY.createObjectNode();
    form.put("type", stored.name()).put("revision", stored.revision());
    form.set("payload", PRETTY.readTree(TYPES.write(sample)));
    Path golden = GOLDEN.resolve(stored.name() + ".json");
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, PRETTY.writeValueAsString(form) + "\n");
    }

    assertThat(golden).content().isEqualTo(PRETTY.writeValueAsString(form) + "\n");
  }

  @ParameterizedTest
  @MethodSource("events")
  void theApprovedFormIsReadAsTheEvent(Class<?> event) throws IOException {
    EventTypes.StoredType stored = TYPES.typeOf(event);
    String golden = Files.readString(GOLDEN.resolve(stored.name() + ".json"));
    String payload = PRETTY.readTree(golden).get("payload").toString();

    assertThat(TYPES.read(stored.name(), stored.revision(), payload)).isEqualTo(sample(event));
  }

  @ParameterizedTest
  @ValueSource(strings = {"project-created", "project-policy-changed"})
  void policiesOfTheFirstFormLetNobodyReviewTwice(String type) throws IOException {
    String today = Files.readString(GOLDEN.resolve(type + ".json"));
    String first = Files.readString(GOLDEN.resolve("earlier/" + type + ".1.json"));
    JsonNode expected = PRETTY.readTree(today).get("payload");
    ObjectNode review = (ObjectNode) expected.at("/policy/review");
    review
        .put("repeatReviewers", false)
        .remove(List.of("minimumViewMillis", "claimOrder", "confirmSkips"));
    ObjectNode preLabel = (ObjectNode) expected.at("/policy/preLabel");
    preLabel.remove(List.of("version", "mostErrors"));
    preLabel.putArray("mapping");
    ((ObjectNode) expected.at("/policy")).remove("quality");
    Object read = TYPES.read(type, "1", PRETTY.readTree(first).get("payload").toString());

    assertThat(PRETTY.readTree(TYPES.write(read))).isEqualTo(expected);
  }

  @Test
  void aProjectThatWasForOneKindOfImageIsForAll() throws IOException {
    String earlier = Files.readString(GOLDEN.resolve("earlier/project-created.2.json"));
    JsonNode payload = PRETTY.readTree(earlier).get("payload");
    assertThat(payload.path("mediaType").asString()).isEqualTo("image/png");

    assertThat(TYPES.read("project-created", "2", payload.toString()))
        .asInstanceOf(InstanceOfAssertFactories.type(ProjectEvent.ProjectCreated.class))
        .returns("image/*", ProjectEvent.ProjectCreated::mediaType);
  }

  @Test
  void modelsOfTheFirstFormWentLiveAtOnce() throws IOException {
    String first = Files.readString(GOLDEN.resolve("earlier/model-registered.1.json"));

    Object read =
        TYPES.read("model-registered", "1", PRETTY.readTree(first).get("payload").toString());

    assertThat(read)
        .asInstanceOf(InstanceOfAssertFactories.type(ModelEvent.ModelRegistered.class))
        .returns(false, ModelEvent.ModelRegistered::candidate)
        .returns(320, ModelEvent.ModelRegistered::examples)
        .returns(null, ModelEvent.ModelRegistered::report);
  }

  @Test
  void preLabelsOfTheFirstFormWereNotLeftOut() throws IOException {
    String first = Files.readString(GOLDEN.resolve("earlier/pre-label-failed.1.json"));

    Object read =
        TYPES.read("pre-label-failed", "1", PRETTY.readTree(first).get("payload").toString());

    assertThat(read)
        .asInstanceOf(InstanceOfAssertFactories.type(DataRowEvent.PreLabelFailed.class))
        .returns(null, DataRowEvent.PreLabelFailed::leftOut)
        .returns("The image can't be read", DataRowEvent.PreLabelFailed::reason);
  }

  @Test
  void proposalsOfTheFirstFormSayNothingOfOtherAnswers() throws IOException {
    String first = Files.readString(GOLDEN.resolve("earlier/pre-label-proposed.1.json"));

    Object read =
        TYPES.read("pre-label-proposed", "1", PRETTY.readTree(first).get("payload").toString());

    assertThat(read)
        .asInstanceOf(InstanceOfAssertFactories.type(DataRowEvent.PreLabelProposed.class))
        .returns(List.of(), DataRowEvent.PreLabelProposed::alternatives)
        .returns(0.75, DataRowEvent.PreLabelProposed::confidence);
  }

  @Test
  void reportsOfTheSecondFormSayNothingOfCalibration() throws IOException {
    String second = Files.readString(GOLDEN.resolve("earlier/model-registered.2.json"));

    Object read =
        TYPES.read("model-registered", "2", PRETTY.readTree(second).get("payload").toString());

    assertThat(((ModelEvent.ModelRegistered) read).report())
        .isNotNull()
        .returns(null, ModelReport::calibration)
        .returns(null, ModelReport::comparison)
        .returns(301, ModelReport::right);
  }

  private static Object sample(Class<?> event) {
    List<Object> samples = EventSamples.all().stream().filter(event::isInstance).toList();
    assertThat(samples).as("samples of %s", event).hasSize(1);
    return samples.get(0);
  }

  @Revision("3")
  record LampLit(String room, int watts) {}

  @Revision("1")
  record LampOut(String room) {}

  private static final EventTypes LAMPS =
      EventTypes.builder()
          .event("lamp-lit", LampLit.class)
          .upcaster(new EventUpcaster("lamp-lit", "1", "2", json -> json.put("watts", 60)))
          .upcaster(new EventUpcaster("lamp-lit", "2", "3", EventTypesTest::renameRoom))
          .build();

  private static ObjectNode renameRoom(ObjectNode json) {
    json.set("room", json.remove("place"));
    return json;
  }

  @Test
  void olderRevisionsAreBroughtUpStepByStep() {
    Object first = LAMPS.read("lamp-lit", "1", "{\"place\":\"hall\"}");
    Object second = LAMPS.read("lamp-lit", "2", "{\"place\":\"hall\",\"watts\":40}");

    assertThat(first).isEqualTo(new LampLit("hall", 60));
    assertThat(second).isEqualTo(new LampLit("hall", 40));
  }

  @Test
  void aRevisionWithoutAWayUpIsRefused() {
    assertThatThrownBy(() -> LAMPS.read("lamp-lit", "0", "{}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("from revision 0");
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> LAMPS.read("lamp-out", "1", "{}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lamp-out");
  }
}
