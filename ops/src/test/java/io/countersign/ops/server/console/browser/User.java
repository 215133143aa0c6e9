package io.countersign.ops.server.console.browser;

import io.countersign.ops.fixture.Http;

/** Somebody who can log in. */
public record User(String name, String password) {
  /** The same person as a program. */
  public Http http() {
    return Http.as(name, password);
  }
}
