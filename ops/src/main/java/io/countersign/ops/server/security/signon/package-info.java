/** Sign-on: by password, or by the word of an identity provider. */
@NullMarked
package io.countersign.ops.server.security.signon;

import org.jspecify.annotations.NullMarked;
