package io.countersign.ops.stores.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a client has to know, made at each start and kept nowhere, with the keys that SCRAM-SHA-256
 * (RFC 5802, RFC 7677) derives from it.
 */
public final class Secret {
  static final String USER = "countersign";

  /** As few as clients take: the secret is random, so nobody finds it by trying. */
  private static final int ITERATIONS = 4_096;

  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 32;
  private static final int SALT_BYTES = 16;

  private final String text;
  private final byte[] salt;
  private final byte[] storedKey;
  private final byte[] serverKey;

  private Secret(String text, byte[] salt) {
    this.text = text;
    this.salt = salt;
    byte[] salted = salted(text, salt);
    this.storedKey = hash(hmac(salted, "Client Key"));
    this.serverKey = hmac(salted, "Server Key");
  }

  /** A new one. */
  public static Secret random() {
    return new Secret(HexFormat.of().formatHex(randomBytes(BYTES)), randomBytes(SALT_BYTES));
  }

  static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /** Where a client finds the server on {@code port} of this machine, and how it gets in. */
  public String uri(int port, String database) {
    return "mongodb://%s:%s@127.0.0.1:%d/%s?authSource=admin&authMechanism=SCRAM-SHA-256"
        .formatted(USER, text, port, database);
  }

  /** What the server says first, after its nonce. */
  String challenge() {
    return "s=" + Base64.getEncoder().encodeToString(salt) + ",i=" + ITERATIONS;
  }

  /** Whether {@code proof} shows that the client knows the secret. */
  boolean isProven(String exchange, byte[] proof) {
    byte[] signature = hmac(storedKey, exchange);
    if (proof.length != signature.length) {
      return false;
    }
    byte[] clientKey = new byte[proof.length];
    for (int i = 0; i < proof.length; i++) {
      clientKey[i] = (byte) (proof[i] ^ signature[i]);
    }
    return MessageDigest.isEqual(hash(clientKey), storedKey);
  }

  /** What shows the client that the server knows it, too. */
  String signature(String exchange) {
    return "v=" + Base64.getEncoder().encodeToString(hmac(serverKey, exchange));
  }

  private static byte[] salted(String text, byte[] salt) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(text.toCharArray(), salt, ITERATIONS, BYTES * Byte.SIZE))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Says nothing of it. */
  @Override
  public String toString() {
    return "Secret";
  }
}
