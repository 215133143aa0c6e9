package io.countersign.processes.camunda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.builder.xml.XMLMapperEntityResolver;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.parsing.XNode;
import org.apache.ibatis.parsing.XPathParser;
import org.apache.ibatis.session.Configuration;

/**
 * The SQL of the process engine. What is used here is read at once, and the rest when some of it is
 * asked for: reading all of it was a fifth of a start.
 */
final class EngineStatements extends Configuration {
  private static final String FOLDER = "org/camunda/bpm/engine/impl/mapping/";
  private static final String ALL = FOLDER + "mappings.xml";

  /** In the engine's own order: each refers to none that comes later, and to none of the rest. */
  private static final List<String> USED =
      List.of(
          "Commons",
          "Authorization",
          "Tenant",
          "Deployment",
          "Execution",
          "IdentityLink",
          "Job",
          "JobDefinition",
          "Incident",
          "ProcessDefinition",
          "Property",
          "Resource",
          "Task",
          "VariableInstance",
          "EventSubscription",
          "ExternalTask",
          "DecisionDefinition",
          "DecisionRequirementsDefinition");

  private boolean complete;

  /**
   * Reads what is used.
   *
   * @param variables that stand for what differs from database to database
   */
  EngineStatements(Environment environment, Properties variables) {
    super(environment);
    setVariables(variables);
    USED.forEach(name -> read(FOLDER + "entity/" + name + ".xml"));
  }

  @Override
  public MappedStatement getMappedStatement(String id, boolean validateIncompleteStatements) {
    if (!hasStatement(id, false)) {
      readRest();
    }
    return super.getMappedStatement(id, false);
  }

  private synchronized void readRest() {
    if (!complete) {
      resources().forEach(this::read);
      complete = true;
    }
  }

  private List<String> resources() {
    try (InputStream all = Resources.getResourceAsStream(ALL)) {
      return new XPathParser(all, false, getVariables(), new XMLMapperEntityResolver())
          .evalNodes("/configuration/mappers/mapper").stream()
              .map((XNode mapper) -> mapper.getStringAttribute("resource"))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Once: what was read before is passed over. */
  private void read(String resource) {
    try (InputStream mapper = Resources.getResourceAsStream(resource)) {
      new XMLMapperBuilder(mapper, this, resource, getSqlFragments()).parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
