package org.fasit.cli.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * The zip {@code fasit-workstation-VERSION.zip}.
 *
 * @param bundles file names with their content
 * @param configuration the extended configuration that starts them
 */
record Feature(SortedMap<String, byte[]> bundles, String configuration) {

  private static final Pattern BUNDLE = Pattern.compile("[^/\\\\]+/bundle/([\\w.+-]+\\.jar)");
  private static final Pattern CONFIGURATION = Pattern.compile("[^/\\\\]+/fasit-ext\\.json");

  /** The whole feature is below 6 MB. */
  private static final int MOST_BYTES = 32_000_000;

  private static final String PREFERENCES = "weasisPreferences";
  private static final String WHERE = "fasit.bundles";
  private static final ObjectMapper JSON = new ObjectMapper();

  static Feature read(Path zip) throws IOException {
    SortedMap<String, byte[]> bundles = new TreeMap<>();
    String configuration = "";
    int left = MOST_BYTES;
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        byte[] content = entries.readNBytes(left);
        left -= content.length;
        if (left == 0) {
          throw new InstallException(zip + " is too large");
        }
        var bundle = BUNDLE.matcher(entry.getName());
        if (bundle.matches()) {
          bundles.put(bundle.group(1), content);
        } else if (CONFIGURATION.matcher(entry.getName()).matches()) {
          configuration = new String(content, StandardCharsets.UTF_8);
        }
      }
    } catch (NoSuchFileException e) {
      throw new InstallException("no such file: " + zip);
    } catch (ZipException e) {
      throw new InstallException(zip + " cannot be read: " + e.getMessage());
    }
    if (bundles.isEmpty() || configuration.isEmpty()) {
      throw new InstallException(zip + " is not a fasit-workstation zip");
    }
    return new Feature(bundles, configuration);
  }

  /**
   * The configuration for bundles in another place.
   *
   * @param folder URL of their folder; may hold {@code ${…}} of Weasis
   * @param present what is configured now; entries of other codes than ours are kept
   */
  String configuredFor(String folder, Optional<String> present) throws IOException {
    JsonNode root = JSON.readTree(configuration);
    if (!(root.path(PREFERENCES) instanceof ArrayNode preferences)
        || !(entry(preferences, WHERE) instanceof ObjectNode where)) {
      throw new InstallException("the zip's fasit-ext.json does not name " + WHERE);
    }
    where.put("value", folder);
    if (present.isPresent()) {
      for (JsonNode other : JSON.readTree(present.get()).path(PREFERENCES)) {
        if (entry(preferences, other.path("code").asText()).isMissingNode()) {
          preferences.add(other);
        }
      }
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static JsonNode entry(ArrayNode preferences, String code) {
    for (JsonNode entry : preferences) {
      if (entry.path("code").asText().equals(code)) {
        return entry;
      }
    }
    return MissingNode.getInstance();
  }
}
