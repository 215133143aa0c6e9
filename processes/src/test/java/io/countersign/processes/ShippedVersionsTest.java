package io.countersign.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.processes.flow.FlowFile;
import io.countersign.processes.flow.FlowFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What each version of a diagram and of a decision table holds is approved by its hash: {@code mvn
 * test -Dtest=ShippedVersionsTest -Dgolden=write}.
 */
class ShippedVersionsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/versions.txt");
  private static final String NAMESPACE = "http://camunda.org/schema/1.0/";

  @Test
  void whatChangedHasANewVersion() throws Exception {
    Map<String, String> shipped = shipped();
    Map<String, String> approved = approved();
    assertThat(shipped)
        .as(
            "A diagram or decision table changed and its version did not, so that rows would go"
                + " through another process than their policy names: raise versionTag, then rewrite"
                + " the golden file with -Dgolden=write")
        .allSatisfy(
            (version, hash) -> assertThat(hash).isEqualTo(approved.getOrDefault(version, hash)));
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, text(shipped));
    }
    assertThat(approved())
        .as("Versions came or went: rewrite the golden file with -Dgolden=write")
        .isEqualTo(shipped);
  }

  private static String text(Map<String, String> hashes) {
    return hashes.entrySet().stream()
        .map(version -> version.getKey() + " " + version.getValue() + "\n")
        .collect(Collectors.joining());
  }

  /** Hashes by key and version. */
  private static Map<String, String> approved() throws IOException {
    if (!Files.exists(GOLDEN)) {
      return Map.of();
    }
    return Files.readAllLines(GOLDEN).stream()
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.lastIndexOf(' ')),
                line -> line.substring(line.lastIndexOf(' ') + 1)));
  }

  private static Map<String, String> shipped() throws Exception {
    FlowFiles files = FlowFiles.shipped();
    Map<String, String> hashes = new TreeMap<>();
    for (FlowFile file :
        Stream.concat(files.diagrams().stream(), files.decisions().stream()).toList()) {
      byte[] bytes = file.xml().getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      hashes.put(version(file, bytes), HexFormat.of().formatHex(hash));
    }
    return hashes;
  }

  private static String version(FlowFile file, byte[] xml) throws Exception {
    DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
    parsers.setNamespaceAware(true);
    Document document = parsers.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    boolean diagram = file.name().endsWith(".bpmn");
    String kind = diagram ? "process" : "decision";
    Element root = (Element) document.getElementsByTagNameNS("*", kind).item(0);
    String version = root.getAttributeNS(NAMESPACE + (diagram ? "bpmn" : "dmn"), "versionTag");
    assertThat(version).as("versionTag of %s", file.name()).matches("[1-9][0-9]*");
    return root.getAttribute("id") + " " + version;
  }
}
