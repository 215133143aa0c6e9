package io.countersign.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.Models;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.training.HeadTrainer;
import io.countersign.modelrunner.training.TrainingRequest;
import io.countersign.modelrunner.training.TrainingRequest.Example;
import io.countersign.ops.http.Http.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Models to try things with, and operations to wait for. */
final class Trial {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_NANOS = 50_000_000L;

  /** Two classes of texts that can be told apart, labelled once and seldom reviewed. */
  static final String POLICY =
      """
      "ontology":{"annotations":[{"name":"category","type":"choice","options":["spam","ham"],"required":true}]},
      "review":{"flow":"single-review","stages":[{"name":"review","group":"reviewers","share":0.0}],
        "maxRounds":2,"claimMinutes":30,"rejectionReasons":["WRONG_CLASS"]}
      """;

  private Trial() {}

  static String policyWith(String model) {
    return "%s,\"preLabel\":{\"model\":\"%s\",\"suggestFrom\":0.5,\"acceptFrom\":0.9,\"auditShare\":0}"
        .formatted(POLICY.strip(), model);
  }

  static String text(int number) {
    return number % 2 == 0
        ? "Win a free prize now, click this link to get your money, offer " + number
        : "The team meets on Monday to talk about the garden, room " + number;
  }

  static String lines(String prefix, int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append("{\"key\":\"%s-%d\",\"text\":\"%s\"}%n".formatted(prefix, i, text(i)));
    }
    return lines.toString();
  }

  /** Imports rows, and gives the batch. */
  static String importRows(Staff staff, String batch, int count) {
    Answer answer = staff.importLines(batch, lines(batch, count));
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.json().path("registered").asInt()).isEqualTo(count);
    return answer.json().path("id").asString();
  }

  /** Labels every row that waits, as its text says. */
  static void labelAll(Staff staff, int count) {
    for (int i = 0; i < count; i++) {
      JsonNode task = staff.claimNext(staff.labeller()).json();
      String row = "/api/v1/data-rows/" + task.path("dataRow").asString();
      boolean spam = staff.labeller().get(row + "/content").body().startsWith("Win");
      Answer done =
          staff
              .labeller()
              .post(
                  "/api/v1/tasks/" + task.path("id").asString() + "/submit",
                  spam ? Staff.SPAM : Staff.HAM);
      assertThat(done.json().path("state").asString()).as(done.body()).isEqualTo("ACCEPTED");
    }
  }

  /** A model that tells the two classes apart. */
  static Bundle bundle(String name, Path folder) throws IOException {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      byte[] text = text(i).getBytes(StandardCharsets.UTF_8);
      examples.add(new Example(new Content("text/plain", text), i % 2 == 0 ? "spam" : "ham"));
    }
    TrainingRequest request =
        new TrainingRequest(
            name, "1", "category", HeadTrainer.inputFor("text/plain", 0), examples, 7);
    return new HeadTrainer(TestServer.server().part(Models.class)).train(request, folder).bundle();
  }

  static Answer upload(Http person, byte[] zip, String... headers) {
    return person.send(
        "POST", "/api/v1/models", "application/zip", BodyPublishers.ofByteArray(zip), headers);
  }

  /** Waits for the operation that an answer names. */
  static JsonNode ended(Http person, Answer started) {
    assertThat(started.status()).as(started.body()).isEqualTo(202);
    String path = "/api/v1/operations/" + started.json().path("operation").asString();
    return eventually(
        () -> person.get(path).json(), view -> !view.path("state").asString().equals("RUNNING"));
  }

  /** Asks again and again, until it is as wanted. */
  static JsonNode eventually(Supplier<JsonNode> question, Predicate<JsonNode> wanted) {
    long start = System.nanoTime();
    JsonNode answer = question.get();
    while (!wanted.test(answer)) {
      assertThat(System.nanoTime() - start).as("%s", answer).isLessThan(PATIENCE.toNanos());
      LockSupport.parkNanos(LOOK_NANOS);
      answer = question.get();
    }
    return answer;
  }
}
