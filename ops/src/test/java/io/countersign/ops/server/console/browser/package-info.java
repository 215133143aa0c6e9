/** What tests of the console drive a browser with, and the people they drive it for. */
@NullMarked
package io.countersign.ops.server.console.browser;

import org.jspecify.annotations.NullMarked;
