package io.countersign.ops.demo;

import io.countersign.ops.demo.images.ProductImages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The project of the demo, as it goes over the wire. */
final class DemoProject {
  static final String NAME = "product-images";
  static final String ANNOTATION = "category";
  static final String WRONG_CLASS = "WRONG_CLASS";
  static final String MODEL = "fashion";

  private static final String ACCEPTANCE = "acceptance";
  private static final List<Map<String, Object>> STAGES =
      List.of(
          Map.of("name", "review", "group", "reviewers", "share", 1.0),
          Map.of("name", ACCEPTANCE, "group", "leads", "share", 0.2));
  private static final Map<String, String> LIMITS =
      Map.of("label", "PT8H", "review", "PT4H", "rework", "PT4H", ACCEPTANCE, "PT8H");

  /** The version of the model; confidences and shares of the pre-labels, in [0, 1]. */
  record PreLabel(String version, double suggestFrom, double acceptFrom, double auditShare) {
    Map<String, Object> toJson() {
      return Map.of(
          "model", MODEL,
          "version", version,
          "suggestFrom", suggestFrom,
          "acceptFrom", acceptFrom,
          "auditShare", auditShare);
    }
  }

  private DemoProject() {}

  /** The project without a model: every row goes to people. */
  static Map<String, Object> withoutModel() {
    Map<String, Object> project = new LinkedHashMap<>();
    project.put("name", NAME);
    project.put("mediaType", "image/*");
    project.putAll(policyWithoutModel());
    return project;
  }

  /** The policy once there is a model. */
  static Map<String, Object> policyWithModel(PreLabel preLabel, DemoFlow flow) {
    Map<String, Object> policy = policyWithoutModel();
    policy.put("preLabel", preLabel.toJson());
    policy.put("review", review(flow));
    policy.put("sla", sla(flow));
    policy.putAll(flow.rules());
    return policy;
  }

  private static Map<String, Object> policyWithoutModel() {
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("ontology", Map.of("annotations", List.of(category())));
    policy.put("review", review(DemoFlow.STAGES));
    policy.put("sla", sla(DemoFlow.STAGES));
    policy.put("instructions", INSTRUCTIONS);
    return policy;
  }

  private static Map<String, Object> category() {
    return Map.of(
        "name",
        ANNOTATION,
        "type",
        "choice",
        "options",
        ProductImages.CLASSES,
        "required",
        true,
        "description",
        "What the picture shows");
  }

  /** Two rounds, not three, so that a lead gets something to adjudicate. */
  private static Map<String, Object> review(DemoFlow flow) {
    Map<String, Object> review = new LinkedHashMap<>(flow.stages(STAGES));
    review.put("maxRounds", 2);
    review.put("claimMinutes", 30);
    review.put("rejectionReasons", List.of(WRONG_CLASS, "UNCLEAR_IMAGE", "GUIDELINE"));
    return review;
  }

  private static Map<String, Object> sla(DemoFlow flow) {
    return Map.of(
        "stages",
        flow == DemoFlow.STAGES ? LIMITS : withoutAcceptance(),
        "warnAt",
        0.8,
        "calendar",
        Map.of(
            "zone",
            "Europe/Berlin",
            "days",
            List.of("MON", "TUE", "WED", "THU", "FRI"),
            "from",
            "09:00",
            "to",
            "17:00"));
  }

  private static Map<String, String> withoutAcceptance() {
    Map<String, String> limits = new LinkedHashMap<>(LIMITS);
    limits.remove(ACCEPTANCE);
    return limits;
  }

  private static final String INSTRUCTIONS =
      """
      # How to label

      Choose the one class that the picture shows.

      - **T-shirt/top** or **Shirt**: a shirt has a collar or buttons all the way down.
      - **Pullover** or **Coat**: a coat opens in front.
      - **Sandal**, **Sneaker** or **Ankle boot**: open, low and closed, above the ankle.

      In doubt, choose what a customer would search for.
      """;
}
