package io.countersign.engine.log;

import io.countersign.engine.batch.Batch;
import io.countersign.engine.batch.BatchEvent;
import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.aggregate.DataRow;
import io.countersign.engine.datarow.aggregate.DataRows;
import io.countersign.engine.modelrun.Model;
import io.countersign.engine.modelrun.ModelEvent;
import io.countersign.engine.modelrun.ModelRun;
import io.countersign.engine.project.Flows;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.Project;
import io.countersign.engine.project.ProjectEvent;
import io.countersign.engine.refusal.Refusal;
import io.countersign.engine.sample.Sample;
import io.countersign.engine.sample.SampleEvent;
import java.util.List;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;

/** Subscribes the domain's aggregates and handlers to the command bus. */
final class Handlers {
  private static final RecordTargets TARGETS = new RecordTargets();

  private final CommandBus bus;
  private final CommandEventStore store;
  private final ParameterResolverFactory parameters;

  private Handlers(CommandBus bus, CommandEventStore store, Policies policies, Flows flows) {
    this.bus = bus;
    this.store = store;
    this.parameters =
        MultiParameterResolverFactory.ordered(
            ClasspathParameterResolverFactory.forClass(Handlers.class),
            new SimpleResourceParameterResolverFactory(List.of(policies, flows)));
  }

  static void subscribe(CommandBus bus, CommandEventStore store, Policies policies, Flows flows) {
    Handlers handlers = new Handlers(bus, store, policies, flows);
    handlers.aggregate(Project.class, ProjectEvent.class, Refusal.PROJECT_NOT_FOUND);
    handlers.aggregate(Batch.class, BatchEvent.class, Refusal.BATCH_NOT_FOUND);
    handlers.aggregate(Model.class, ModelEvent.class, Refusal.MODEL_NOT_FOUND);
    handlers.aggregate(ModelRun.class, ModelEvent.class, Refusal.MODEL_RUN_NOT_FOUND);
    handlers.aggregate(Sample.class, SampleEvent.class, Refusal.SAMPLE_NOT_FOUND);
    Repository<DataRow> rows =
        handlers.aggregate(DataRow.class, DataRowEvent.class, Refusal.DATA_ROW_NOT_FOUND);
    new AnnotationCommandHandlerAdapter<>(new DataRows(rows, policies), handlers.parameters)
        .subscribe(bus);
  }

  private <T> Repository<T> aggregate(Class<T> type, Class<?> events, Refusal notFound) {
    var repository = new StreamRepository<>(type, events, notFound, store, parameters);
    AggregateAnnotationCommandHandler.<T>builder()
        .aggregateType(type)
        .repository(repository)
        .parameterResolverFactory(parameters)
        .commandTargetResolver(TARGETS)
        .build()
        .subscribe(bus);
    return repository;
  }
}
