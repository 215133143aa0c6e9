package io.countersign.engine.modelrun;

/** Names a model at a version; the wire form is {@code model/NAME/VERSION}. */
public record ModelId(String name, String version) {
  @Override
  public String toString() {
    return "model/" + name + "/" + version;
  }
}
