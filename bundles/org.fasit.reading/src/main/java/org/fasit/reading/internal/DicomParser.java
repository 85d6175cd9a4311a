package org.fasit.reading.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.AiResultReader;
import org.fasit.dicom.OwnDocuments;
import org.fasit.dicom.ReadOutcome;
import org.fasit.dicom.ReaderOptions;
import org.fasit.dicom.SiteProfile;
import org.fasit.dicom.document.CaseDocument;
import org.fasit.dicom.document.DocumentOptions;

/** Reads objects with {@link AiResultReader}, in the user's language. */
final class DicomParser implements ResultParser {
  private final AiResultReader reader;
  private final OwnDocuments own = new OwnDocuments(DocumentOptions.in(ZoneId.systemDefault()));

  DicomParser(SiteProfile profile) {
    reader = new AiResultReader(ReaderOptions.standard().with(profile));
  }

  /** The senders that a site names, as JSON text. */
  static List<SiteProfile.Sender> senders(String senders) throws SettingsException {
    List<SiteProfile.Sender> named = new ArrayList<>();
    for (JsonNode sender :
        SettingsParser.objects("reading.senders", SettingsSchema.SENDERS, senders)) {
      named.add(
          new SiteProfile.Sender(
              sender.get("manufacturer").textValue(), sender.get("seriesDescription").textValue()));
    }
    return named;
  }

  @Override
  public Parsed parse(Attributes dataset) {
    Optional<CaseDocument> document = own.read(dataset);
    return document.isPresent() ? new Parsed.Own(document.get()) : parsed(reader.read(dataset));
  }

  @Override
  public Parsed parse(Path file) {
    Parsed parsed = parsed(reader.read(file));
    return parsed instanceof Parsed.NotAiResult
        ? own.read(file).<Parsed>map(Parsed.Own::new).orElse(parsed)
        : parsed;
  }

  private static Parsed parsed(ReadOutcome outcome) {
    if (outcome instanceof ReadOutcome.AiResultFound found) {
      return new Parsed.Result(found);
    }
    if (outcome instanceof ReadOutcome.Unreadable failure) {
      return new Parsed.Unreadable(failure.reason());
    }
    return new Parsed.NotAiResult();
  }
}
