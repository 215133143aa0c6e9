package io.countersign.processes.camunda;

import static java.util.Objects.requireNonNull;

import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** The engine that was started last, for tests that look inside it. */
public final class EngineInside {
  final ProcessEngine engine =
      requireNonNull(ProcessEngines.getProcessEngines().get("countersign"));

  Configuration statements() {
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    return configuration.getSqlSessionFactory().getConfiguration();
  }

  /** Whether the engine was asked for more than its statements that are read at the start. */
  public boolean hasReadAllStatements() {
    return statements().hasStatement("insertAttachment", false);
  }
}
