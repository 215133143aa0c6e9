package io.countersign.ops.console;

import io.countersign.ops.fixture.Http;

/** Somebody who can log in. */
record User(String name, String password) {
  /** The same person as a program. */
  Http http() {
    return Http.as(name, password);
  }
}
