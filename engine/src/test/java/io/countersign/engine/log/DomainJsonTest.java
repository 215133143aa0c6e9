package io.countersign.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.log.serialization.DomainJson;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.ReviewStage;
import io.countersign.engine.sla.SlaPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class DomainJsonTest {
  private static final JsonMapper JSON = DomainJson.mapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'choice','name':'category','value':'bag','confidence':0.75}",
        "{'type':'choices','name':'colours','values':['red','blue']}",
        "{'type':'box','name':'logo','box':{'x':1.0,'y':2.5,'width':10.0,'height':20.0}}",
        "{'type':'polygon','name':'outline','polygon':[[0.0,0.0],[10.0,0.0],[5.0,7.5]]}",
        "{'type':'span','name':'brand','span':{'start':3,'end':9}}",
        "{'type':'text','name':'caption','text':'red'}"
      })
  void annotationsHaveTheFormOfTheContract(String quoted) {
    String json = quoted.replace('\'', '"');

    Annotation annotation = JSON.readValue(json, Annotation.class);

    assertThat(JSON.writeValueAsString(annotation)).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'name':'category','value':'bag'}",
        "{'type':'circle','name':'category','value':'bag'}",
        "{'type':'java.lang.Runtime','name':'category'}",
        "{'type':'choice','value':'bag'}",
        "{'type':'choice','name':'category'}",
        "{'type':'choice','name':null,'value':'bag'}",
        "{'type':'choice','name':'category','value':7}",
        "{'type':'choice','name':'category','value':'bag','colour':'red'}",
        "{'type':'choice','name':'category','value':'bag','confidence':'0.5'}",
        "{'type':'choice','name':'category','name':'category','value':'bag'}",
        "{'type':'choices','name':'colours','values':['red',null]}",
        "{'type':'polygon','name':'outline','polygon':[[1]]}",
        "{'type':'polygon','name':'outline','polygon':[[1,2,3]]}",
        "{'type':'polygon','name':'outline','polygon':[null]}",
        "{'type':'box','name':'logo','box':{'x':1,'y':2,'width':3}}",
        "{'type':'span','name':'brand','span':{'start':3.5,'end':9}}",
        "{'type':'span','name':'brand','span':{'start':3}}",
        "{'type':'text','name':'caption','text':'red'} more",
        "[]",
        "7",
        "null x"
      })
  void whatIsNoAnnotationIsRefused(String quoted) {
    assertThatThrownBy(() -> JSON.readValue(quoted.replace('\'', '"'), Annotation.class))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void anErrorNamesTheFieldByItsPath() {
    String json = "{\"annotations\":[{\"name\":\"a\",\"type\":\"choice\",\"options\":[1]}]}";

    assertThatThrownBy(() -> JSON.readValue(json, Ontology.class))
        .isInstanceOfSatisfying(
            JacksonException.class,
            e ->
                assertThat(e.getPathReference())
                    .contains("annotations")
                    .contains("[0]")
                    .contains("options"));
  }

  @ParameterizedTest
  @CsvSource({"01K0.3", "a.b.1"})
  void idsAreStrings(String text) {
    TaskId id = JSON.readValue("\"" + text + "\"", TaskId.class);

    assertThat(JSON.writeValueAsString(id)).isEqualTo("\"" + text + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "{\"value\":\"x\"}", "[\"x\"]", "true"})
  void whatIsNoStringIsNoId(String json) {
    assertThatThrownBy(() -> JSON.readValue(json, DataRowId.class))
        .isInstanceOf(JacksonException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"01K0\"", "\"01K0.x\"", "\".1\"", "\"\""})
  void whatNamesNoTaskIsRefused(String json) {
    assertThatThrownBy(() -> JSON.readValue(json, TaskId.class))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void aPolicyHasTheFormOfTheContract() {
    String json = JSON.writeValueAsString(Samples.POLICY);

    assertThat(json)
        .contains("\"type\":\"choice\"")
        .contains("\"group\":\"reviewers\"")
        .contains("\"stages\":{\"label\":\"PT8H\",\"review\":\"PT4H\"}")
        .contains("\"zone\":\"Europe/Berlin\",\"days\":[\"MON\"],\"from\":\"09:00\"")
        .doesNotContain("description");
    assertThat(JSON.readValue(json, Policy.class)).isEqualTo(Samples.POLICY);
  }

  @Test
  void whatMayBeMissingMayBeMissing() {
    Ontology ontology =
        JSON.readValue("{\"annotations\":[{\"name\":\"logo\",\"type\":\"box\"}]}", Ontology.class);

    assertThat(ontology)
        .isEqualTo(
            new Ontology(
                List.of(
                    new Ontology.Definition("logo", AnnotationType.BOX, List.of(), false, null))));
  }

  @Test
  void whatMustBeThereMustBeThere() {
    assertThatThrownBy(() -> JSON.readValue("{\"name\":\"review\",\"share\":1}", ReviewStage.class))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("group");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"stages\":{\"label\":\"8 hours\"}}", "{\"stages\":{\"label\":8}}"})
  void durationsAreIso(String json) {
    assertThatThrownBy(() -> JSON.readValue(json, SlaPolicy.class))
        .isInstanceOf(JacksonException.class);
  }
}
