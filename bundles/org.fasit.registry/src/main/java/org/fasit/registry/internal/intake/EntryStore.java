package org.fasit.registry.internal.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.fasit.registry.internal.store.Sql;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores each entry once. A call is one transaction: what is answered as stored is on disk. */
public final class EntryStore {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The tables that hold what the reviews ask of entries. */
  private static final List<String> FACTS =
      List.of("exposure", "assessment", "adjudication", "addendum", "undo");

  private final Jdbi jdbi;

  public EntryStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What became of an entry. */
  public enum Status {
    STORED,
    DUPLICATE,
    REJECTED
  }

  /**
   * One entry's answer.
   *
   * @param reason why it was rejected
   */
  public record Result(String id, Status status, Optional<String> reason) {}

  /** Stores the sound entries of a batch and answers for all, in their order. */
  public List<Result> store(Batch batch) {
    List<ReceivedEntry> entries = new ArrayList<>();
    for (Batch.Item item : batch.items()) {
      if (item instanceof Batch.Item.Sound sound) {
        entries.add(sound.entry());
      }
    }
    Map<ReceivedEntry, Result> results =
        entries.isEmpty() ? Map.of() : jdbi.inTransaction(h -> store(h, batch, entries));
    List<Result> answers = new ArrayList<>(batch.items().size());
    for (Batch.Item item : batch.items()) {
      answers.add(
          item instanceof Batch.Item.Sound sound
              ? results.get(sound.entry())
              : rejected(item.id(), ((Batch.Item.Unsound) item).reason()));
    }
    return answers;
  }

  private Map<ReceivedEntry, Result> store(
      Handle handle, Batch batch, List<ReceivedEntry> entries) {
    Map<UUID, ReceivedEntry> firstById = new LinkedHashMap<>();
    entries.forEach(entry -> firstById.putIfAbsent(entry.id(), entry));
    Set<UUID> inserted = insertEntries(handle, batch, List.copyOf(firstById.values()));
    List<ReceivedEntry> fresh = inserted.stream().map(firstById::get).toList();
    Map<ReceivedEntry, Result> results = new IdentityHashMap<>();
    insertFacts(handle, batch.site(), fresh);
    fresh.forEach(e -> results.put(e, new Result(id(e), Status.STORED, Optional.empty())));
    List<ReceivedEntry> known =
        entries.stream()
            .filter(entry -> !results.containsKey(entry))
            .sorted(Comparator.comparing(ReceivedEntry::id))
            .toList();
    Map<UUID, byte[]> hashes = hashes(handle, batch.site(), known);
    for (ReceivedEntry entry : known) {
      boolean same = MessageDigest.isEqual(hashes.get(entry.id()), entry.hash());
      results.put(
          entry,
          same
              ? new Result(id(entry), Status.DUPLICATE, Optional.empty())
              : revise(handle, batch, entry));
    }
    return results;
  }

  /**
   * Takes what differs from what is stored under the same id in its place, as long as it says the
   * same of what happened. What was sent last holds whole: a comment that no longer goes is gone.
   */
  private static Result revise(Handle handle, Batch batch, ReceivedEntry entry) {
    Optional<String> difference =
        ImmutableFacts.difference(
            entry.kind(),
            stored(handle, batch.site(), entry.id()),
            new ImmutableFacts.Told(tree(entry.content()), batch.keyId()));
    if (difference.isPresent()) {
      return rejected(
          id(entry), "different content under an id that is stored already: " + difference.get());
    }
    handle
        .createUpdate(Sql.of("revise-entry"))
        .bind("site", batch.site())
        .bind("id", entry.id())
        .bind("keyId", batch.keyId())
        .bind("contentHash", entry.hash())
        .bind("content", entry.content())
        .execute();
    for (String facts : FACTS) {
      handle
          .createUpdate(Sql.of("delete-" + facts))
          .bind("site", batch.site())
          .bind("id", entry.id())
          .execute();
    }
    insertFacts(handle, batch.site(), List.of(entry));
    return new Result(id(entry), Status.STORED, Optional.empty());
  }

  private static ImmutableFacts.Told stored(Handle handle, String site, UUID id) {
    return handle
        .createQuery(Sql.of("stored-entry"))
        .bind("site", site)
        .bind("id", id)
        .map(
            (row, context) ->
                new ImmutableFacts.Told(tree(row.getString("content")), row.getString("key_id")))
        .one();
  }

  private static JsonNode tree(String content) {
    try {
      return JSON.readTree(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored entry is not JSON", e);
    }
  }

  /**
   * Stores what is not there yet. The statement sorts by id, so that two calls with the same
   * entries cannot lock each other out.
   *
   * @param entries each with an id of its own
   * @return the ids of those that were not there
   */
  private static Set<UUID> insertEntries(Handle handle, Batch batch, List<ReceivedEntry> entries) {
    HexFormat hex = HexFormat.of();
    return handle
        .createQuery(Sql.of("insert-entries"))
        .bind("site", batch.site())
        .bind("keyId", batch.keyId())
        .bindArray("ids", UUID.class, each(entries, ReceivedEntry::id))
        .bindArray("kinds", String.class, each(entries, entry -> entry.kind().name()))
        .bindArray("loggedAt", String.class, each(entries, entry -> entry.time().toString()))
        .bindArray("contentHashes", String.class, each(entries, e -> hex.formatHex(e.hash())))
        .bindArray("contents", String.class, each(entries, ReceivedEntry::content))
        .mapTo(UUID.class)
        .set();
  }

  private static <T> List<T> each(List<ReceivedEntry> entries, Function<ReceivedEntry, T> part) {
    return entries.stream().map(part).toList();
  }

  private static void insertFacts(Handle handle, String site, List<ReceivedEntry> entries) {
    PreparedBatch exposures = handle.prepareBatch(Sql.of("insert-exposure"));
    PreparedBatch assessments = handle.prepareBatch(Sql.of("insert-assessment"));
    PreparedBatch adjudications = handle.prepareBatch(Sql.of("insert-adjudication"));
    PreparedBatch addenda = handle.prepareBatch(Sql.of("insert-addendum"));
    PreparedBatch undos = handle.prepareBatch(Sql.of("insert-undo"));
    for (ReceivedEntry entry : entries) {
      if (entry.facts() instanceof ReceivedEntry.Exposure exposure) {
        add(exposures, site, entry, exposure);
      } else if (entry.facts() instanceof ReceivedEntry.Assessed assessed) {
        add(assessments, site, entry, assessed);
      } else if (entry.facts() instanceof ReceivedEntry.Adjudicated adjudicated) {
        add(adjudications, site, entry, adjudicated);
      } else if (entry.facts() instanceof ReceivedEntry.Addendum addendum) {
        add(addenda, site, entry, addendum);
      } else if (entry.facts() instanceof ReceivedEntry.Undone undone) {
        common(undos, site, entry).bind("assessment", undone.assessment()).add();
      }
    }
    for (PreparedBatch batch : List.of(exposures, assessments, adjudications, addenda, undos)) {
      if (batch.size() > 0) {
        batch.execute();
      }
    }
  }

  private static void add(
      PreparedBatch batch, String site, ReceivedEntry entry, ReceivedEntry.Exposure exposure) {
    ReceivedEntry.Exam exam = exposure.exam();
    common(batch, site, entry)
        .bind("patient", exam.patient())
        .bind("study", exam.study())
        .bind("reader", exposure.reader())
        .bind("result", exposure.result())
        .bind("studyDate", exam.date())
        .bind("ageMonths", boxed(exam.ageMonths()))
        .bind("sex", exam.sex().name())
        .bind("modality", exam.modality())
        .bind("bodyPart", exam.bodyPart())
        .bind("manufacturer", exposure.product().manufacturer())
        .bind("product", exposure.product().name())
        .bind("version", exposure.product().version())
        .bind("mode", exposure.mode().name())
        .bind("conclusion", exposure.conclusion().name())
        .bind("met", exposure.met().name())
        .bindArray("restsOn", String.class, exposure.restsOn())
        .add();
  }

  private static void add(
      PreparedBatch batch, String site, ReceivedEntry entry, ReceivedEntry.Assessed assessed) {
    common(batch, site, entry)
        .bind("exposure", assessed.exposure())
        .bind("study", assessed.exam().study())
        .bind("reader", assessed.reader())
        .bind("manufacturer", assessed.product().manufacturer())
        .bind("product", assessed.product().name())
        .bind("version", assessed.product().version())
        .bind("judgement", assessed.judgement().name())
        .bind("level", assessed.level().name())
        .bind("finding", assessed.finding())
        .bind("presence", assessed.presence().map(Enum::name))
        .add();
  }

  private static void add(
      PreparedBatch batch,
      String site,
      ReceivedEntry entry,
      ReceivedEntry.Adjudicated adjudicated) {
    common(batch, site, entry)
        .bind("assessment", adjudicated.assessment())
        .bind("study", adjudicated.exam().study())
        .bind("reader", adjudicated.reader())
        .bind("manufacturer", adjudicated.product().manufacturer())
        .bind("product", adjudicated.product().name())
        .bind("version", adjudicated.product().version())
        .bind("logged", adjudicated.logged().name())
        .bind("decision", adjudicated.decision().name())
        .bind("corrected", adjudicated.corrected().map(Enum::name))
        .add();
  }

  private static void add(
      PreparedBatch batch, String site, ReceivedEntry entry, ReceivedEntry.Addendum addendum) {
    common(batch, site, entry)
        .bind("assessment", addendum.assessment())
        .bind("study", addendum.exam().study())
        .bind("reader", addendum.reader())
        .bind("manufacturer", addendum.product().manufacturer())
        .bind("product", addendum.product().name())
        .bind("version", addendum.product().version())
        .bind("step", addendum.step().name())
        .add();
  }

  private static PreparedBatch common(PreparedBatch batch, String site, ReceivedEntry entry) {
    return batch
        .bind("site", site)
        .bind("id", entry.id())
        .bind("loggedAt", entry.time().atOffset(ZoneOffset.UTC));
  }

  private static Optional<Integer> boxed(OptionalInt value) {
    return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
  }

  private static Map<UUID, byte[]> hashes(Handle handle, String site, List<ReceivedEntry> known) {
    Map<UUID, byte[]> hashes = new HashMap<>();
    if (known.isEmpty()) {
      return hashes;
    }
    handle
        .createQuery(Sql.of("content-hashes"))
        .bind("site", site)
        .bindArray("ids", UUID.class, known.stream().map(ReceivedEntry::id).toList())
        .map(
            (row, context) ->
                Map.entry(row.getObject("id", UUID.class), row.getBytes("content_hash")))
        .forEach(entry -> hashes.put(entry.getKey(), entry.getValue()));
    return hashes;
  }

  private static String id(ReceivedEntry entry) {
    return entry.id().toString();
  }

  private static Result rejected(String id, String reason) {
    return new Result(id, Status.REJECTED, Optional.of(reason));
  }
}
