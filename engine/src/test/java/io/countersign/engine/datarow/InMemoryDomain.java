package io.countersign.engine.datarow;

import io.countersign.engine.datarow.aggregate.DataRow;
import io.countersign.engine.datarow.aggregate.DataRows;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.Policy;
import java.util.List;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;

/** Data rows on a command bus and an event store in memory. */
final class InMemoryDomain {
  private final EmbeddedEventStore store =
      EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
  private final SimpleCommandBus bus = SimpleCommandBus.builder().build();

  InMemoryDomain() {
    this(Samples.POLICY);
  }

  InMemoryDomain(Policy policy) {
    Policies policies = (projectId, policyVersion) -> policy;
    ParameterResolverFactory parameters =
        MultiParameterResolverFactory.ordered(
            ClasspathParameterResolverFactory.forClass(InMemoryDomain.class),
            new SimpleResourceParameterResolverFactory(List.of(policies)));
    EventSourcingRepository<DataRow> rows =
        EventSourcingRepository.builder(DataRow.class)
            .eventStore(store)
            .parameterResolverFactory(parameters)
            .build();
    Registration aggregate =
        AggregateAnnotationCommandHandler.<DataRow>builder()
            .aggregateType(DataRow.class)
            .repository(rows)
            .parameterResolverFactory(parameters)
            .build()
            .subscribe(bus);
    Registration batched =
        new AnnotationCommandHandlerAdapter<>(new DataRows(rows, policies), parameters)
            .subscribe(bus);
    assert aggregate != null && batched != null;
  }

  /** Sends a command and gives its answer, in words. */
  String send(Object command) {
    FutureCallback<Object, Object> answer = new FutureCallback<>();
    bus.dispatch(GenericCommandMessage.asCommandMessage(command), answer);
    CommandResultMessage<?> result = answer.getResult();
    if (result.isExceptional() && result.exceptionResult() instanceof RuntimeException refused) {
      throw refused;
    }
    return String.valueOf(result.getPayload());
  }

  /** The events of a row, the oldest first. */
  List<DataRowEvent> events(DataRowId row) {
    return messages(row).stream().map(message -> (DataRowEvent) message.getPayload()).toList();
  }

  /** The events of a row with their sequence numbers. */
  List<? extends DomainEventMessage<?>> messages(DataRowId row) {
    return store.readEvents(row.toString()).asStream().toList();
  }

  /** The row as its events tell it. */
  DataRowFold row(DataRowId id) {
    DataRowFold row = new DataRowFold();
    messages(id).forEach(m -> row.apply((DataRowEvent) m.getPayload(), m.getTimestamp()));
    return row;
  }
}
