package org.fasit.dicom.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.Problem;
import org.fasit.dicom.ReadOutcome;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ReadOutcome.NotAiResult;
import org.fasit.dicom.ReaderOptions;
import org.fasit.model.InstanceRef;

/** Reads an object with the reader for its kind: is it an AI result, and what does it say. */
public final class ResultReader {

  /** The first that takes an object reads it. */
  private static final List<ObjectReader> READERS =
      List.of(
          new KeyObjectsReader(),
          new StructuredReader(),
          new SegmentationReader(),
          new PresentationReader(),
          new PictureReader());

  private final ReaderOptions options;
  private final Texts texts;

  /** Reads with these options. */
  public ResultReader(ReaderOptions options, Texts texts) {
    this.options = options;
    this.texts = texts;
  }

  /** Whether the object's header is enough to tell that it is no AI result. */
  public Optional<NotAiResult> passOver(Attributes header) {
    return reader(header, inProfile(header)).isPresent()
        ? Optional.empty()
        : Optional.of(passedOver(header));
  }

  private NotAiResult passedOver(Attributes header) {
    boolean index = SopClasses.isDirectory(Values.uid(header, Tag.SOPClassUID));
    return new NotAiResult(texts.say(index ? "index" : "notReport"));
  }

  private static Optional<ObjectReader> reader(Attributes beginning, boolean named) {
    for (ObjectReader reader : READERS) {
      if (reader.takes(beginning, named)) {
        return SopClasses.isDirectory(Values.uid(beginning, Tag.SOPClassUID))
            ? Optional.empty()
            : Optional.of(reader);
      }
    }
    return Optional.empty();
  }

  private boolean inProfile(Attributes header) {
    return options
            .profile()
            .names(
                Values.text(header, Tag.Manufacturer), Values.text(header, Tag.SeriesDescription))
        || SiteRule.of(options.profile(), header).filter(SiteRule::countsAsAi).isPresent();
  }

  /** Reads a file. Of objects that are no candidates, only the beginning is read. */
  public ReadOutcome read(Path file, Notes notes) throws UnreadableException {
    ContentNode content;
    try (DicomFile opened = DicomFile.open(file)) {
      Attributes beginning = opened.beginning();
      Optional<ObjectReader> reader = reader(beginning, inProfile(beginning));
      if (reader.isEmpty()) {
        return passedOver(beginning);
      }
      content = reader.get().load(opened);
    }
    return read(content, Optional.of(file), notes);
  }

  /** Reads an object that was parsed already. */
  public ReadOutcome read(Attributes dataset, Notes notes) throws UnreadableException {
    return read(ContentNode.of(dataset), Optional.empty(), notes);
  }

  private ReadOutcome read(ContentNode content, Optional<Path> file, Notes notes)
      throws UnreadableException {
    Attributes dataset = content.dataset();
    boolean named = inProfile(dataset);
    Optional<ObjectReader> reader = reader(dataset, named);
    if (reader.isEmpty()) {
      return passedOver(dataset);
    }
    Candidate candidate = candidate(content, file, named, notes);
    candidate.rule().ifPresent(rule -> rule.tell(notes));
    ReadOutcome outcome = reader.get().read(candidate);
    if (!(outcome instanceof AiResultFound found)) {
      return outcome;
    }
    AiResultFound completed =
        candidate.rule().isPresent()
            ? candidate.rule().get().complete(found, dataset, notes)
            : found;
    notes.gave("object", "product", completed.result().product());
    notes.gave("object", "conclusion", completed.result().conclusion());
    return completed;
  }

  private Candidate candidate(ContentNode content, Optional<Path> file, boolean named, Notes notes)
      throws UnreadableException {
    Attributes dataset = content.dataset();
    String instance = Values.uid(dataset, Tag.SOPInstanceUID);
    String study = Values.uid(dataset, Tag.StudyInstanceUID);
    if (instance.isEmpty() || study.isEmpty()) {
      throw new UnreadableException(Problem.NO_IDENTITY, "noIdentity");
    }
    InstanceRef source =
        new InstanceRef(
            Values.uid(dataset, Tag.SOPClassUID),
            instance,
            Values.uid(dataset, Tag.SeriesInstanceUID));
    return new Candidate(
        content,
        file,
        source,
        study,
        named,
        SiteRule.of(options.profile(), dataset),
        options,
        notes,
        texts);
  }
}
