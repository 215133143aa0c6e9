package io.countersign.engine.log;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/**
 * The stream that a command goes to: the component of the record with the annotation, looked for
 * once for each type. Axon's own resolver looks at every member of the type for every command.
 */
final class RecordTargets implements CommandTargetResolver {
  private final ClassValue<Method> targets =
      new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> type) {
          return targetOf(type);
        }
      };

  @Override
  public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
    try {
      Object target = targets.get(command.getPayloadType()).invoke(command.getPayload());
      return new VersionedAggregateIdentifier(target, null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("Expected a readable command: " + command, e);
    }
  }

  private static Method targetOf(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    return Arrays.stream(components == null ? new RecordComponent[0] : components)
        .map(RecordComponent::getAccessor)
        .filter(accessor -> accessor.isAnnotationPresent(TargetAggregateIdentifier.class))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Expected %s to name a target".formatted(type)));
  }
}
