package io.countersign.engine.log.serialization;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads our records as JSpecify declares them: a component that is not {@link Nullable} must be
 * there; only an absent collection is an empty one, and an absent boolean is false.
 */
final class StrictRecordsModule extends SimpleModule {
  private static final long serialVersionUID = 1L;
  private static final String OURS = "io.countersign.";

  StrictRecordsModule() {
    super("countersign-domain");
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.appendAnnotationIntrospector(new Introspector());
  }

  private static final class Introspector extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Version version() {
      return Version.unknownVersion();
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      return component(member)
          .filter(component -> !isOptional(component) && !hasEmpty(component.getType()))
          .map(component -> true)
          .orElse(null);
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
      return component(member)
          .filter(component -> !isOptional(component))
          .map(component -> hasEmpty(component.getType()) ? Nulls.AS_EMPTY : Nulls.FAIL)
          .map(nulls -> JsonSetter.Value.construct(nulls, Nulls.FAIL))
          .orElse(JsonSetter.Value.empty());
    }

    private static Optional<RecordComponent> component(Annotated member) {
      if (!(member instanceof AnnotatedParameter parameter)) {
        return Optional.empty();
      }
      Class<?> owner = parameter.getDeclaringClass();
      if (!owner.isRecord() || !owner.getName().startsWith(OURS)) {
        return Optional.empty();
      }
      RecordComponent[] components = owner.getRecordComponents();
      return parameter.getOwner().getParameterCount() == components.length
          ? Optional.of(components[parameter.getIndex()])
          : Optional.empty();
    }

    private static boolean isOptional(RecordComponent component) {
      return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean hasEmpty(Class<?> type) {
      return type == boolean.class
          || Collection.class.isAssignableFrom(type)
          || Map.class.isAssignableFrom(type);
    }
  }
}
