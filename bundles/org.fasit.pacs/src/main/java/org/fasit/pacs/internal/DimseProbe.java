package org.fasit.pacs.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.net.DimseRSP;
import org.dcm4che3.net.Status;
import org.fasit.pacs.PacsSettings.Dimse;

/** Tries out a DIMSE node: C-ECHO, and which SOP classes it accepts. */
public final class DimseProbe {

  private static final Map<String, String> STORED = new LinkedHashMap<>();

  static {
    STORED.put("1.2.840.10008.5.1.4.1.1.88.33", "Comprehensive SR");
    STORED.put("1.2.840.10008.5.1.4.1.1.88.59", "Key Object Selection");
  }

  private final DimseNode node;

  public DimseProbe(Dimse settings) {
    this.node = new DimseNode(settings);
  }

  public String address() {
    return node.settings().calledAet() + "@" + node.address();
  }

  /** C-ECHO (PS3.7 section 9.1.5); the failure tells an administrator what to change. */
  public void echo() throws IOException, InterruptedException {
    int status =
        node.run(
            List.of(UID.Verification),
            association -> {
              if (association.getTransferSyntaxesFor(UID.Verification).isEmpty()) {
                throw new IOException(Messages.text("noEcho"));
              }
              DimseRSP response = association.cecho();
              return response.next()
                  ? response.getCommand().getInt(Tag.Status, Status.ProcessingFailure)
                  : Status.ProcessingFailure;
            });
    if (status != Status.Success) {
      throw new IOException(Messages.text("echoFailed", "%04X".formatted(status)));
    }
  }

  /** The kinds of objects of ours that it does not take. */
  public List<String> refusedForStorage() throws IOException, InterruptedException {
    return node.run(
        List.copyOf(STORED.keySet()),
        association -> {
          List<String> refused = new ArrayList<>();
          STORED.forEach(
              (uid, name) -> {
                if (association.getTransferSyntaxesFor(uid).isEmpty()) {
                  refused.add(name);
                }
              });
          return refused;
        });
  }

  /** Whether it lets us search (C-FIND). */
  public boolean searches() throws IOException, InterruptedException {
    return node.run(
        List.of(CFindClient.MODEL),
        association -> !association.getTransferSyntaxesFor(CFindClient.MODEL).isEmpty());
  }
}
