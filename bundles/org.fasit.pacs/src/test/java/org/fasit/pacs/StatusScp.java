package org.fasit.pacs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.net.ApplicationEntity;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.Device;
import org.dcm4che3.net.PDVInputStream;
import org.dcm4che3.net.TransferCapability;
import org.dcm4che3.net.pdu.PresentationContext;
import org.dcm4che3.net.service.BasicCEchoSCP;
import org.dcm4che3.net.service.BasicCStoreSCP;
import org.dcm4che3.net.service.DicomServiceRegistry;

/** A storage SCP that answers with one status, whatever it gets. */
final class StatusScp implements AutoCloseable {

  static final String AE_TITLE = "STATUS";

  private final Device device = new Device("status-scp");
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<String> classes = new CopyOnWriteArrayList<>();
  private final int port;

  StatusScp(int status, String... sopClasses) throws Exception {
    port = freePort();
    Connection connection = new Connection("dicom", "127.0.0.1", port);
    ApplicationEntity ae = new ApplicationEntity(AE_TITLE);
    ae.setAssociationAcceptor(true);
    ae.addConnection(connection);
    for (String sopClass : sopClasses) {
      ae.addTransferCapability(
          new TransferCapability(
              null, sopClass, TransferCapability.Role.SCP, UID.ImplicitVRLittleEndian));
    }
    DicomServiceRegistry services = new DicomServiceRegistry();
    services.addDicomService(new BasicCEchoSCP());
    services.addDicomService(
        new BasicCStoreSCP("*") {
          @Override
          protected void store(
              Association association,
              PresentationContext context,
              Attributes request,
              PDVInputStream data,
              Attributes response)
              throws IOException {
            Attributes dataset = data.readDataset(context.getTransferSyntax());
            received.add(dataset.getString(Tag.SOPInstanceUID));
            classes.add(dataset.getString(Tag.SOPClassUID));
            response.setInt(Tag.Status, VR.US, status);
          }
        });
    device.setDimseRQHandler(services);
    device.addConnection(connection);
    device.addApplicationEntity(ae);
    device.setExecutor(executor);
    device.setScheduledExecutor(timer);
    device.bindConnections();
  }

  int port() {
    return port;
  }

  List<String> received() {
    return List.copyOf(received);
  }

  /** The SOP classes of what was received. */
  List<String> classes() {
    return List.copyOf(classes);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    device.unbindConnections();
    executor.shutdownNow();
    timer.shutdownNow();
  }
}
