package io.countersign.engine.project;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Stops what a model accepts alone, if audits show that too much of it is wrong.
 *
 * @param audits of this version of the model, those accepted first coming first
 */
public record JudgeMachineAcceptance(
    @TargetAggregateIdentifier ProjectId projectId,
    String model,
    String version,
    List<AuditedRow> audits) {
  public JudgeMachineAcceptance {
    audits = List.copyOf(audits);
  }
}
