package io.countersign.processes.camunda;

import io.countersign.processes.flow.NamedStep;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.impl.scripting.ExecutableScript;
import org.camunda.bpm.engine.impl.scripting.ScriptFactory;
import org.camunda.bpm.engine.spring.SpringTransactionsProcessEngineConfiguration;
import org.springframework.transaction.PlatformTransactionManager;

/** How the process engine is set up: what it must not do, most of all. */
final class EngineConfiguration extends SpringTransactionsProcessEngineConfiguration {
  private static final String ENGINE_NAME = "countersign";

  private final NamedBeans namedBeans = new NamedBeans();
  private final ProjectTenants tenants = new ProjectTenants();

  EngineConfiguration(
      DataSource dataSource,
      PlatformTransactionManager transactionManager,
      Map<String, NamedStep> steps) {
    setProcessEngineName(ENGINE_NAME);
    setDataSource(dataSource);
    setTransactionManager(transactionManager);
    setTransactionsExternallyManaged(true);
    setDatabaseType("postgres");
    setDatabaseSchemaUpdate(DB_SCHEMA_UPDATE_FALSE);
    setIdGenerator(new StrongUuidGenerator());
    setBeans(namedBeans.of(steps));
    setExpressionManager(new TokenExpressions(getBeans(), namedBeans::token));
    setTenantIdProvider(tenants);
    leaveOutWhatIsNotUsed();
    decideFast();
    logWithoutContext();
    closeDoors();
  }

  NamedBeans namedBeans() {
    return namedBeans;
  }

  ProjectTenants tenants() {
    return tenants;
  }

  private void leaveOutWhatIsNotUsed() {
    setHistory(ProcessEngineConfiguration.HISTORY_NONE);
    setDbHistoryUsed(false);
    setDbIdentityUsed(false);
    setCmmnEnabled(false);
    setStandaloneTasksEnabled(false);
    setJobExecutorActivate(false);
    setMetricsEnabled(false);
    setTaskMetricsEnabled(false);
    setDbMetricsReporterActivate(false);
    setEnforceHistoryTimeToLive(false);
    setEnableCmdExceptionLogging(false);
  }

  /**
   * The engine's first way to read the expressions of decision tables: the one that came later
   * takes more time for a row than all that the database does for it.
   */
  private void decideFast() {
    setDmnFeelEnableLegacyBehavior(true);
  }

  /** Keeping it up to date for each step takes a fifth of the time that a step takes. */
  private void logWithoutContext() {
    setLoggingContextActivityId(null);
    setLoggingContextApplicationName(null);
    setLoggingContextBusinessKey(null);
    setLoggingContextProcessDefinitionId(null);
    setLoggingContextProcessInstanceId(null);
    setLoggingContextTenantId(null);
    setLoggingContextEngineName(null);
  }

  private void closeDoors() {
    setAuthorizationEnabled(false);
    setEnableExpressionsInAdhocQueries(false);
    setEnableExpressionsInStoredQueries(false);
    setEnableFetchScriptEngineFromProcessApplication(false);
    setJavaSerializationFormatEnabled(false);
    setScriptFactory(new NoScripts());
  }

  /** As the engine does it by itself, but for what is read. */
  @Override
  protected void initSqlSessionFactory() {
    Properties variables = new Properties();
    variables.put("prefix", databaseTablePrefix);
    initSqlSessionFactoryProperties(variables, databaseTablePrefix, databaseType);
    Environment environment = new Environment(ENGINE_NAME, transactionFactory, dataSource);
    EngineStatements statements = new EngineStatements(environment, variables);
    statements.setDefaultExecutorType(ExecutorType.BATCH);
    setSqlSessionFactory(new DefaultSqlSessionFactory(statements));
  }

  /** Refuses diagrams with scripts when they are deployed. */
  private static final class NoScripts extends ScriptFactory {
    @Override
    public ExecutableScript createScriptFromSource(String language, String source) {
      throw new UnsupportedOperationException("Expected diagrams without scripts");
    }
  }
}
