package org.fasit.samples.server;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;
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

/**
 * A storage SCP that keeps what it is sent as files, for a machine where no PACS is to be had. It
 * answers C-ECHO and C-STORE and nothing else.
 */
public final class StorageScp implements AutoCloseable {

  /** Its Application Entity Title. */
  public static final String AE_TITLE = "FASITSCP";

  private static final String IMPLEMENTATION_CLASS = "2.25.193421700268837201951286428817421037913";
  private static final Pattern DICOM_UID = Pattern.compile("[0-9.]{1,64}");

  private final Path folder;
  private final Device device = new Device("fasit-storage");
  private final int port;
  private final ExecutorService workers = Executors.newCachedThreadPool(StorageScp::daemon);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(StorageScp::daemon);

  private StorageScp(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Listens on a free port of the loopback address and stores into the folder. */
  public static StorageScp start(Path folder) throws IOException {
    Files.createDirectories(folder);
    StorageScp scp = new StorageScp(folder, freePort());
    scp.listen();
    return scp;
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Where the files lie. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    device.unbindConnections();
    timer.shutdownNow();
    workers.shutdownNow();
  }

  private void listen() throws IOException {
    Connection connection = new Connection();
    connection.setHostname(InetAddress.getLoopbackAddress().getHostAddress());
    connection.setPort(port);
    ApplicationEntity entity = new ApplicationEntity("*");
    entity.setAssociationAcceptor(true);
    entity.addConnection(connection);
    entity.addTransferCapability(
        new TransferCapability(null, "*", TransferCapability.Role.SCP, "*"));
    DicomServiceRegistry services = new DicomServiceRegistry();
    services.addDicomService(new BasicCEchoSCP());
    services.addDicomService(new Keeper());
    device.addConnection(connection);
    device.addApplicationEntity(entity);
    device.setDimseRQHandler(services);
    device.setExecutor(workers);
    device.setScheduledExecutor(timer);
    try {
      device.bindConnections();
    } catch (GeneralSecurityException e) {
      throw new IOException("could not listen on port " + port, e);
    }
  }

  private final class Keeper extends BasicCStoreSCP {

    private Keeper() {
      super("*");
    }

    @Override
    protected void store(
        Association association,
        PresentationContext context,
        Attributes request,
        PDVInputStream data,
        Attributes response)
        throws IOException {
      String classUid = request.getString(Tag.AffectedSOPClassUID);
      String instanceUid = request.getString(Tag.AffectedSOPInstanceUID, "");
      if (!DICOM_UID.matcher(instanceUid).matches()) {
        throw new IOException("not a UID: " + instanceUid);
      }
      String syntax = context.getTransferSyntax();
      Path part = folder.resolve(instanceUid + ".part");
      File file = part.toFile();
      try (DicomOutputStream out = new DicomOutputStream(file)) {
        Attributes meta = new Attributes();
        meta.setBytes(Tag.FileMetaInformationVersion, VR.OB, new byte[] {0, 1});
        meta.setString(Tag.MediaStorageSOPClassUID, VR.UI, classUid);
        meta.setString(Tag.MediaStorageSOPInstanceUID, VR.UI, instanceUid);
        meta.setString(Tag.TransferSyntaxUID, VR.UI, syntax);
        meta.setString(Tag.ImplementationClassUID, VR.UI, IMPLEMENTATION_CLASS);
        out.writeFileMetaInformation(meta);
        data.copyTo(out);
      }
      Files.move(part, folder.resolve(instanceUid + ".dcm"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fasit-storage");
    thread.setDaemon(true);
    return thread;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
