package io.countersign.ops.server.console.browser;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a project of the tests is about: its rules, and labels that fit them. */
public enum Subject {
  /** Small images of clothes, each of one class. */
  IMAGES(
      "image/*",
      """
      {"name":"category","type":"choice","required":true,"description":"What the picture shows",
       "options":["T-shirt/top","Trouser","Pullover","Dress","Coat","Sandal","Shirt","Sneaker","Bag","Ankle boot"]}
      """,
      "{\"name\":\"category\",\"type\":\"choice\",\"value\":\"Shirt\"}",
      "{\"name\":\"category\",\"type\":\"choice\",\"value\":\"Bag\"}"),

  /** Messages in which people and places are marked, with what they are about. */
  TEXTS(
      "text/plain",
      """
      {"name":"topic","type":"choice","required":true,"options":["delivery","payment","other"]},
      {"name":"person","type":"span","required":false,"description":"The name of a person"},
      {"name":"place","type":"span","required":false,"description":"The name of a place"}
      """,
      "{\"name\":\"topic\",\"type\":\"choice\",\"value\":\"delivery\"},"
          + "{\"name\":\"person\",\"type\":\"span\",\"span\":{\"start\":0,\"end\":4}}",
      "{\"name\":\"topic\",\"type\":\"choice\",\"value\":\"other\"}"),

  /** Larger images in which things are boxed and outlined. */
  SCENES(
      "image/*",
      """
      {"name":"box","type":"box","required":false,"description":"A thing with corners"},
      {"name":"outline","type":"polygon","required":false,"description":"A round thing"},
      {"name":"note","type":"text","required":false}
      """,
      "{\"name\":\"box\",\"type\":\"box\",\"box\":{\"x\":40,\"y\":60,\"width\":120,\"height\":80}}",
      "{\"name\":\"outline\",\"type\":\"polygon\",\"polygon\":[[300,80],[380,120],[340,200]]}"),

  /** Images of which each has one of fifty classes. */
  ANIMALS(
      "image/*",
      """
      {"name":"animal","type":"choice","required":true,"options":[
       "Aardvark","Albatross","Antelope","Badger","Bat","Bear","Beaver","Bison","Boar",
       "Buffalo","Camel","Capybara","Cat","Cheetah","Cobra","Cow","Coyote","Crane",
       "Crocodile","Deer","Dog","Dolphin","Donkey","Eagle","Elephant","Falcon","Ferret",
       "Fox","Frog","Gazelle","Giraffe","Goat","Goose","Gorilla","Hamster","Hawk",
       "Hedgehog","Heron","Hippo","Horse","Hyena","Iguana","Jackal","Jaguar","Kangaroo",
       "Koala","Leopard","Lion","Tiger","Zebra"]}
      """,
      "{\"name\":\"animal\",\"type\":\"choice\",\"value\":\"Zebra\"}",
      "{\"name\":\"animal\",\"type\":\"choice\",\"value\":\"Fox\"}");

  private static final String POLICY =
      """
      {"name":"%s","mediaType":"%s","ontology":{"annotations":[%s]},
       "review":{"flow":"staged-review","stages":[
         {"name":"review","group":"reviewers","share":1.0},
         {"name":"acceptance","group":"leads","share":0.0}],
         "maxRounds":2,"claimMinutes":30,"minimumViewMillis":0,
         "rejectionReasons":["WRONG_CLASS","UNCLEAR_IMAGE","GUIDELINE"]},
       "sla":{"stages":{"label":"PT8H","review":"PT4H","rework":"PT4H"},"warnAt":0.8},
       "instructions":"# How to label\\n\\nLook *closely*, then decide."}
      """;

  private final String mediaType;
  private final String ontology;
  private final String label;
  private final String otherLabel;

  Subject(String mediaType, String ontology, String label, String otherLabel) {
    this.mediaType = mediaType;
    this.ontology = ontology;
    this.label = label;
    this.otherLabel = otherLabel;
  }

  public String project(String name) {
    return POLICY.formatted(name, mediaType, ontology.strip());
  }

  /** The body of a submission. */
  public String label() {
    return body(label);
  }

  /** One that differs from {@link #label()}. */
  public String otherLabel() {
    return body(otherLabel);
  }

  private static String body(String annotations) {
    return "{\"annotations\":[" + annotations + "]}";
  }

  /** Lines to import, under the keys {@code prefix-0}, {@code prefix-1} and so on. */
  public String lines(String prefix, int count) {
    List<String> contents = this == TEXTS ? Samples.texts(count) : images(count);
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"key\":\"%s-%d\",%s}".formatted(prefix, i, contents.get(i)))
        .collect(Collectors.joining("\n"));
  }

  private List<String> images(int count) {
    return this == IMAGES ? Samples.clothes(count) : Samples.scenes(count);
  }
}
