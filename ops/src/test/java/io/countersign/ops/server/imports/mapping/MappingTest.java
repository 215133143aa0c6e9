package io.countersign.ops.server.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.imports.format.Line;
import io.countersign.ops.server.imports.format.RowFormats;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTest {
  private static final InputReader READER = new InputReader(10_000, 100);

  private static MappedLines open(String file, byte[] content, Mappings mappings)
      throws IOException {
    return READER.open(
        RowFormats.all().ofFile(file).orElseThrow(),
        new ByteArrayInputStream(content),
        mappings,
        Needs.TEXT);
  }

  private static MappedLines open(String file, String content, String map) throws IOException {
    Mapping mapping = map.isEmpty() ? Mapping.NONE : Mapping.parse(map);
    return open(file, content.getBytes(StandardCharsets.UTF_8), Mappings.of(mapping));
  }

  private static List<String> rows(MappedLines lines) throws IOException {
    List<String> rows = new ArrayList<>();
    lines.requireUsable();
    for (Line line = lines.next(); line != null; line = lines.next()) {
      rows.add(
          line instanceof Line.Whole whole
              ? new String(whole.fields().json(), StandardCharsets.UTF_8)
              : ((Line.Faulty) line).fault().code());
    }
    return rows;
  }

  @Test
  void furtherColumnsAreMetadata() throws IOException {
    String csv = "key,text,metadata.shop,colour,metadata\na,b,north,red,\"{\"\"n\"\":1}\"\n";

    assertThat(rows(open("a.csv", csv, "")))
        .containsExactly(
            "{\"key\":\"a\",\"text\":\"b\",\"metadata\":{\"shop\":\"north\",\"colour\":\"red\",\"n\":1}}");
  }

  @Test
  void columnsAreWhatTheMappingSays() throws IOException {
    String csv = "id;sentence;label;key;text;secret\n7;hello;spam;k;t;s\n";

    assertThat(rows(open("a.csv", csv, "key:id,text:sentence,truth:label,ignore:secret")))
        .containsExactly(
            "{\"key\":\"7\",\"text\":\"hello\",\"truth\":\"spam\","
                + "\"metadata\":{\"key\":\"k\",\"text\":\"t\"}}");
    assertThat(rows(open("a.csv", csv, "key:id,text:sentence,metadata.kind:label,ignore:*")))
        .containsExactly("{\"key\":\"7\",\"text\":\"hello\",\"metadata\":{\"kind\":\"spam\"}}");
  }

  @Test
  void fieldsOfJsonAreMappedAlike() throws IOException {
    String json =
        "[{\"id\":7,\"sentence\":\"x\",\"tags\":[1],\"none\":null},{\"id\":8,\"sentence\":\"y\"}]";

    assertThat(rows(open("a.json", json, "key:id,text:sentence")))
        .containsExactly(
            "{\"key\":\"7\",\"text\":\"x\",\"metadata\":{\"tags\":\"[1]\"}}",
            "{\"key\":\"8\",\"text\":\"y\"}");
  }

  @Test
  void linesWithTheFieldsOfRowsAreNotTouched() throws IOException {
    String lines = "{\"key\" : \"a\",\"text\":\"b\"}\n{broken\n{\"key\":\"c\",\"other\":1}";

    assertThat(rows(open("a.ndjson", lines, ""))).containsExactlyElementsOf(lines.lines().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id,sentence,label|key:id,text:sentence,truth:label",
        "Sample-ID,Text|key:Sample-ID,text:Text",
        "ID,words|key:ID,text:words",
        "sentence,shop|key:@content,text:sentence",
        "KEY,content,text|key:KEY,text:text"
      })
  void aHeaderWithoutAKeyIsRefusedOnceAndAMappingProposed(String header, String proposal)
      throws IOException {
    String row = header.replaceAll("[^,]+", "x");
    MappedLines lines = open("a.csv", header + "\n" + row + "\n" + row + "\n", "");

    assertThatThrownBy(lines::requireUsable)
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> {
              assertThat(refused.code().name()).isEqualTo("MAPPING_NEEDED");
              assertThat(refused.errors().get(0).detail()).isEqualTo(proposal);
            });
    assertThat(rows(open("a.csv", header + "\n" + row + "\n", proposal))).hasSize(1);
  }

  @Test
  void linesOfJsonThatAllLackAKeyAreRefusedOnce() throws IOException {
    String line = "{\"id\":1,\"text\":\"x\"}\n";

    assertThatThrownBy(open("a.ndjson", line.repeat(30), "")::requireUsable)
        .hasMessageContaining("map=key:id,text:text");
    assertThat(rows(open("a.ndjson", line, ""))).hasSize(1);
    assertThat(rows(open("a.ndjson", line + "{\"key\":1,\"text\":\"\"}", ""))).hasSize(2);
  }

  @Test
  void aMappingOfColumnsThatAreNotThereIsRefused() throws IOException {
    MappedLines lines = open("a.csv", "id,text\n1,x\n", "key:nr,text:text");

    assertThatThrownBy(lines::requireUsable)
        .hasMessageContaining("Expected a column nr, but there is id, text");
  }

  @Test
  void whatGoesOnIsReadAsBefore() throws IOException {
    Mapping before = Mapping.parse("key:nr,text:words");
    Mappings mappings = new Mappings(Mapping.NONE, Optional.of(before));
    byte[] same = "nr,words\n1,x\n".getBytes(StandardCharsets.UTF_8);
    byte[] plain = "key,text\n1,x\n".getBytes(StandardCharsets.UTF_8);

    assertThat(rows(open("a.csv", same, mappings)))
        .containsExactly("{\"key\":\"1\",\"text\":\"x\"}");
    assertThat(rows(open("a.csv", plain, mappings)))
        .containsExactly("{\"key\":\"1\",\"text\":\"x\"}");
  }

  @Test
  void whatIsPackedIsUnpackedWhateverItIsCalled() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("key,text\na,b\n".getBytes(StandardCharsets.UTF_8));
    }
    MappedLines lines = open("a.csv", packed.toByteArray(), Mappings.of(Mapping.NONE));

    assertThat(lines.detected().packed()).isTrue();
    assertThat(rows(lines)).hasSize(1);
  }

  @Test
  void aColumnMayBeCalledAnything() {
    String text = "\"text:a, \"\"b\"\"\",key:x:y,metadata:*";
    Mapping mapping = Mapping.parse(text);

    assertThat(mapping.entries())
        .containsExactly(
            new Mapping.Entry("text", "a, \"b\""),
            new Mapping.Entry("key", "x:y"),
            new Mapping.Entry("metadata", "*"));
    assertThat(mapping.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "key",
        "key:",
        ":id",
        "name:id",
        "metadata.:x",
        "key:a,key:b",
        "key:a,text:a",
        "key:*",
        "key:a\ntext:b",
        "\"key:a"
      })
  void refusesWhatIsNoMapping(String text) {
    assertThatThrownBy(() -> Mapping.parse(text))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> assertThat(refused.code().name()).isEqualTo("PARAMETER_INVALID"));
  }
}
