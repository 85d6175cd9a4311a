package org.fasit.pacs.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.net.DimseRSP;
import org.dcm4che3.net.Status;
import org.fasit.audit.AuditTrail;
import org.fasit.pacs.PacsSettings.Dimse;

/** Tries out a DIMSE node: C-ECHO, and which SOP classes it accepts. */
public final class DimseProbe {

  private static final Map<String, String> STORED = new LinkedHashMap<>();

  static {
    STORED.put(UID.KeyObjectSelectionDocumentStorage, "Key Object Selection");
    STORED.put(UID.Comprehensive3DSRStorage, "Comprehensive 3D SR");
    STORED.put(UID.ComprehensiveSRStorage, "Comprehensive SR");
    STORED.put(
        UID.GrayscaleSoftcopyPresentationStateStorage, "Grayscale Softcopy Presentation State");
    STORED.put(UID.ColorSoftcopyPresentationStateStorage, "Color Softcopy Presentation State");
  }

  /** The kinds that mark a place, which a case can do without. */
  public static final List<String> STATES =
      List.of(
          UID.GrayscaleSoftcopyPresentationStateStorage, UID.ColorSoftcopyPresentationStateStorage);

  private final DimseNode node;

  public DimseProbe(Dimse settings) {
    this.node = new DimseNode(settings, AuditTrail.NONE);
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

  /** The kinds of objects of ours that it does not take, by SOP Class UID, with their names. */
  public Map<String, String> refusedForStorage() throws IOException, InterruptedException {
    return node.run(
        List.copyOf(STORED.keySet()),
        association -> {
          Map<String, String> refused = new LinkedHashMap<>();
          STORED.forEach(
              (uid, name) -> {
                if (association.getTransferSyntaxesFor(uid).isEmpty()) {
                  refused.put(uid, name);
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
