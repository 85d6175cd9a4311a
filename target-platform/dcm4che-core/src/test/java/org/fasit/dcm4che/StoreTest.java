package org.fasit.dcm4che;

import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.net.ApplicationEntity;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.DataWriterAdapter;
import org.dcm4che3.net.Device;
import org.dcm4che3.net.DimseRSP;
import org.dcm4che3.net.PDVInputStream;
import org.dcm4che3.net.Priority;
import org.dcm4che3.net.Status;
import org.dcm4che3.net.TransferCapability;
import org.dcm4che3.net.pdu.AAssociateRQ;
import org.dcm4che3.net.pdu.PresentationContext;
import org.dcm4che3.net.service.BasicCEchoSCP;
import org.dcm4che3.net.service.BasicCStoreSCP;
import org.dcm4che3.net.service.DicomServiceException;
import org.dcm4che3.net.service.DicomServiceRegistry;
import org.dcm4che3.util.UIDUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreTest {
  private final Map<String, Attributes> stored = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private Device archive;
  private int port;

  @BeforeEach
  void startArchive() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Connection connection = new Connection(null, "127.0.0.1", port);
    ApplicationEntity entity = new ApplicationEntity("ARCHIVE");
    entity.setAssociationAcceptor(true);
    entity.addConnection(connection);
    entity.addTransferCapability(
        new TransferCapability(null, "*", TransferCapability.Role.SCP, "*"));
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
            String iuid = request.getString(Tag.AffectedSOPInstanceUID);
            if (iuid.startsWith("1.2.3")) {
              throw new DicomServiceException(Status.OutOfResources, "full");
            }
            stored.put(iuid, data.readDataset(context.getTransferSyntax()));
          }
        });
    entity.setDimseRQHandler(services);
    archive = device("archive", connection, entity);
    archive.bindConnections();
  }

  @AfterEach
  void stopArchive() {
    archive.unbindConnections();
    threads.shutdownNow();
    timer.shutdownNow();
  }

  @Test
  void storesOverTheWire() throws Exception {
    Attributes report = Samples.report(UIDUtils.createUID());
    Association association = connect(UID.ComprehensiveSRStorage);
    try {
      assertEquals(Status.Success, store(association, report).getInt(Tag.Status, -1));
    } finally {
      association.release();
    }
    assertEquals(report, stored.get(report.getString(Tag.SOPInstanceUID)));
  }

  @Test
  void answersWithTheStatusOfTheException() throws Exception {
    Association association = connect(UID.ComprehensiveSRStorage);
    Attributes answer = store(association, Samples.report("1.2.3.4"));
    association.release();
    assertEquals(Status.OutOfResources, answer.getInt(Tag.Status, -1));
    assertEquals("full", answer.getString(Tag.ErrorComment));
  }

  @Test
  void echoes() throws Exception {
    Association association = connect(UID.Verification);
    DimseRSP answer = association.cecho();
    assertTrue(answer.next());
    assertEquals(Status.Success, answer.getCommand().getInt(Tag.Status, -1));
    association.release();
  }

  @Test
  void refusesWhatWasNotNegotiatedWithAnIoException() throws Exception {
    Association association = connect(UID.Verification);
    assertThrows(IOException.class, () -> store(association, Samples.report(UIDUtils.createUID())));
    association.release();
  }

  private Association connect(String abstractSyntax) throws Exception {
    Connection local = new Connection();
    local.setConnectTimeout(5_000);
    local.setResponseTimeout(5_000);
    ApplicationEntity entity = new ApplicationEntity("FASIT");
    entity.addConnection(local);
    device("fasit", local, entity);
    AAssociateRQ request = new AAssociateRQ();
    request.setCalledAET("ARCHIVE");
    request.addPresentationContext(
        new PresentationContext(1, abstractSyntax, UID.ExplicitVRLittleEndian));
    return entity.connect(new Connection("archive", "127.0.0.1", port), request);
  }

  private static Attributes store(Association association, Attributes report) throws Exception {
    DimseRSP answer =
        association.cstore(
            report.getString(Tag.SOPClassUID),
            report.getString(Tag.SOPInstanceUID),
            Priority.NORMAL,
            new DataWriterAdapter(report),
            UID.ExplicitVRLittleEndian);
    answer.next();
    return answer.getCommand();
  }

  private Device device(String name, Connection connection, ApplicationEntity entity) {
    Device device = new Device(name);
    device.setExecutor(threads);
    device.setScheduledExecutor(timer);
    device.addConnection(connection);
    device.addApplicationEntity(entity);
    return device;
  }
}
