package io.countersign.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.cli.Program.Ended;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@Tag("server")
class ClientCommandsTest {
  private static final String SUMMARY =
      "{\"id\":\"b1\",\"received\":3,\"registered\":3,\"duplicates\":0,\"failed\":%d}";

  @TempDir private Path folder;
  private FakeServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = new FakeServer().answering("GET /api/v1/projects/p1", 200, "{\"id\":\"p1\"}");
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void promotingAModelChangesNothingElseOfThePolicy() throws Exception {
    String project =
        """
        {"id":"p1","name":"Clothes","policyVersion":%d,"roles":["manager"],"ontology":{"annotations":[]},\
        "review":{"flow":"staged-review"},"preLabel":{"model":"fashion","version":"%s",\
        "suggestFrom":0.4,"acceptFrom":0.8,"auditShare":0.1}}\
        """;
    server
        .answering("GET /api/v1/projects/p1", 200, project.formatted(7, "2"))
        .answering("POST /api/v1/projects/p1/policy/preview", 200, "{\"sample\":200}")
        .answering(
            "PUT /api/v1/projects/p1/policy?expectedVersion=7", 200, project.formatted(8, "3"));

    assertThat(run("promote", "p1", "fashion", "3", "--preview", "--json").out().strip())
        .isEqualTo("{\"sample\":200}");
    Ended promoted = run("promote", "p1", "fashion", "3", "--accept-from=0.9");

    assertThat(promoted.err()).isEmpty();
    assertThat(promoted.out().strip())
        .isEqualTo("fashion 3 is used by Clothes from policy version 8");
    assertThat(server.requests("PUT /api/v1/projects/p1/policy?expectedVersion=7"))
        .singleElement()
        .extracting(FakeServer.Request::body)
        .isEqualTo(
            "{\"ontology\":{\"annotations\":[]},"
                + "\"preLabel\":{\"model\":\"fashion\",\"version\":\"3\","
                + "\"suggestFrom\":0.4,\"acceptFrom\":0.9,\"auditShare\":0.1},"
                + "\"review\":{\"flow\":\"staged-review\"}}");
  }

  @Test
  void importSendsTheLinesAsTheyAre() throws Exception {
    Path file = folder.resolve("rows.ndjson");
    Files.writeString(file, "\uFEFF{\"key\":\"a\",\"text\":\"ä\"}\n\n{broken\n{\"key\":\"c\"}");
    String call = "POST /api/v1/projects/p1/batches?name=rows";
    server.answering(call, 202, SUMMARY.formatted(0));

    Ended ended = run("import", "p1", file.toString(), "--json");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .startsWith(SUMMARY.formatted(0).replace("}", ",\"inputs\":"))
        .contains("\"encoding\":\"UTF-8\",\"byteOrderMark\":true");
    assertThat(server.requests(call))
        .singleElement()
        .extracting(FakeServer.Request::body)
        .isEqualTo("{\"key\":\"a\",\"text\":\"ä\"}\n{broken\n{\"key\":\"c\"}\n");
  }

  @Test
  void importPutsImagesInPlaceOfTheirPathsAndLeavesOthersAlone() throws Exception {
    Path images = Files.createDirectory(folder.resolve("images"));
    Files.write(images.resolve("one.png"), new byte[] {1, 2, 3});
    Files.writeString(folder.resolve("secret.png"), "not to be sent");
    Path file = images.resolve("rows.ndjson");
    Files.writeString(
        file,
        "{\"key\":\"a\",\"image\":\"one.png\"}\n{\"key\":\"b\",\"image\":\"../secret.png\"}\n");
    String call = "POST /api/v1/projects/p1/batches?name=rows";
    server.answering(call, 202, SUMMARY.formatted(0));

    assertThat(run("import", "p1", file.toString()).exit()).isZero();

    assertThat(server.requests(call).get(0).body().lines())
        .containsExactly(
            "{\"key\":\"a\",\"image\":\"data:image/png;base64,AQID\"}",
            "{\"key\":\"b\",\"image\":\"../secret.png\"}");
  }

  @Test
  void importReadsFoldersAndPackedTables() throws Exception {
    Path pictures = Files.createDirectories(folder.resolve("pictures").resolve("red"));
    Files.write(pictures.resolve("one.png"), new byte[] {1, 2, 3});
    Files.writeString(pictures.resolve("two.txt"), "two");
    Path table = folder.resolve("table.csv.gz");
    try (GZIPOutputStream packed = new GZIPOutputStream(Files.newOutputStream(table))) {
      packed.write(
          "key,text,metadata.n,truth\nthree,\"a, b\",1,\nfour\n".getBytes(StandardCharsets.UTF_8));
    }
    String call =
        "POST /api/v1/projects/p1/batches?name=both&dueAt=2026-11-30T17%3A00%3A00Z&priority=5";
    server.answering(call, 202, SUMMARY.formatted(0));

    Ended ended =
        run(
            "import",
            "p1",
            folder.resolve("pictures").toString(),
            table.toString(),
            "--batch=both",
            "--due=2026-11-30T17:00:00Z",
            "--priority=5");

    assertThat(ended.err())
        .isEqualToIgnoringNewLines(
            table
                + ": CSV, unpacked, separated by commas, in UTF-8; read as"
                + " key:key,text:text,metadata.n:metadata.n,truth:truth");
    assertThat(server.requests(call).get(0).body().lines())
        .containsExactly(
            "{\"key\":\"red/one.png\",\"image\":\"data:image/png;base64,AQID\"}",
            "{\"key\":\"red/two.txt\",\"text\":\"two\"}",
            "{\"key\":\"three\",\"text\":\"a, b\",\"metadata\":{\"n\":\"1\"}}",
            "\"four\"");
  }

  @Test
  void linesThatFailedCanBeImportedAgain() throws Exception {
    Path first = folder.resolve("first.ndjson");
    Path second = folder.resolve("second.ndjson");
    Files.writeString(first, "{\"key\":\"a\",\"text\":\"x\"}\n{\"key\":\"b\"}\n");
    Files.writeString(second, "{\"key\":\"c\"}\n{broken\n");
    server
        .answering("POST /api/v1/projects/p1/batches?name=first", 202, SUMMARY.formatted(1))
        .answering(
            "GET /api/v1/batches/b1/failures",
            200,
            "{\"line\":4,\"code\":\"MALFORMED_JSON\",\"detail\":\"no\",\"raw\":\"{br\"}\n");

    Ended ended = run("import", "p1", first.toString(), second.toString());

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err()).contains(second + " line 2: MALFORMED_JSON: no");
    assertThat(folder.resolve("second.ndjson.failed.ndjson")).hasContent("{broken");
    assertThat(folder.resolve("first.ndjson.failed.ndjson")).doesNotExist();
  }

  @Test
  void aCsvRecordThatIsNoneIsNamedByItsPlaceAndItsOwnFault() throws Exception {
    Path table = folder.resolve("table.csv");
    Files.writeString(table, "key,text,metadata\n\na,one,\nb\nc,three,{broken\n");
    server
        .answering("POST /api/v1/projects/p1/batches?name=table", 202, SUMMARY.formatted(2))
        .answering(
            "GET /api/v1/batches/b1/failures",
            200,
            """
            {"line":2,"code":"WRONG_TYPE","detail":"Expected an object"}
            {"line":3,"code":"WRONG_TYPE","detail":"Expected an object"}
            """);

    Ended ended = run("import", "p1", table.toString());

    assertThat(ended.err())
        .contains(
            table + " line 4: WRONG_COLUMNS: Expected as many values as the header has columns")
        .contains(table + " line 5: MALFORMED: metadata: Expected well-formed JSON");
  }

  @Test
  void aTableWithOtherColumnsIsRefusedOnceWithACommandThatShowsAMapping() throws Exception {
    Path table = folder.resolve("my table.csv");
    Files.writeString(table, "id;the message\n" + "a;one\n".repeat(30));

    Ended refused = run("import", "p1", table.toString());

    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err().lines())
        .containsExactly(
            "countersign: "
                + table
                + ": Expected columns for key and content, but there is id, the message; say which"
                + " is which, such as map=key:id,text:the message",
            "See how it would come in: countersign import p1 '%s' --map 'key:id,text:the message' --preview"
                .formatted(table));
    assertThat(server.requests("POST /api/v1/projects/p1/batches?name=my%20table")).isEmpty();
  }

  @Test
  void importSendsTheColumnsAsTheMappingSays() throws Exception {
    Path table = folder.resolve("table.csv");
    Files.write(
        table, "id;the message;shop\n1;für\n2;b;north\n".getBytes(Charset.forName("windows-1252")));
    String call = "POST /api/v1/projects/p1/batches?name=table";
    server.answering(call, 202, SUMMARY.formatted(0));

    Ended ended = run("import", "p1", table.toString(), "--map=key:id,text:the message", "--json");

    assertThat(ended.err())
        .contains("CSV, separated by semicolons, in Windows-1252; read as key:id,text:the message");
    assertThat(server.requests(call).get(0).body().lines())
        .containsExactly(
            "\"1;für\"", "{\"key\":\"2\",\"text\":\"b\",\"metadata\":{\"shop\":\"north\"}}");
    assertThat(JsonMapper.shared().readTree(ended.out()).at("/inputs/0/separator").asString())
        .isEqualTo(";");
    assertThat(run("import", "p1", table.toString(), "--map=nonsense").exit()).isEqualTo(2);
  }

  @Test
  void keysFromContentsAreMadeByTheServer() throws Exception {
    Path table = folder.resolve("table.tsv");
    Files.writeString(table, "text\tn\nx\t1\n");
    String call = "POST /api/v1/projects/p1/batches?name=table&map=key%3A%40content";
    server.answering(call, 202, SUMMARY.formatted(0));

    assertThat(run("import", "p1", table.toString(), "--map=key:@content").exit()).isZero();

    assertThat(server.requests(call).get(0).body())
        .isEqualTo("{\"text\":\"x\",\"metadata\":{\"n\":\"1\"}}\n");
  }

  @Test
  void aPreviewShowsTheFirstRowsAndImportsNothing() throws Exception {
    Path array = folder.resolve("rows.json");
    Files.writeString(array, "[{\"id\":7,\"sentence\":\"a\"},{\"id\":8,\"sentence\":\"b\"}]");
    String call = "POST /api/v1/projects/p1/imports/preview?cut=false";
    server.answering(
        call,
        200,
        """
        {"input":{},"rows":[{"line":1,"key":"7","text":"a","metadata":{}},
        {"line":2,"key":"8","text":"b","metadata":{"n":"1"},"code":"X","detail":"not like that"}]}
        """);

    Ended ended = run("import", "p1", array.toString(), "--preview");

    assertThat(ended.exit()).isZero();
    assertThat(server.requests(call).get(0).body())
        .isEqualTo("{\"key\":\"7\",\"text\":\"a\"}\n{\"key\":\"8\",\"text\":\"b\"}\n");
    assertThat(ended.out().lines())
        .containsExactly(
            "line  key  content  truth  metadata  problem",
            "   1    7  a            -            -",
            "   2    8  b            -  n=1       not like that");
    assertThat(ended.err())
        .contains("JSON, in UTF-8; read as key:id,text:sentence")
        .contains("add: --map key:id,text:sentence");
  }

  @Test
  void exportReplacesTheFileOnlyWhenAllIsThere() throws Exception {
    Path file = folder.resolve("accepted.ndjson");
    String call = "GET /api/v1/projects/p1/export?format=ndjson&state=ACCEPTED";
    server.answering(call, 200, "{\"key\":\"a\"}\n");
    assertThat(run("export", "p1", "--out", file.toString()).exit()).isZero();
    assertThat(file).hasContent("{\"key\":\"a\"}");

    server.cuttingOff(call, "{\"key\":\"b\"}\n");
    Ended ended = run("export", "p1", "--out", file.toString());

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err()).contains("countersign: The export did not complete");
    assertThat(file).hasContent("{\"key\":\"a\"}");
    assertThat(folder.resolve("accepted.ndjson.unfinished")).doesNotExist();
  }

  @Test
  void exportTakesEveryFilterOfTheList() throws Exception {
    String call =
        "GET /api/v1/projects/p1/export?format=csv&state=SKIPPED&metadata=shelf%3D4&text=red%20fox";
    server.answering(call, 200, "key\r\n");
    String[] filters = {"--filter", "metadata=shelf=4", "--filter", "text=red fox"};

    assertThat(
            run(
                    "export",
                    "p1",
                    "--format",
                    "csv",
                    "--state",
                    "SKIPPED",
                    filters[0],
                    filters[1],
                    filters[2],
                    filters[3])
                .out())
        .isEqualTo("key\r\n");
  }

  @Test
  void aProjectIsFoundByItsNameToo() throws Exception {
    server
        .answering("GET /api/v1/projects", 200, "{\"items\":[{\"id\":\"p1\",\"name\":\"shoes\"}]}")
        .answering("GET /api/v1/projects/p1/dashboard", 200, "{\"rows\":7}")
        .answering(
            "GET /api/v1/projects/shoes",
            404,
            "{\"code\":\"PROJECT_NOT_FOUND\",\"detail\":\"none\"}");

    Ended ended = run("status", "shoes");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out().strip()).isEqualTo("rows  7");
  }

  @Test
  void aRefusalIsOneLineWithItsCode() throws Exception {
    server.answering(
        "GET /api/v1/sla",
        403,
        "{\"code\":\"ROLE_MISSING\",\"detail\":\"Expected a role\\nhere\"}");

    Ended ended = run("sla");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err().strip()).isEqualTo("countersign: ROLE_MISSING: Expected a role here");
  }

  /** The words of a command as a shell takes them apart, without the program. */
  private String[] words(String command) throws Exception {
    Process shell =
        new ProcessBuilder("bash", "-c", "set -- " + command + "; shift; printf '%s\\0' \"$@\"")
            .start();
    return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\0");
  }

  private static String printed(Ended ended, String before) {
    return ended
        .err()
        .lines()
        .filter(line -> line.startsWith(before))
        .map(line -> line.substring(before.length()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(ended.err()));
  }

  @Test
  void whoHasNoTokenIsToldACommandThatMakesOne() throws Exception {
    server
        .answering("GET /api/v1/sla", 401, "{\"code\":\"UNAUTHENTICATED\",\"detail\":\"Log in\"}")
        .answering("POST /api/v1/tokens", 200, "{\"id\":\"t\",\"token\":\"cs_t_0ken\"}");

    Ended refused = run("sla");

    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains(server.url() + "/account");
    String[] command = words(printed(refused, "Make a program token with: "));
    Path password = Files.writeString(folder.resolve("password"), "the password\n");
    Ended made = Program.runReading(folder, password, command);
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(made.out().lines())
        .containsExactly(
            "export COUNTERSIGN_URL=" + server.url(), "export COUNTERSIGN_TOKEN=cs_t_0ken");
    FakeServer.Request request = server.requests("POST /api/v1/tokens").get(0);
    assertThat(request.authorization())
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("admin:the password".getBytes(StandardCharsets.UTF_8)));
    assertThat(request.body()).isEqualTo("{\"name\":\"command line\"}");
  }

  @Test
  void whoFindsNoServerIsToldACommandThatStartsOneThere() throws Exception {
    String url = server.url();
    server.close();

    Ended ended = Program.run(folder, "sla", "--url", url);

    String port = url.substring(url.lastIndexOf(':') + 1);
    assertThat(words(printed(ended, "Start one with: "))).containsExactly("up", "--port", port);
    assertThat(ended.exit()).isEqualTo(1);
  }

  @Test
  void theCommandThatShowsAMappingDoesSoWhenItIsPasted() throws Exception {
    Path table = Files.createDirectory(folder.resolve("it's here")).resolve("a table.csv");
    Files.writeString(table, "id;the \"text\"\n" + "a;one\n".repeat(3));
    String call = "POST /api/v1/projects/p1/imports/preview?cut=false";
    server.answering(call, 200, "{\"input\":{},\"rows\":[]}");

    Ended refused = run("import", "p1", table.toString());
    Ended shown = run(words(printed(refused, "See how it would come in: ")));

    assertThat(shown.exit()).as(shown.err()).isZero();
    assertThat(server.requests(call).get(0).body()).startsWith("{\"key\":\"a\",\"text\":\"one\"}");
  }

  @Test
  void theTokenOfTheEnvironmentIsSent() throws Exception {
    server.answering("GET /api/v1/sla", 200, "{}");

    Program.run(
        folder, Map.of("COUNTERSIGN_TOKEN", "t0ken", "COUNTERSIGN_URL", server.url()), "sla");

    assertThat(server.requests("GET /api/v1/sla").get(0).authorization()).isEqualTo("Bearer t0ken");
  }

  @Test
  void historyFollowsThePagesAndShowsATimeline() throws Exception {
    String path = "/api/v1/data-rows/r1/history?limit=1000";
    server
        .answering("GET /api/v1/data-rows/r1", 200, "{}")
        .answering("GET " + path, 200, page("data-row-registered", 0, "\"n\""))
        .answering("GET " + path + "&after=n", 200, page("label-rejected", 1, "null"));

    Ended ended = run("history", "r1");

    assertThat(ended.out().lines().skip(1))
        .containsExactly(
            "      0  2026-11-02T09:30:00Z  anna   data row registered  reason=UNCLEAR",
            "      1  2026-11-02T09:30:00Z  anna   label rejected       reason=UNCLEAR");
  }

  @Test
  void historyTakesAKey() throws Exception {
    server
        .answering("GET /api/v1/data-rows/sku%2F1", 404, "{\"code\":\"DATA_ROW_NOT_FOUND\"}")
        .answering(
            "GET /api/v1/data-rows?limit=100&key=sku%2F1",
            200,
            "{\"items\":[%s,%s]}"
                .formatted(key("r1", "sku/1", "shop"), key("r2", "sku/12", "shop")))
        .answering(
            "GET /api/v1/data-rows/r1/history?limit=1000",
            200,
            page("data-row-registered", 0, "null"));

    assertThat(run("history", "sku/1").out()).contains("data row registered");
  }

  @Test
  void historyAsksForTheProjectOfAKeyThatSeveralHave() throws Exception {
    server
        .answering("GET /api/v1/data-rows/a", 404, "{\"code\":\"DATA_ROW_NOT_FOUND\"}")
        .answering(
            "GET /api/v1/data-rows?limit=100&key=a",
            200,
            "{\"items\":[%s,%s]}".formatted(key("r1", "a", "shop"), key("r2", "a", "attic")))
        .answering(
            "GET /api/v1/data-rows/r2/history?limit=1000",
            200,
            page("data-row-registered", 0, "null"));

    Ended ambiguous = run("history", "a");
    assertThat(ambiguous.exit()).isEqualTo(1);
    assertThat(ambiguous.err())
        .contains("Several projects have a data row with the key a")
        .contains("--project", "shop, attic");
    assertThat(run("history", "a", "--project", "attic").out()).contains("data row registered");
    assertThat(run("history", "a", "--project", "cellar").err())
        .contains("No data row of the project cellar has the key a");
  }

  private static String key(String id, String key, String project) {
    return "{\"id\":\"%s\",\"key\":\"%s\",\"project\":\"01P\",\"projectName\":\"%s\"}"
        .formatted(id, key, project);
  }

  @Test
  void verifyFailsWhenThereIsADifference() throws Exception {
    server
        .answering("POST /api/v1/verify", 202, "{\"operation\":\"o1\"}")
        .answering(
            "GET /api/v1/operations/o1",
            200,
            "{\"state\":\"DONE\",\"result\":{\"differences\":1,\"items\":[{\"subject\":\"r1\"}]}}");

    Ended ended = run("verify", "--json");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(JsonMapper.shared().readTree(ended.out()).path("differences").asInt()).isEqualTo(1);
  }

  @Test
  void rowsOfAFilterAreLookedAtBeforeAndThenChanged() throws Exception {
    String changes = "/api/v1/projects/p1/row-changes";
    server
        .answering("GET /api/v1/projects/p1", 200, "{}")
        .answering("POST " + changes + "/preview?author=kim", 200, "{\"rows\":7}")
        .answering("POST " + changes + "?author=kim", 202, "{\"operation\":\"o1\"}")
        .answering(
            "GET /api/v1/operations/o1",
            200,
            "{\"state\":\"DONE\",\"result\":{\"change\":\"c1\",\"changed\":7,\"leftOut\":0}}");

    Ended looked = run("rows", "reopen", "p1", "--filter", "author=kim", "--dry-run", "--json");
    Ended changed =
        run("rows", "reopen", "p1", "--filter", "author=kim", "--reason", "wrong", "--json");

    assertThat(JsonMapper.shared().readTree(looked.out()).path("rows").asInt()).isEqualTo(7);
    assertThat(JsonMapper.shared().readTree(changed.out()).path("change").asString())
        .isEqualTo("c1");
    assertThat(run("rows", "withdraw", "p1", "--reason", "all of them").exit()).isEqualTo(2);
  }

  @Test
  void aBatchIsArchivedByItsName() throws Exception {
    server
        .answering("GET /api/v1/projects/p1", 200, "{}")
        .answering(
            "GET /api/v1/projects/p1/batches",
            200,
            "{\"items\":[{\"id\":\"b1\",\"name\":\"may\"}],\"next\":null}")
        .answering("POST /api/v1/batches/b1/archive", 200, "{\"id\":\"b1\",\"archived\":true}");

    Ended ended = run("batch", "archive", "p1", "may", "--json");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(JsonMapper.shared().readTree(ended.out()).path("archived").asBoolean()).isTrue();
  }

  private static String page(String type, int version, String next) {
    return ("{\"items\":[{\"version\":%d,\"position\":1,\"type\":\"%s\",\"at\":\"2026-11-02T09:30:00Z\","
            + "\"actor\":\"01KA\",\"actorName\":\"anna\",\"data\":{\"reason\":\"UNCLEAR\"}}],\"next\":%s}")
        .formatted(version, type, next);
  }

  private Ended run(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--url", server.url()));
    return Program.run(folder, all.toArray(String[]::new));
  }
}
