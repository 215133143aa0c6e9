package io.countersign.ops.demo;

import io.countersign.ops.demo.Ledger.Entry;
import io.countersign.ops.demo.images.ProductImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One person at work: claims the next task, looks at the picture and decides. */
final class StaffMember {
  private final Desk desk;
  private final Eye eye;
  private final Behaviour behaviour;
  private final Ledger ledger;
  private final Set<String> givenBack;
  private final DemoFlow flow;

  /**
   * @param givenBack ids of the tasks that somebody gave back once; shared by all staff
   */
  StaffMember(
      Desk desk,
      Eye eye,
      Behaviour behaviour,
      Ledger ledger,
      Set<String> givenBack,
      DemoFlow flow) {
    this.desk = desk;
    this.eye = eye;
    this.behaviour = behaviour;
    this.ledger = ledger;
    this.givenBack = givenBack;
    this.flow = flow;
  }

  /** Works until there is nothing to claim, or until the thread is interrupted. */
  void workUntilNothingIsLeft() {
    Optional<TaskView> task = desk.claimNext();
    while (task.isPresent() && !Thread.currentThread().isInterrupted()) {
      work(task.get());
      task = desk.claimNext();
    }
  }

  private void work(TaskView task) {
    ProductImage image = eye.recognise(desk.content(task.dataRow()));
    if (givesBack(task, image)) {
      act(task, "release", Map.of(), Entry.RELEASED);
    } else {
      decide(task, image);
    }
  }

  /** Each task at most once, or it would go round for ever. */
  private boolean givesBack(TaskView task, ProductImage image) {
    return behaviour.givesBack(image.key(), task.stage(), flow.attempt(task))
        && givenBack.add(task.id());
  }

  private void decide(TaskView task, ProductImage image) {
    switch (task.kind()) {
      case "REVIEW" -> review(task, image);
      case "ADJUDICATE" -> submit(task, image, adjudicated(task, image), Entry.ADJUDICATED);
      case "REWORK" -> submit(task, image, labelled(task, image), Entry.REWORKED);
      case "LABEL" -> submit(task, image, labelled(task, image), Entry.LABELLED);
      default -> throw new IllegalStateException("Unknown kind of task: " + task.kind());
    }
  }

  private String labelled(TaskView task, ProductImage image) {
    return behaviour.label(image.key(), task.stage(), flow.attempt(task), image.trueClass());
  }

  private String adjudicated(TaskView task, ProductImage image) {
    return behaviour.adjudicate(image.key(), task.stage(), flow.attempt(task), image.trueClass());
  }

  private void submit(TaskView task, ProductImage image, String category, Entry entry) {
    Map<String, Object> label =
        Map.of("annotations", annotations(category), "secondsSpent", seconds(task, image));
    act(task, "submit", label, entry);
  }

  private void review(TaskView task, ProductImage image) {
    Judgement judgement =
        behaviour.review(
            image.key(),
            task.stage(),
            flow.attempt(task),
            task.shown(),
            image.trueClass(),
            task.byModel());
    if (judgement instanceof Judgement.Correct correct) {
      Map<String, Object> correction =
          Map.of(
              "annotations", annotations(correct.category()),
              "reason", correct.reason(),
              "secondsSpent", seconds(task, image));
      act(task, "correct", correction, Entry.CORRECTED);
    } else if (judgement instanceof Judgement.Reject reject) {
      Map<String, Object> rejection =
          Map.of(
              "reason", reject.reason(),
              "comment", reject.comment(),
              "secondsSpent", seconds(task, image));
      act(task, "reject", rejection, Entry.REJECTED);
    } else {
      act(task, "approve", Map.of("secondsSpent", seconds(task, image)), Entry.APPROVED);
    }
  }

  private double seconds(TaskView task, ProductImage image) {
    return behaviour.secondsSpent(image.key(), task.stage(), flow.attempt(task));
  }

  private static List<Map<String, Object>> annotations(String category) {
    return List.of(Map.of("name", DemoProject.ANNOTATION, "type", "choice", "value", category));
  }

  private void act(TaskView task, String action, Map<String, Object> body, Entry entry) {
    ledger.add(desk.act(task.id(), action, body) ? entry : Entry.REFUSED);
  }
}
