package io.countersign.ops.server.console;

import io.countersign.ops.server.console.browser.Browse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test in the browser; its methods may take a {@link Browse}. Left out by -DskipConsole. */
@Tag("console")
@ExtendWith(Browsing.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ConsoleTest {}
