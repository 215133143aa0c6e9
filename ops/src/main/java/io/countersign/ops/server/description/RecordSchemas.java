package io.countersign.ops.server.description;

import com.fasterxml.jackson.databind.JavaType;
import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.ops.server.answers.EventData;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;

/**
 * Describes our types as they go over the wire: records by their components, which are there unless
 * they are {@link Nullable}; enums by their wire names; annotations and events by their type.
 */
@Component
final class RecordSchemas implements ModelConverter {
  private static final String OURS = "io.countersign.";

  /** Left out for those who may not tell true labels, or where most events have nothing to say. */
  private static final Set<String> OPTIONAL =
      Set.of(
          "DataRowRegistered.benchmark",
          "DataRowRouted.reason",
          "TaskOpened.barred",
          "TaskOpened.independent");

  private final SchemaNames names = new SchemaNames();

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    ResolvableType asked = java(type.getType());
    if (asked.toClass().getName().startsWith(OURS)) {
      return schema(asked, context);
    }
    return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
  }

  /** The converters before this one may have unwrapped a type, and then give it in their form. */
  private static ResolvableType java(Type type) {
    if (!(type instanceof JavaType unwrapped)) {
      return ResolvableType.forType(type);
    }
    ResolvableType[] generics =
        unwrapped.getBindings().getTypeParameters().stream()
            .map(RecordSchemas::java)
            .toArray(ResolvableType[]::new);
    return ResolvableType.forClassWithGenerics(unwrapped.getRawClass(), generics);
  }

  private Schema<?> schema(ResolvableType type, ModelConverterContext context) {
    Class<?> raw = type.toClass();
    if (raw == IdempotentResponse.class) {
      return schema(type.getGeneric(0), context);
    }
    return PlainSchemas.of(raw).orElseGet(() -> whole(type, raw, context));
  }

  private Schema<?> whole(ResolvableType type, Class<?> raw, ModelConverterContext context) {
    if (Collection.class.isAssignableFrom(raw)) {
      Schema<?> list = PlainSchemas.typed("array");
      list.setItems(schema(type.asCollection().getGeneric(0), context));
      return list;
    }
    if (Map.class.isAssignableFrom(raw)) {
      return map(type.asMap(), context);
    }
    if (raw.isEnum()) {
      return reference(names.of(type), context, () -> EnumSchemas.of(raw));
    }
    if (raw == Annotation.class) {
      return reference(names.of(type), context, () -> annotation(context));
    }
    if (raw.isRecord()) {
      return reference(names.of(type), context, () -> object(type, context));
    }
    throw new IllegalStateException("Expected a type with a schema, but got " + type);
  }

  /** With an enum as key, each constant may be there. */
  private Schema<?> map(ResolvableType type, ModelConverterContext context) {
    Schema<?> map = PlainSchemas.typed("object");
    Class<?> key = type.getGeneric(0).toClass();
    if (key.isEnum()) {
      EnumSchemas.wireNames(key)
          .forEach(name -> map.addProperty(name, schema(type.getGeneric(1), context)));
    } else {
      map.setAdditionalProperties(schema(type.getGeneric(1), context));
    }
    return map;
  }

  private Schema<?> annotation(ModelConverterContext context) {
    Schema<?> one = new JsonSchema();
    List<Schema> kinds = new ArrayList<>();
    for (Class<?> kind : Annotation.class.getPermittedSubclasses()) {
      kinds.add(schema(ResolvableType.forClass(kind), context));
    }
    one.setOneOf(kinds);
    return one;
  }

  private Schema<?> object(ResolvableType type, ModelConverterContext context) {
    Schema<?> object = PlainSchemas.typed("object");
    List<String> required = new ArrayList<>();
    boolean event = false;
    for (RecordComponent component : type.toClass().getRecordComponents()) {
      if (component.getType() == EventData.class) {
        event = true;
      } else {
        add(object, required, type, component, context);
      }
    }
    if (Annotation.class.isAssignableFrom(type.toClass())) {
      object.addProperty("type", PlainSchemas.oneOf(List.of(typeName(type.toClass()))));
      required.add("type");
    }
    object.setRequired(required.stream().sorted().toList());
    return event ? withEvent(object, context) : object;
  }

  private void add(
      Schema<?> object,
      List<String> required,
      ResolvableType owner,
      RecordComponent component,
      ModelConverterContext context) {
    object.addProperty(component.getName(), property(owner, component, context));
    String path = owner.toClass().getSimpleName() + "." + component.getName();
    boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    if (!optional && !OPTIONAL.contains(path)) {
      required.add(component.getName());
    }
  }

  private Schema<?> property(
      ResolvableType owner, RecordComponent component, ModelConverterContext context) {
    var said =
        component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    if (said != null && !said.ref().isEmpty()) {
      return new JsonSchema().$ref(said.ref());
    }
    if (said != null && said.allowableValues().length > 0) {
      return PlainSchemas.oneOf(Arrays.asList(said.allowableValues()));
    }
    if (said != null && said.oneOf().length > 0) {
      Schema<?> one = new JsonSchema();
      one.setOneOf(
          Arrays.stream(said.oneOf())
              .<Schema>map(choice -> schema(ResolvableType.forClass(choice), context))
              .toList());
      return one;
    }
    Schema<?> schema = schema(ResolvableType.forType(component.getGenericType(), owner), context);
    bound(schema, component);
    return schema;
  }

  /** What the component says of how much it may be. */
  private static void bound(Schema<?> schema, RecordComponent component) {
    var number =
        component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    if (number != null && !number.maximum().isEmpty()) {
      schema.minimum(new BigDecimal(number.minimum())).maximum(new BigDecimal(number.maximum()));
    }
    ArraySchema list = component.getAccessor().getAnnotation(ArraySchema.class);
    if (list != null) {
      schema.minItems(list.minItems()).maxItems(list.maxItems());
    }
  }

  /** The same with the type and the data of one of the stored events. */
  private Schema<?> withEvent(Schema<?> object, ModelConverterContext context) {
    object.getProperties().remove("type");
    object.setRequired(object.getRequired().stream().filter(name -> !name.equals("type")).toList());
    Schema<?> events =
        reference(
            EventSchemas.NAME,
            context,
            () -> EventSchemas.oneOf(data -> schema(ResolvableType.forClass(data), context)));
    Schema<?> both = new JsonSchema();
    both.setAllOf(List.of(object, events));
    return both;
  }

  private static String typeName(Class<?> kind) {
    return AnnotationType.ofForm(kind).wireName();
  }

  /** Defines a schema once, and refers to it. */
  private static Schema<?> reference(
      String name, ModelConverterContext context, Supplier<Schema<?>> schema) {
    if (!context.getDefinedModels().containsKey(name)) {
      context.defineModel(name, new JsonSchema());
      context.defineModel(name, schema.get());
    }
    return new JsonSchema().$ref("#/components/schemas/" + name);
  }
}
