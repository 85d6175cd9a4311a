package org.fasit.pacs.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.DimseRSP;
import org.dcm4che3.net.Priority;
import org.dcm4che3.net.Status;
import org.fasit.pacs.internal.QidoClient.NotSearchableException;

/**
 * C-FIND in the study root model (DICOM PS3.4 section C.6.2): whether an instance is there. Lists
 * are not read back by it, as it tells headers only.
 */
final class CFindClient implements InstanceSearch {

  static final String MODEL = UID.StudyRootQueryRetrieveInformationModelFind;

  private static final int MOST_RESULTS = 1_000;

  private final DimseNode node;

  CFindClient(DimseNode node) {
    this.node = node;
  }

  @Override
  public boolean has(Outgoing instance) throws IOException, InterruptedException {
    Attributes keys = keys("IMAGE");
    keys.setString(Tag.StudyInstanceUID, VR.UI, instance.studyUid());
    keys.setString(Tag.SeriesInstanceUID, VR.UI, instance.seriesUid());
    keys.setString(Tag.SOPInstanceUID, VR.UI, instance.uid());
    return node.run(List.of(MODEL), association -> find(association, keys)).stream()
        .anyMatch(found -> instance.uid().equals(found.getString(Tag.SOPInstanceUID)));
  }

  private static Attributes keys(String level) {
    Attributes keys = new Attributes();
    keys.setString(Tag.QueryRetrieveLevel, VR.CS, level);
    return keys;
  }

  private List<Attributes> find(Association association, Attributes keys)
      throws IOException, InterruptedException {
    Set<String> syntaxes = association.getTransferSyntaxesFor(MODEL);
    if (syntaxes.isEmpty()) {
      throw new NotSearchableException(Messages.text("noFind"), 0);
    }
    return node.audit()
        .queried(
            Optional.of(MODEL),
            words(keys),
            () -> found(association, keys, syntaxes.iterator().next()));
  }

  /** What is asked, as text: the name of each key with its value. */
  private static String words(Attributes keys) {
    return Arrays.stream(keys.tags())
        .mapToObj(
            tag -> "(%04X,%04X)=%s".formatted(tag >>> 16, tag & 0xFFFF, keys.getString(tag, "")))
        .collect(Collectors.joining(" "));
  }

  private static List<Attributes> found(Association association, Attributes keys, String syntax)
      throws IOException, InterruptedException {
    DimseRSP response = association.cfind(MODEL, Priority.NORMAL, keys, syntax, 0);
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
    return new NotSearchableException(said, 0);
  }
}
