package org.fasit.cli.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.document.CaseDocuments;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.Lookup;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.Entry;
import org.fasit.model.Event;

/** What arrived in Orthanc and in the registry, held against what was confirmed. */
final class Arrivals {

  private static final int SHOWN = 10;
  private static final Duration LOADING_LIMIT = Duration.ofSeconds(20);

  private final Servers servers;
  private final Path journal;

  Arrivals(Servers servers, Path journal) {
    this.servers = servers;
    this.journal = journal;
  }

  /** Checks that each confirmed entry is in both places, exactly once. */
  void assertEachArrivedOnce(Set<UUID> confirmed) throws Exception {
    Map<String, Integer> rows = rows();
    Map<String, Integer> instances = instances();
    List<String> wrong = new ArrayList<>();
    try (OpenJournal open = FileJournal.open(JournalOptions.of(journal))) {
      for (UUID id : confirmed) {
        Optional<Entry> entry = find(open, id);
        if (entry.isEmpty()) {
          wrong.add(id + " is no longer in the journal");
          continue;
        }
        if (rows.getOrDefault(id.toString(), 0) != 1) {
          wrong.add(
              id + " stands " + rows.getOrDefault(id.toString(), 0) + " times in the registry");
        }
        for (String uid : documents(open, entry.get())) {
          if (instances.getOrDefault(uid, 0) != 1) {
            wrong.add(
                id + ": " + uid + " is " + instances.getOrDefault(uid, 0) + " times in the PACS");
          }
        }
      }
    }
    assertEquals(
        List.of(), wrong.subList(0, Math.min(SHOWN, wrong.size())), wrong.size() + " are wrong");
    Set<String> doubled = new TreeSet<>();
    instances.forEach(
        (uid, count) -> {
          if (count > 1) {
            doubled.add(uid);
          }
        });
    assertEquals(Set.of(), doubled, "twice in the PACS");
  }

  /** The files of earlier processes are read in the background after opening. */
  private static Optional<Entry> find(OpenJournal journal, UUID id) throws Exception {
    long end = System.nanoTime() + LOADING_LIMIT.toNanos();
    Lookup answer = journal.find(id);
    while (!(answer instanceof Lookup.Found) && System.nanoTime() < end) {
      Thread.sleep(20);
      answer = journal.find(id);
    }
    return answer.known();
  }

  private static List<String> documents(OpenJournal journal, Entry entry) throws IOException {
    Event event = entry.event();
    if (event instanceof Event.Assessed) {
      return uids(CaseDocuments.of(entry, entry, ZoneId.of("Europe/Oslo")));
    }
    if (event instanceof Event.Undone undone) {
      Entry assessed = journal.find(undone.assessment()).known().orElseThrow();
      return uids(CaseDocuments.of(entry, assessed, ZoneId.of("Europe/Oslo")));
    }
    return List.of();
  }

  private static List<String> uids(List<Attributes> documents) {
    return documents.stream().map(each -> each.getString(Tag.SOPInstanceUID)).toList();
  }

  private Map<String, Integer> instances() throws Exception {
    JsonNode all = new ObjectMapper().readTree(servers.pacs().get("/instances?expand").body());
    Map<String, Integer> counts = new HashMap<>();
    all.forEach(
        instance ->
            counts.merge(
                instance.path("MainDicomTags").path("SOPInstanceUID").asText(), 1, Integer::sum));
    return counts;
  }

  private Map<String, Integer> rows() throws SQLException {
    Map<String, Integer> counts = new HashMap<>();
    try (Connection connection =
            DriverManager.getConnection(
                servers.postgres().jdbcUrl(), servers.postgres().user(), "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM entry")) {
      while (rows.next()) {
        counts.merge(rows.getString(1), 1, Integer::sum);
      }
    }
    return counts;
  }
}
