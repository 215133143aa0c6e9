package io.countersign.engine.log.serialization;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowEvent.TaskOpened;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.flow.Activity;
import io.countersign.engine.modelrun.ModelId;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.Role;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sample.SampleId;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * The JSON form of the domain, the same in the log and over HTTP: ids as strings, annotations by
 * their type, instants and durations in ISO 8601, absent values left out.
 */
public final class DomainJson {
  private DomainJson() {}

  /** Says how the domain's types are written and read. */
  public static JacksonModule module() {
    SimpleModule module = new StrictRecordsModule();
    text(module, DataRowId.class, DataRowId::toString, DataRowId::new);
    text(module, BatchId.class, BatchId::toString, BatchId::new);
    text(module, ProjectId.class, ProjectId::toString, ProjectId::new);
    text(module, SampleId.class, SampleId::toString, SampleId::new);
    text(module, ModelRunId.class, ModelRunId::toString, ModelRunId::new);
    text(module, ModelId.class, ModelId::toString, DomainJson::modelId);
    text(module, UserId.class, UserId::toString, UserId::new);
    text(module, TaskId.class, TaskId::toString, TaskId::parse);
    module.setMixInAnnotation(Annotation.class, AnnotationForm.class);
    for (AnnotationType type : AnnotationType.values()) {
      module.registerSubtypes(new NamedType(type.form(), type.wireName()));
    }
    module.addSerializer(Annotation.Point.class, new PointJson.Writer());
    module.addDeserializer(Annotation.Point.class, new PointJson.Reader());
    module.setMixInAnnotation(AnnotationType.class, WireNameForm.class);
    module.setMixInAnnotation(Group.class, WireNameForm.class);
    module.setMixInAnnotation(Activity.class, WireNameForm.class);
    module.setMixInAnnotation(TaskOpened.class, TaskOpenedForm.class);
    module.setMixInAnnotation(Role.class, WireNameForm.class);
    text(module, DayOfWeek.class, DomainJson::shortName, DomainJson::dayOfWeek);
    text(module, LocalTime.class, LocalTime::toString, LocalTime::parse);
    return module;
  }

  /** Reads and writes the domain strictly: no unknown field, no coercion, no duplicate key. */
  public static JsonMapper mapper() {
    return configure(JsonMapper.builder()).build();
  }

  /** Makes {@code builder} read and write as {@link #mapper()} does. */
  public static JsonMapper.Builder configure(JsonMapper.Builder builder) {
    return builder
        .addModule(module())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(LogicalType.Textual, DomainJson::onlyStrings)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
  }

  private static void onlyStrings(MutableCoercionConfig config) {
    config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
    config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
    config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(type, new TextJson.Writer<>(type, write));
    module.addDeserializer(type, new TextJson.Reader<>(type, read));
    module.addKeySerializer(type, new TextJson.KeyWriter<>(type, write));
    module.addKeyDeserializer(type, new TextJson.KeyReader<>(type, read));
  }

  private static String shortName(DayOfWeek day) {
    return day.name().substring(0, 3);
  }

  private static DayOfWeek dayOfWeek(String shortName) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> shortName(day).equals(shortName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Expected a day such as MON"));
  }

  private static ModelId modelId(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3 || !parts[0].equals("model")) {
      throw new IllegalArgumentException("Expected a model id as model/NAME/VERSION");
    }
    return new ModelId(parts[1], parts[2]);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface AnnotationForm {}

  /** What most tasks have not, their events do not store. */
  private interface TaskOpenedForm {
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean independent();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<UserId> barred();
  }

  private interface WireNameForm {
    @JsonValue
    String wireName();
  }
}
