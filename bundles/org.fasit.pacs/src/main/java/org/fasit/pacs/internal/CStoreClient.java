package org.fasit.pacs.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.DataWriterAdapter;
import org.dcm4che3.net.DimseRSP;
import org.dcm4che3.net.Priority;
import org.dcm4che3.net.Status;

/** C-STORE (DICOM PS3.7 section 9.1.1) over one association for each call. */
final class CStoreClient implements Storage {

  private final DimseNode node;
  private final CFindClient search;

  CStoreClient(DimseNode node) {
    this.node = node;
    this.search = new CFindClient(node);
  }

  @Override
  public Map<String, StoreStatus> store(List<Outgoing> instances)
      throws IOException, InterruptedException {
    List<String> classes = instances.stream().map(Outgoing::sopClassUid).distinct().toList();
    Map<String, StoreStatus> statuses =
        node.run(
            classes,
            association -> {
              Map<String, StoreStatus> said = new LinkedHashMap<>();
              for (Outgoing instance : instances) {
                said.put(instance.uid(), store(association, instance));
              }
              return said;
            });
    for (Outgoing instance : instances) {
      if (statuses.get(instance.uid()) instanceof StoreStatus.MayBeThere there) {
        statuses.put(instance.uid(), StoreCheck.of(there, instance, search));
      }
    }
    return statuses;
  }

  private static StoreStatus store(Association association, Outgoing instance)
      throws IOException, InterruptedException {
    Set<String> accepted = association.getTransferSyntaxesFor(instance.sopClassUid());
    if (accepted.isEmpty()) {
      return new StoreStatus.ClassRefused(Messages.text("classRefused", instance.sopClassUid()));
    }
    String syntax =
        accepted.contains(UID.ExplicitVRLittleEndian)
            ? UID.ExplicitVRLittleEndian
            : accepted.iterator().next();
    DimseRSP response =
        association.cstore(
            instance.sopClassUid(),
            instance.uid(),
            Priority.NORMAL,
            new DataWriterAdapter(instance.dataset()),
            syntax);
    if (!response.next()) {
      throw new IOException(Messages.text("noStoreAnswer"));
    }
    Attributes command = response.getCommand();
    return StatusCodes.ofStatus(
        command.getInt(Tag.Status, Status.ProcessingFailure),
        Optional.ofNullable(command.getString(Tag.ErrorComment)));
  }
}
