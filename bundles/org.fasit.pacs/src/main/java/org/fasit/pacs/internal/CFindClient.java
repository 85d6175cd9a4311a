package org.fasit.pacs.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.DimseRSP;
import org.dcm4che3.net.Priority;
import org.dcm4che3.net.Status;
import org.fasit.pacs.internal.QidoClient.NotSearchableException;
import org.fasit.pacs.internal.QidoClient.Series;

/** C-FIND in the study root model (DICOM PS3.4 section C.6.2), with hierarchical queries only. */
public final class CFindClient {

  static final String MODEL = UID.StudyRootQueryRetrieveInformationModelFind;

  private static final int MOST_RESULTS = 500_000;

  private final DimseNode node;

  public CFindClient(DimseNode node) {
    this.node = node;
  }

  /** Whether the PACS has just this instance: same UIDs, same place. */
  boolean has(Outgoing instance) throws IOException, InterruptedException {
    Attributes keys = keys("IMAGE");
    keys.setString(Tag.StudyInstanceUID, VR.UI, instance.studyUid());
    keys.setString(Tag.SeriesInstanceUID, VR.UI, instance.seriesUid());
    keys.setString(Tag.SOPInstanceUID, VR.UI, instance.uid());
    return node.run(List.of(MODEL), association -> find(association, keys)).stream()
        .anyMatch(found -> instance.uid().equals(found.getString(Tag.SOPInstanceUID)));
  }

  /** All series of a modality, study by study. */
  public List<Series> series(String modality) throws IOException, InterruptedException {
    return node.run(
        List.of(MODEL),
        association -> {
          List<Series> all = new ArrayList<>();
          for (String study : studies(association, modality)) {
            all.addAll(series(association, study, modality));
          }
          return all;
        });
  }

  private static List<String> studies(Association association, String modality)
      throws IOException, InterruptedException {
    Attributes keys = keys("STUDY");
    keys.setString(Tag.ModalitiesInStudy, VR.CS, modality);
    keys.setNull(Tag.StudyInstanceUID, VR.UI);
    return find(association, keys).stream()
        .map(found -> found.getString(Tag.StudyInstanceUID, ""))
        .filter(QidoClient::isUid)
        .distinct()
        .toList();
  }

  private static List<Series> series(Association association, String study, String modality)
      throws IOException, InterruptedException {
    Attributes keys = keys("SERIES");
    keys.setString(Tag.Modality, VR.CS, modality);
    keys.setNull(Tag.SeriesDescription, VR.LO);
    keys.setString(Tag.StudyInstanceUID, VR.UI, study);
    keys.setNull(Tag.SeriesInstanceUID, VR.UI);
    // Modality at this level is a required key, but what is asked for is looked at all the same.
    return find(association, keys).stream()
        .filter(found -> modality.equals(found.getString(Tag.Modality, modality)))
        .filter(found -> QidoClient.isUid(found.getString(Tag.SeriesInstanceUID, "")))
        .map(
            found ->
                new Series(
                    study,
                    found.getString(Tag.SeriesInstanceUID),
                    Optional.ofNullable(found.getString(Tag.SeriesDescription))))
        .toList();
  }

  private static Attributes keys(String level) {
    Attributes keys = new Attributes();
    keys.setString(Tag.QueryRetrieveLevel, VR.CS, level);
    return keys;
  }

  private static List<Attributes> find(Association association, Attributes keys)
      throws IOException, InterruptedException {
    Set<String> syntaxes = association.getTransferSyntaxesFor(MODEL);
    if (syntaxes.isEmpty()) {
      throw new NotSearchableException(Messages.text("noFind"), false);
    }
    DimseRSP response =
        association.cfind(MODEL, Priority.NORMAL, keys, syntaxes.iterator().next(), 0);
    List<Attributes> found = new ArrayList<>();
    while (response.next()) {
      int status = response.getCommand().getInt(Tag.Status, Status.ProcessingFailure);
      if (Status.isPending(status)) {
        Attributes dataset = response.getDataset();
        if (found.size() == MOST_RESULTS) {
          throw new IOException(Messages.text("tooManyFound", MOST_RESULTS));
        }
        if (dataset != null) {
          found.add(dataset);
        }
      } else if (status != Status.Success) {
        throw failed(status, response.getCommand().getString(Tag.ErrorComment, ""));
      }
    }
    return found;
  }

  private static IOException failed(int status, String comment) {
    String said = Messages.text("findFailed", "%04X".formatted(status), HttpText.line(comment));
    return new NotSearchableException(said, false);
  }
}
