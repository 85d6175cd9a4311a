package org.fasit.reading;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.fasit.journal.ConnectionTest.Check;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Changes the settings file for a person. Edits go by key, such as {@code pacs.url}; an empty value
 * takes the key away, an edit of a section's name alone the whole section. All methods may wait for
 * disk or network: not for an event dispatch thread.
 */
@ProviderType
public interface SettingsEditor {

  /**
   * What the file says now.
   *
   * @param values by key, without secrets and without what is no single value
   * @param secrets keys of secrets that are set
   * @param locked why nothing can be changed here and what to do; empty when it can
   */
  record Form(Map<String, String> values, Set<String> secrets, Optional<String> locked) {
    public Form {
      values = Map.copyOf(values);
      secrets = Set.copyOf(secrets);
    }

    /** The value of a key, when it has one. */
    public Optional<String> value(String key) {
      return Optional.ofNullable(values.get(key));
    }
  }

  /** Reads the file. */
  Form read();

  /**
   * Writes the edits into the file and puts them into force. Whatever else the file holds stays.
   * When anything goes wrong the file is as it was before.
   *
   * @throws IOException with what is wrong and what to do, in the user's language, never a secret
   */
  void write(Map<String, Optional<String>> edits) throws IOException;

  /** The sections whose connection can be tested. */
  Set<String> testable();

  /**
   * Tests a section's connection as it would be with these edits, which are not written. Ends
   * within {@link org.fasit.journal.ConnectionTest#LONGEST}, or soon after an interrupt.
   *
   * @param tell takes each finding, on the calling thread
   * @throws IOException when the edits make no settings; the message says why
   */
  void test(String section, Map<String, Optional<String>> edits, Consumer<Check> tell)
      throws IOException, InterruptedException;

  /** The PACS nodes that the host knows, by name; key {@code pacs.node} takes such a name. */
  List<HostProfile.Node> nodes();

  /** Who signed in to the host: the reader where {@code reading.readerId} is not set. */
  String signedIn();
}
