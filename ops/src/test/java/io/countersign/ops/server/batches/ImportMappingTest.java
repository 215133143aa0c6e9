package io.countersign.ops.server.batches;

import static io.countersign.ops.server.batches.ImportTest.failures;
import static io.countersign.ops.server.batches.ImportTest.requireCounts;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tables as they come out of other programs, whose columns are called as it suits those. */
class ImportMappingTest {
  private static final String CSV = "text/csv";

  private final Staff staff = Staff.ofTexts();

  private Answer send(String path, String mediaType, byte[] body) {
    return staff
        .manager()
        .send("POST", staff.path(path), mediaType, BodyPublishers.ofByteArray(body));
  }

  private Answer send(String path, String mediaType, String body) {
    return send(path, mediaType, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String map(String map) {
    return "map=" + URLEncoder.encode(map, StandardCharsets.UTF_8);
  }

  private static byte[] packed(String content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  private JsonNode row(String key, Answer imported) {
    String atLeast = "?atLeast=" + imported.json().path("position").asLong();
    return staff
        .manager()
        .get(staff.path("/data-rows" + atLeast))
        .json()
        .path("items")
        .valueStream()
        .filter(item -> item.path("key").asString().equals(key))
        .map(item -> staff.manager().get("/api/v1/data-rows/" + item.path("id").asString()).json())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTableOfAnotherProgramComesInAndTheAnswerSaysHowItWasRead() {
    byte[] table =
        "key;text;Preis in €\r\nm1;für dich;3,50\r\nm2;für mich;\r\n"
            .getBytes(Charset.forName("windows-1252"));

    Answer answer = send("/batches?name=other", CSV, table);

    requireCounts(answer, 2, 2, 0, 0);
    JsonNode input = answer.json().path("inputs").path(0);
    assertThat(input.path("encoding").asString()).isEqualTo("windows-1252");
    assertThat(input.path("separator").asString()).isEqualTo(";");
    assertThat(input.path("map").asString()).isEqualTo("key:key,text:text,metadata:Preis in €");
    assertThat(input.path("words").asString())
        .isEqualTo("CSV, separated by semicolons, in Windows-1252");
    assertThat(row("m1", answer).path("metadata").path("Preis in €").asString()).isEqualTo("3,50");
  }

  @Test
  void aHeaderCalledIdIsRefusedOnceWithAMappingThatThenWorks() {
    String csv = "id,sentence,label\n" + "1,a,spam\n2,b,ham\n".repeat(15);

    Answer refused = send("/batches?name=other", CSV, csv);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("MAPPING_NEEDED");
    String proposal = refused.json().path("errors").path(0).path("detail").asString();
    assertThat(proposal).isEqualTo("key:id,text:sentence,truth:label");
    assertThat(staff.manager().get(staff.path("/batches")).json().path("items")).isEmpty();
    requireCounts(send("/batches?name=other&" + map(proposal), CSV, csv), 30, 2, 28, 0);
  }

  @Test
  void linesOfJsonThatAllLackAKeyAreRefusedOnce() {
    String lines = "{\"id\":1,\"text\":\"x\"}\n".repeat(30);

    assertThat(send("/batches?name=other", "application/x-ndjson", lines).code())
        .isEqualTo("MAPPING_NEEDED");
  }

  @Test
  void anImportThatIsSentAgainIsReadAsBefore() {
    String path = "/batches?name=again";
    requireCounts(
        send(path + "&" + map("key:nr,text:words"), CSV, "nr,words\n1,one\n"), 1, 1, 0, 0);

    Answer again = send(path, CSV, "nr,words\n1,one\n2,two\n");

    requireCounts(again, 2, 1, 1, 0);
    assertThat(again.json().path("inputs").path(0).path("map").asString())
        .isEqualTo("key:nr,text:words");
    assertThat(send("/batches?name=another", CSV, "nr,words\n1,one\n").code())
        .isEqualTo("MAPPING_NEEDED");
  }

  @Test
  void takesArraysAndWhatIsPacked() throws IOException {
    String array = "[{\"key\":\"j1\",\"text\":\"one\"},\n {\"key\":\"j2\",\"text\":7},{}]";

    Answer plain = send("/batches?name=array", "application/json", array);
    requireCounts(plain, 3, 1, 0, 2);
    assertThat(failures(staff, plain))
        .extracting(failure -> failure.path("line").asInt())
        .containsExactly(2, 3);
    requireCounts(send("/batches?name=array", "application/gzip", packed(array)), 3, 0, 1, 2);
    requireCounts(
        send("/batches?name=array", "application/gzip", packed("key;text\ng1;one\n")), 1, 1, 0, 0);
    requireCounts(send("/batches?name=array", CSV, packed("key;text\ng2;one\n")), 1, 1, 0, 0);
    assertThat(send("/batches?name=array", "application/json", "[{\"key\":").code())
        .isEqualTo("MALFORMED_JSON");
    byte[] bomb = packed("\n".repeat(64 << 20));
    assertThat(send("/batches?name=array", "application/gzip", bomb).code()).isEqualTo("TOO_LARGE");
  }

  @Test
  void filesOfOneRequestAreReadByOneMapping() {
    String boundary = "----countersign";
    StringBuilder body = new StringBuilder();
    for (String file :
        List.of("a.csv:id;words\n1;one\n", "b.json:[{\"id\":2,\"words\":\"two\"}]")) {
      body.append(
          "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n"
              .formatted(
                  boundary,
                  file.substring(0, file.indexOf(':')),
                  file.substring(file.indexOf(':') + 1)));
    }
    body.append("--").append(boundary).append("--\r\n");
    String form = "multipart/form-data; boundary=" + boundary;

    Answer answer = send("/batches?name=files&" + map("key:id,text:words"), form, body.toString());

    requireCounts(answer, 2, 2, 0, 0);
    assertThat(answer.json().path("inputs"))
        .extracting(input -> input.path("file").asString() + " " + input.path("format").asString())
        .containsExactly("a.csv csv", "b.json json");
    Answer refused = send("/batches?name=more", form, body.toString());
    assertThat(refused.code()).isEqualTo("MAPPING_NEEDED");
    assertThat(refused.json().path("detail").asString()).startsWith("a.csv: ");
  }

  @Test
  void keysAreMadeOfContentsOnRequest() {
    String csv = "text,n\nthe same,1\nthe same,2\nanother,3\n";
    String path = "/batches?name=content&" + map("key:@content");

    Answer first = send(path, CSV, csv);
    requireCounts(first, 3, 2, 1, 0);
    requireCounts(send(path, CSV, csv), 3, 0, 3, 0);
    String another = "ae448ac86c4e8e4dec645729708ef41873ae79c6dff84eff73360989487f08e5";
    assertThat(row(another, first).path("metadata").path("n").asString()).isEqualTo("3");
  }

  private Answer preview(String query, String mediaType, byte[] body) {
    return send("/imports/preview" + query, mediaType, body);
  }

  @Test
  void aPreviewShowsTenRowsAsTheyWouldComeInAndStoresNothing() {
    String csv = "id;sentence;label;shop\n1;hello;spam;north\n2;;ham;\n3;x;eggs;\n";
    byte[] more = (csv + "4;y;;south\n".repeat(20)).getBytes(StandardCharsets.UTF_8);

    Answer answer = preview("", CSV, more);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode preview = answer.json();
    assertThat(preview.path("proposed").asBoolean()).isTrue();
    assertThat(preview.path("missing")).isEmpty();
    assertThat(preview.path("input").path("map").asString())
        .isEqualTo("key:id,text:sentence,truth:label,metadata:shop");
    assertThat(preview.path("columns"))
        .extracting(column -> column.path("field").asString())
        .containsExactly("key", "text", "truth", "metadata");
    assertThat(preview.path("rows")).hasSize(10);
    JsonNode row = preview.path("rows").path(0);
    assertThat(row.path("key").asString()).isEqualTo("1");
    assertThat(row.path("text").asString()).isEqualTo("hello");
    assertThat(row.path("truth").asString()).isEqualTo("spam");
    assertThat(row.path("metadata").path("shop").asString()).isEqualTo("north");
    assertThat(preview.path("rows"))
        .extracting(each -> each.path("code").asString(""))
        .startsWith("", "CONTENT_WRONG_KIND", "ANNOTATION_OUTSIDE_ONTOLOGY", "");
    assertThat(staff.manager().get(staff.path("/batches")).json().path("items")).isEmpty();
  }

  @Test
  void aPreviewTakesAMappingAndSaysWhatIsMissing() {
    byte[] csv = "a,b,c\n1,x,y\n".getBytes(StandardCharsets.UTF_8);

    JsonNode open = preview("", CSV, csv).json();
    assertThat(open.path("missing")).extracting(JsonNode::asString).containsExactly("text");
    JsonNode mapped = preview("?" + map("key:a,text:b,ignore:c"), CSV, csv).json();
    assertThat(mapped.path("missing")).isEmpty();
    assertThat(mapped.path("proposed").asBoolean()).isFalse();
    assertThat(mapped.path("rows").path(0).path("metadata")).isEmpty();
    assertThat(preview("?" + map("key:d,text:b"), CSV, csv).code()).isEqualTo("MAPPING_NEEDED");
    assertThat(preview("?map=nonsense", CSV, csv).code()).isEqualTo("PARAMETER_INVALID");
  }

  @Test
  void aPreviewOfTheBeginningOfAFileLeavesOutWhatIsCutOff() throws IOException {
    String csv = "key,text\na,\"one\"\nb,\"tw";
    byte[] plain = csv.getBytes(StandardCharsets.UTF_8);
    assertThat(preview("?cut=true", CSV, plain).json().path("rows")).hasSize(1);
    JsonNode whole = preview("", CSV, plain).json();
    assertThat(whole.path("problem").asString()).contains("breaks at line");
    StringBuilder rows = new StringBuilder("key,text\n");
    for (int i = 0; i < 50_000; i++) {
      rows.append(Integer.toHexString(i * 7919)).append(",text\n");
    }
    byte[] packed = packed(rows.toString());
    byte[] half = Arrays.copyOf(packed, packed.length / 2);
    assertThat(preview("?cut=true", "application/gzip", half).json().path("rows")).hasSize(10);
    assertThat(preview("", "application/gzip", Arrays.copyOf(packed, 200)).code())
        .isEqualTo("GZIP_MALFORMED");
  }

  @Test
  void onlyThoseWhoImportMaySeeAPreview() {
    assertThat(
            staff
                .labeller()
                .send(
                    "POST",
                    staff.path("/imports/preview"),
                    CSV,
                    BodyPublishers.ofString("key,text\na,b\n"))
                .status())
        .isEqualTo(403);
  }
}
