package org.fasit.cli.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was installed, so that exactly that can be taken out.
 *
 * @param bundles file names in {@code fasit/bundle}
 * @param launcher SHA-256 of {@code Weasis.cfg} as it was written
 * @param configuration SHA-256 of {@code conf/fasit-ext.json} as it was written
 */
record Receipt(List<String> bundles, String launcher, String configuration) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Optional<Receipt> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Receipt receipt;
    try {
      receipt = JSON.readValue(file.toFile(), Receipt.class);
    } catch (JsonProcessingException e) {
      throw new InstallException(file + " is damaged; take Fasit out by hand as INSTALL.md tells");
    }
    if (receipt.bundles == null
        || receipt.bundles.stream().anyMatch(name -> !name.matches("[\\w.+-]+\\.jar"))) {
      throw new InstallException(file + " is damaged; take Fasit out by hand as INSTALL.md tells");
    }
    return Optional.of(receipt);
  }

  byte[] bytes() throws IOException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
  }
}
